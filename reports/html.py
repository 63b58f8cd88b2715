"""The discrepancy report as one HTML file that asks nothing of any network."""

from __future__ import annotations

import base64
import functools
import hashlib
import importlib.resources
import json
import re
from collections.abc import Sequence
from urllib.parse import quote

import jinja2
import rjsmin  # type: ignore[import-untyped]

from reports.html_view import Overview, Page, overview, page
from reports.passages import instant
from reports.report import Report

NEVER_SHOWN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
"""Control characters and lone surrogates: not allowed in HTML, not encodable, not visible."""
NOTICE = "Unpublished draft: confidential"
_COMMENT = re.compile(r"/\*.*?\*/")


def render(report: Report, *, index: str = "", notice: str | None = None) -> str:
    """The page, with a link to the page `index` where one is named. The same report gives the same characters.

    `notice` is the line at head and foot that says how the page is to be treated, in place of `NOTICE`.
    """
    view = page(report)
    return _filled("report.html", report, view, _data(view), index=quote(index), notice=_said(notice))


def render_index(report: Report, names: Sequence[str], *, notice: str | None = None) -> str:
    """The page that links the pages of the articles, files called `names` beside it, with the verdict of each."""
    return _filled("index.html", report, overview(report), "{}", links=[quote(name) for name in names], notice=_said(notice))


def _said(notice: str | None) -> str:
    return NOTICE if notice is None else notice


def _filled(template: str, report: Report, view: Page | Overview, data: str, **more: object) -> str:
    findings, long = isinstance(view, Page) and view.has_findings, isinstance(view, Page) and view.long
    style = "".join(static(f"{name}.css") for name, there in (("findings", findings), ("report", True)) if there)
    parts = (("base", True), ("long", long), ("report", True), ("findings", findings))
    start, end = ("setTimeout(", ")") if long else ("(", ")()")
    script = start + "() => {" + "".join(static(f"{name}.js") for name, there in parts if there) + "}" + end + ";"
    source = (
        environment()
        .get_template(template)
        .render(
            page=view,
            report=report,
            made=instant(report.generated),
            style=Raw(style),
            script=Raw(script),
            style_hash=digest(style),
            script_hash=digest(script),
            data=Raw(data),
            **more,
        )
    )
    return NEVER_SHOWN.sub("\ufffd", source)


def digest(source: str) -> str:
    """The hash by which a content security policy allows exactly these characters between two tags."""
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


class Raw:
    """Characters of our own files that go between tags as they are; article text never does."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __html__(self) -> str:
        return self._text


def _data(view: Page) -> str:
    """By article its file, then what a decision on each finding must say; safe inside a script element."""
    articles = {
        a.prefix: [a.path, *([f.fingerprint, f.code, f.evidence_hash, f.key] for f in a.report.findings)] for a in view.articles
    }
    text = json.dumps(articles, ensure_ascii=True, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


@functools.cache
def static(name: str) -> str:
    """One of our style sheets or scripts, without the white space and comments that are there for its readers."""
    source = (importlib.resources.files("reports") / "static" / name).read_text(encoding="utf-8")
    return rjsmin.jsmin(source) + "\n" if name.endswith(".js") else _COMMENT.sub("", source).replace("\n", "")


@functools.cache
def environment() -> jinja2.Environment:
    """Everything is escaped, a missing name is an error."""
    return jinja2.Environment(
        loader=jinja2.FunctionLoader(
            lambda name: (importlib.resources.files("reports") / "templates" / name).read_text(encoding="utf-8")
        ),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
