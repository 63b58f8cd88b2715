"""Machine formats as they stand in tests/gold: a change of one is seen, and meant. `pytest --update-gold` writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest
import sample_report as sample

from reports.formats import SUFFIXES, renderer

GOLD = Path(__file__).parent.parent / "gold" / "formats"
FORMATS = sorted(set(SUFFIXES) - {"html", "json", "parquet"})
"""Those for people in a browser change with its style, the JSON has a schema, Parquet has its writer's name in it."""


@pytest.mark.parametrize("name", FORMATS)
def test_the_format_is_as_it_was(name: str, update_gold: bool) -> None:
    path = GOLD / f"{name}{SUFFIXES[name]}"
    content = renderer(name)(sample.two_articles())
    assert isinstance(content, str)
    if update_gold:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="")
    assert content == path.read_bytes().decode("utf-8")


def test_there_is_a_file_for_each_format_and_no_other() -> None:
    assert {path.name for path in GOLD.iterdir()} == {f"{name}{SUFFIXES[name]}" for name in FORMATS}
