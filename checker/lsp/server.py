"""The language server over standard input and output: checks what is open a moment after the last key."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer

from checker._version import VERSION
from checker.lsp import tell
from checker.lsp.examine import Examined, decide, examine
from claims.errors import UnreadableArticle, UserError

DELAY = 0.6
"""Seconds without a key before an article is checked."""
_LOG = logging.getLogger("newscheck")


@dataclass
class _Desk:
    """What the server knows: the last check of each open text, and the checks that are waiting. One runs at a time."""

    server: LanguageServer
    author: str = ""
    examined: dict[str, tuple[int | None, Examined]] = field(default_factory=dict)
    waiting: dict[str, asyncio.Task[None]] = field(default_factory=dict)
    busy: asyncio.Lock = field(default_factory=asyncio.Lock)

    def schedule(self, uri: str, delay: float) -> None:
        """Check a text after `delay` seconds, unless it changes again before."""
        if (earlier := self.waiting.get(uri)) is not None:
            earlier.cancel()
        self.waiting[uri] = asyncio.get_running_loop().create_task(self._check(uri, delay))

    def forget(self, uri: str) -> None:
        if (task := self.waiting.pop(uri, None)) is not None:
            task.cancel()
        self.examined.pop(uri, None)
        self._publish(uri, None, [])

    def current(self, uri: str) -> Examined | None:
        """The last check of a text, if it has not changed since."""
        version, found = self.examined.get(uri, (None, None))
        document = self.server.workspace.text_documents.get(uri)
        return found if document is not None and document.version == version else None

    async def _check(self, uri: str, delay: float) -> None:
        await asyncio.sleep(delay)
        async with self.busy:
            document = self.server.workspace.text_documents.get(uri)
            if document is None:
                return
            version, text = document.version, document.source
            unit = self.server.workspace.position_encoding or "utf-16"
            encoding = unit.value if isinstance(unit, types.PositionEncodingKind) else unit
            try:
                found = await asyncio.to_thread(examine, text, path_of(uri), encoding=encoding)
            except UnreadableArticle as error:  # too little text yet, or not in English
                self._say(types.MessageType.Info, str(error))
                self.examined.pop(uri, None)
                self._publish(uri, version, [])
                return
            except UserError as error:
                self.server.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"newscheck: {error}"))
                return
            except Exception as error:
                _LOG.exception("%s", uri)
                self._say(types.MessageType.Error, f"internal error: {type(error).__name__}: {error}")
                return
        if uri in self.server.workspace.text_documents:
            self.examined[uri] = (version, found)
            for failure in found.report.failures:
                self._say(types.MessageType.Warning, f"check {failure.check} failed: {failure.error}")
            self._publish(uri, version, tell.diagnostics(found, uri))

    def _publish(self, uri: str, version: int | None, found: list[types.Diagnostic]) -> None:
        self.server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))

    def _say(self, kind: types.MessageType, words: str) -> None:
        self.server.window_log_message(types.LogMessageParams(kind, words))


def path_of(uri: str) -> Path:
    """The file of a text; for one that was never saved, its name in the working directory."""
    known = uris.to_fs_path(uri) if uri.startswith("file:") else None
    return Path(known) if known else Path.cwd() / (PurePosixPath(unquote(urlsplit(uri).path)).name or "untitled")


def make_server(*, delay: float = DELAY) -> LanguageServer:
    """The server, with what it answers to."""
    server = LanguageServer("newscheck", VERSION, text_document_sync_kind=types.TextDocumentSyncKind.Incremental)
    desk = _Desk(server)

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        options = params.initialization_options
        desk.author = str(options.get("author", "")) if isinstance(options, dict) else str(getattr(options, "author", ""))

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    async def opened(params: types.DidOpenTextDocumentParams) -> None:
        desk.schedule(params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    async def changed(params: types.DidChangeTextDocumentParams) -> None:
        desk.schedule(params.text_document.uri, delay)

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    async def saved(params: types.DidSaveTextDocumentParams) -> None:
        if desk.current(params.text_document.uri) is None:
            desk.schedule(params.text_document.uri, 0)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    async def closed(params: types.DidCloseTextDocumentParams) -> None:
        desk.forget(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(params: types.HoverParams) -> types.Hover | None:
        found = desk.current(params.text_document.uri)
        return tell.hover(found, params.position) if found else None

    _register_actions(server, desk)
    return server


def _register_actions(server: LanguageServer, desk: _Desk) -> None:
    kinds = [types.CodeActionKind.QuickFix, types.CodeActionKind.Empty]

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=kinds))
    def offered(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri = params.text_document.uri
        if (found := desk.current(uri)) is None:
            return []
        document = server.workspace.get_text_document(uri)
        comments = document.language_id == "markdown" or uri.lower().endswith((".md", ".markdown"))
        return tell.actions(found, uri, params.range, comments=comments)

    @server.command(tell.SHOW)
    async def show(uri: str, place: types.Range) -> None:
        await server.window_show_document_async(types.ShowDocumentParams(uri, take_focus=True, selection=place))

    @server.command(tell.DECIDE)
    async def decided(uri: str, fingerprint: str, decision: str, reason: str) -> None:
        found = desk.current(uri)
        finding = found.finding(fingerprint) if found else None
        if found is None or finding is None:
            words = "newscheck: the text has changed since; try again"
            server.window_show_message(types.ShowMessageParams(types.MessageType.Warning, words))
            return
        try:
            decide(found, finding, decision=decision, reason=reason.strip(), by=desk.author)
        except UserError as error:
            server.window_show_message(types.ShowMessageParams(types.MessageType.Error, f"newscheck: {error}"))
            return
        desk.schedule(uri, 0)
