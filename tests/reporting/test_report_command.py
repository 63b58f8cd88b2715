"""`newscheck report` and the files that HTML reports are written to."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import sample_parts as parts
import sample_report as sample
from click.testing import CliRunner, Result

from checker.cli import main
from checker.output import own_names, pages
from reports import html, text
from reports import json as saved
from reports.report import Report


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def newscheck(*arguments: str, **more: Any) -> Result:
    return CliRunner().invoke(main, list(arguments), **more)


def test_a_saved_report_is_shown_in_each_format(folder: Path) -> None:
    report = sample.sample_report()
    (folder / "r.json").write_text(saved.render(report), encoding="utf-8", newline="")
    result = newscheck("report", "r.json", "-o", "html:page.html", "-o", "json:again.json", "-o", "text")
    assert result.exit_code == 0, result.stderr
    assert (folder / "page.html").read_text(encoding="utf-8") == html.render(report)
    assert (folder / "again.json").read_text(encoding="utf-8") == saved.render(report)
    assert result.stdout == text.render(report)


def test_text_without_an_output_and_standard_input(folder: Path) -> None:
    report = sample.sample_report()
    result = newscheck("report", "-", input=saved.render(report))
    assert (result.exit_code, result.stdout) == (0, text.render(report))


@pytest.mark.parametrize("content", ["{", "[]", '{"schema_version": "0.1", "articles": []}', '{"schema_version": "1.1"}'])
def test_no_report_is_exit_2_with_one_line(folder: Path, content: str) -> None:
    (folder / "r.json").write_text(content, encoding="utf-8")
    result = newscheck("report", "r.json", "-o", "html:page.html")
    assert result.exit_code == 2
    assert result.stderr.startswith("newscheck: r.json: ")
    assert result.stderr.count("\n") == 1
    assert not (folder / "page.html").exists()


def test_several_articles_get_a_page_each_and_an_index(folder: Path) -> None:
    report = sample.two_articles()
    (folder / "r.json").write_text(saved.render(report), encoding="utf-8", newline="")
    assert newscheck("report", "r.json", "-o", "html").exit_code == 0
    assert newscheck("report", "r.json", "-o", "html:made/here/").exit_code == 0
    names = ["index.newscheck.html", "quiet.newscheck.html", "skerry-ferry.newscheck.html"]
    assert sorted(p.name for p in folder.glob("*.html")) == names
    assert sorted(p.name for p in (folder / "made" / "here").iterdir()) == names
    for name in names:
        assert (folder / name).read_bytes() == (folder / "made" / "here" / name).read_bytes()
    index = (folder / "index.newscheck.html").read_text(encoding="utf-8")
    assert 'href="quiet.newscheck.html"' in index
    assert "4 to resolve" in index
    assert "desk/broken.docx" in index
    assert "IndexError" in index
    page = (folder / "quiet.newscheck.html").read_text(encoding="utf-8")
    assert 'href="index.newscheck.html"' in page
    assert "broken.docx" not in page


def test_a_single_file_holds_all(folder: Path) -> None:
    report = sample.two_articles()
    (folder / "r.json").write_text(saved.render(report), encoding="utf-8", newline="")
    assert newscheck("report", "r.json", "-o", "html", "--single-file").exit_code == 0
    assert [p.name for p in folder.glob("*.html")] == ["index.newscheck.html"]
    assert (folder / "index.newscheck.html").read_text(encoding="utf-8") == html.render(report)


def test_one_article_has_no_index(folder: Path) -> None:
    (path, what, content), *more = pages(sample.sample_report(), Path())
    assert (path, what, more) == (Path("skerry-ferry.newscheck.html"), "desk/skerry-ferry.md", [])
    assert content == html.render(sample.sample_report())


def test_no_two_pages_share_a_name() -> None:
    assert own_names(["a/x.txt", "b/X.md", "-", "index.html", "x.tar.gz"], ".html", taken=["index.newscheck.html"]) == [
        "x.newscheck.html",
        "X-2.newscheck.html",
        "stdin.newscheck.html",
        "index-2.newscheck.html",
        "x.tar.newscheck.html",
    ]


def test_odd_names_are_linked(folder: Path) -> None:
    names = ['50% "off" <b>.txt', "javascript:alert(1).txt", "a#b?c.txt"]
    articles = tuple(sample.report_of(parts.article_of("One thing.", path=name)).articles[0] for name in names)
    report = Report("0.1.0", "2023-03-20T16:05:00Z", articles, ())
    made = {path.name: content for path, _, content in pages(report, Path())}
    index = made.pop("index.newscheck.html")
    links = [piece.split('"')[0] for piece in index.split('<a href="')[1:]]
    assert [unquote(link) for link in links] == list(made)
    assert not any(set(link) & set(":<>#?") for link in links)
