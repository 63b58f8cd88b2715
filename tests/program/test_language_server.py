"""newscheck server, spoken to by a language client over standard input and output."""

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Union

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types
from lsprotocol.types import CodeAction, Command
from pygls.lsp.client import LanguageClient
from pygls.protocol import default_converter

from checker.lsp.places import Places
from claims.spans import Span

COMMAND = str(Path(sys.executable).parent / "newscheck")
# An emoji before the words: two units of UTF-16, four bytes of UTF-8, one code point.
FAULTY = """# The 🌉 bridge of Ardmore reopens

ARDMORE, 3 May 2023 - The council of Ardmore said on Wednesday that the bridge 🌉 had been closed for 12 days.

It opens at nine. The the first cars will cross it with the mayor, Anna Lind, a spokesman said.

The 🌉 bridge was inspected on Monday, 2 May 2023.
"""


def converter():
    """The client library takes an action that carries a command for the command itself; this one tells them apart."""
    made = default_converter()
    union = Command | CodeAction

    def read(record, _):
        return made.structure(record, Command if isinstance(record.get("command"), str) else CodeAction)

    for kind in (union, Union[Command, CodeAction]):  # noqa: UP007
        made.register_structure_hook(kind, read)
    return made


class Session:
    """A client that keeps what the server sends."""

    def __init__(self, encoding):
        self.client = LanguageClient("test-client", "1", converter_factory=converter)
        self.encoding = encoding
        self.published = asyncio.Queue()
        self.shown, self.messages = [], []
        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self.published.put_nowait(params))
        self.client.feature(types.WINDOW_SHOW_MESSAGE)(lambda params: self.messages.append(params))
        self.client.feature(types.WINDOW_LOG_MESSAGE)(lambda params: self.messages.append(params))

        @self.client.feature(types.WINDOW_SHOW_DOCUMENT)
        def show(params: types.ShowDocumentParams):
            self.shown.append(params)
            return types.ShowDocumentResult(True)

    async def start(self, folder, **options):
        await self.client.start_io(COMMAND, "server", "--stdio", cwd=str(folder), env={**os.environ, "SOURCE_DATE_EPOCH": "1700000000"})
        general = types.GeneralClientCapabilities(position_encodings=[self.encoding])
        result = await self.client.initialize_async(
            types.InitializeParams(
                capabilities=types.ClientCapabilities(general=general),
                root_uri=folder.as_uri(),
                initialization_options=options,
            )
        )
        self.client.initialized(types.InitializedParams())
        return result

    async def opened(self, path, text, language="markdown"):
        item = types.TextDocumentItem(path.as_uri(), language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.diagnostics()

    async def changed(self, path, version, *changes):
        document = types.VersionedTextDocumentIdentifier(version, path.as_uri())
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, list(changes)))
        return await self.diagnostics()

    async def diagnostics(self):
        return await asyncio.wait_for(self.published.get(), 60)

    async def actions(self, path, within):
        context = types.CodeActionContext(diagnostics=[])
        params = types.CodeActionParams(types.TextDocumentIdentifier(path.as_uri()), within, context)
        return await self.client.text_document_code_action_async(params)

    async def run(self, command):
        await self.client.workspace_execute_command_async(types.ExecuteCommandParams(command.command, command.arguments))

    async def stop(self):
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()


def words_at(text, within, unit):
    """The words that a range means: lines, and characters in the unit that was agreed."""
    lines = text.split("\n")
    assert within.start.line == within.end.line
    line = lines[within.start.line].encode(f"{unit}-le" if unit != "utf-8" else unit)
    width = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[unit]
    return line[within.start.character * width : within.end.character * width].decode(f"{unit}-le" if unit != "utf-8" else unit)


def spoken(folder, talk, *, encoding=types.PositionEncodingKind.Utf16, **options):
    async def whole():
        session = Session(encoding)
        result = await session.start(folder, **options)
        try:
            return await talk(session, result)
        finally:
            await session.stop()

    return asyncio.run(whole())


@pytest.mark.parametrize("unit", ["utf-16", "utf-8"])
def test_diagnostics_point_at_the_words_in_the_agreed_unit(unit, tmp_path):
    path = tmp_path / "draft.md"

    async def talk(session, result):
        assert result.capabilities.position_encoding == unit
        return await session.opened(path, FAULTY)

    published = spoken(tmp_path, talk, encoding=types.PositionEncodingKind(unit))
    assert published.version == 1
    found = {d.code: d for d in published.diagnostics}
    assert words_at(FAULTY, found["PAG506"].range, unit) == "The the"
    assert found["PAG506"].severity is types.DiagnosticSeverity.Warning
    assert found["PAG506"].source == "newscheck"
    weekday = next(d for d in published.diagnostics if d.code == "TIM103")
    [other] = weekday.related_information
    assert {words_at(FAULTY, r, unit) for r in (weekday.range, other.location.range)} == {"Monday", "2 May 2023"}


def test_hovers_actions_and_decisions(tmp_path):
    path = tmp_path / "draft.md"
    (tmp_path / ".git").mkdir()

    async def talk(session, result):
        first = await session.opened(path, FAULTY)
        weekday = next(d for d in first.diagnostics if d.code == "TIM103")
        hover = await session.client.text_document_hover_async(
            types.HoverParams(types.TextDocumentIdentifier(path.as_uri()), weekday.range.start)
        )
        assert weekday.code in hover.contents.value
        assert "\n1. " in hover.contents.value
        actions = await session.actions(path, weekday.range)
        jump = next(a for a in actions if a.title.startswith("Go to"))
        await session.run(jump.command)
        [shown] = session.shown
        assert shown.selection == weekday.related_information[0].location.range
        uri, fingerprint = path.as_uri(), weekday.data["fingerprint"]
        await session.run(types.Command("", "newscheck.decide", arguments=[uri, fingerprint, "not-a-problem", " "]))
        assert "a reason for not-a-problem" in session.messages[-1].message
        dismiss = next(a for a in actions if "both passages are right" in a.title)
        assert dismiss.kind == types.CodeActionKind.QuickFix
        await session.run(dismiss.command)
        second = await session.diagnostics()
        assert weekday.code not in [d.code for d in second.diagnostics]
        comment = next(a for a in actions if "comment" in a.title)
        return first, second, comment, weekday

    _, _, comment, weekday = spoken(tmp_path, talk, author="Ines")
    [line] = (tmp_path / ".newscheck" / "decisions.jsonl").read_text(encoding="utf-8").splitlines()
    entry = json.loads(line)
    assert (entry["code"], entry["decision"], entry["by"], entry["document"]) == (weekday.code, "not-a-problem", "Ines", "draft.md")
    assert entry["reason"] == "both passages are right"
    [edit] = comment.edit.changes[path.as_uri()]
    assert f"newscheck-ignore-next {weekday.code} --" in edit.new_text
    assert FAULTY.split("\n")[edit.range.start.line].startswith("The 🌉 bridge was")


def test_an_edit_is_checked_and_a_closed_text_is_forgotten(tmp_path):
    path = tmp_path / "draft.md"

    async def talk(session, result):
        first = await session.opened(path, FAULTY)
        doubled = next(d for d in first.diagnostics if d.code == "PAG506").range
        edit = types.TextDocumentContentChangePartial(text="The", range=doubled)
        second = await session.changed(path, 2, edit)
        empty = await session.changed(path, 3, types.TextDocumentContentChangeWholeDocument(text=""))
        again = await session.changed(path, 4, types.TextDocumentContentChangeWholeDocument(text=FAULTY))
        session.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(path.as_uri())))
        return second, empty, again, await session.diagnostics()

    second, empty, again, closed = spoken(tmp_path, talk)
    assert second.version == 2
    assert "PAG506" not in [d.code for d in second.diagnostics]
    assert len(empty.diagnostics) == len(closed.diagnostics) == 0
    assert "PAG506" in [d.code for d in again.diagnostics]


def test_the_configuration_of_the_folder_counts(tmp_path):
    (tmp_path / "newscheck.toml").write_text('ignore = ["PAG506"]\n', encoding="utf-8")

    async def talk(session, result):
        published = await session.opened(tmp_path / "draft.md", FAULTY)
        (tmp_path / "newscheck.toml").write_text('ignroe = ["PAG506"]\n', encoding="utf-8")
        session.client.text_document_did_open(
            types.DidOpenTextDocumentParams(types.TextDocumentItem((tmp_path / "b.md").as_uri(), "markdown", 1, FAULTY))
        )
        for _ in range(100):
            if session.messages:
                break
            await asyncio.sleep(0.1)
        return published, session.messages

    published, messages = spoken(tmp_path, talk)
    assert "PAG506" not in [d.code for d in published.diagnostics]
    assert "ignroe" in messages[0].message


@given(st.text(alphabet="a\u0301é🌉\r\n\ufeff ", max_size=40), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_every_offset_leads_to_a_place_and_back(text, encoding):
    places = Places(text, encoding)
    document = text.removeprefix("\ufeff")
    for offset in range(len(document) + 1):
        if document[offset - 1 : offset + 1] == "\r\n" or document[offset - 1 : offset] == "\r":
            continue  # within a line break
        assert places.offset(places.position(offset)) == offset


def test_a_place_behind_the_end_is_the_end():
    places = Places("ab\ncd\n")
    assert places.offset(types.Position(0, 99)) == 2
    assert places.offset(types.Position(99, 0)) == 6
    assert places.range(Span(3, 99)).end == types.Position(2, 0)
