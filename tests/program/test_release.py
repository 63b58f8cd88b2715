"""What the papers about releases and schemas say is so."""

import json
import re
from pathlib import Path

import pytest

from checker._version import VERSION
from reports import json as report_json
from reports import revision_json

ROOT = Path(__file__).parent.parent.parent


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["RELEASING.md", "README.md", "CONTRIBUTING.md", "docs/ci.md"])
def test_every_make_target_that_is_named_exists(page):
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z-]+)", read(page))) | set(re.findall(r"^    make ([a-z-]+)", read(page), re.MULTILINE))
    assert named <= targets


def test_files_that_are_named_exist():
    for page in ("RELEASING.md", "README.md", "docs/ci.md", "docs/json.md", "docs/plugins.md", "docs/editors.md"):
        for name in re.findall(r"`((?:docs|reports|checker|claims|ci|tests|tools)/[\w./-]+|[A-Z]+\.md|action\.yml|Dockerfile)`", read(page)):
            assert (ROOT / name).exists(), f"{page}: {name}"


def test_recipes_name_this_version():
    assert set(re.findall(r"newscheck@v([\w.]+)|rev: v([\w.]+)", read("docs/ci.md"))) == {(VERSION, ""), ("", VERSION)}


def test_the_changelog_begins_with_what_comes_next_or_with_this_version():
    first = re.search(r"^## (.+)$", read("CHANGELOG.md"), re.MULTILINE)[1]
    assert first == "Unreleased" or first.startswith(f"{VERSION} (")


@pytest.mark.parametrize(("name", "version"), [("report", report_json.SCHEMA_VERSION), ("revision", revision_json.SCHEMA_VERSION)])
def test_schemas_name_the_version_that_is_written(name, version):
    schema = json.loads(read(f"reports/schema/{name}.json"))
    assert schema["properties"]["schema_version"] == {"const": version}
    assert f"version {version}" in schema["description"]
    assert re.fullmatch(r"\d+\.\d+", version)
