"""The configuration: which source counts, what a table for some files changes, and that every fault is told at once."""

import re
import tomllib
from contextlib import suppress
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import globs
from checker.config import BadConfig, load
from checker.config_file import ConfigFile
from checker.config_schema import schema
from checker.name_dates import NamePattern, date_of
from checker.settings import SETTINGS


@pytest.fixture
def home(tmp_path):
    (tmp_path / ".git").mkdir()
    return tmp_path


def configured(home, text="", *, name="newscheck.toml", folder=None, environment=None, **more):
    if text:
        (home / name).write_text(text, encoding="utf-8")
    return load(folder=folder or home, environment=environment or {}, **more)


def origins(config, path=None):
    return {name: origin for name, _, origin in config.values(path)}


class TestPrecedence:
    def test_built_in(self, home):
        settings = configured(home).settings()
        assert (settings.fail_on, settings.quotes, settings.ignore, settings.jobs) == ("error", True, (), 1)
        assert set(origins(configured(home)).values()) == {"built in"}

    def test_each_source_beats_the_one_below(self, home):
        text = 'fail-on = "warning"\nmin-confidence = "medium"\nnumeric-dates = "day-month"\n[files."op/*"]\nfail-on = "note"\n'
        config = configured(home, text, environment={"NEWSCHECK_MIN_CONFIDENCE": "high"}, flags={"numeric-dates": "month-day"})
        path = str(home / "op" / "a.txt")
        settings = config.settings(path)
        assert (settings.fail_on, settings.min_confidence, settings.numeric_dates) == ("note", "high", "month-day")
        told = origins(config, path)
        assert told["fail-on"].endswith('newscheck.toml, files."op/*"')
        assert told["min-confidence"] == "NEWSCHECK_MIN_CONFIDENCE"
        assert told["numeric-dates"] == "--numeric-dates"
        assert config.settings(str(home / "a.txt")).fail_on == "warning"

    def test_the_environment_beats_a_table_for_some_files(self, home):
        text = '[files."*.txt"]\nfail-on = "note"\n'
        config = configured(home, text, environment={"NEWSCHECK_FAIL_ON": "never"})
        assert config.settings(str(home / "a.txt")).fail_on == "never"

    def test_of_several_tables_the_last_counts(self, home):
        text = '[files."*.txt"]\nfail-on = "note"\ndate = "2024-05"\n[files."op/*"]\nfail-on = "never"\n'
        settings = configured(home, text).settings(str(home / "op" / "a.txt"))
        assert (settings.fail_on, settings.date) == ("never", "2024-05")

    @pytest.mark.parametrize(
        ("name", "text"),
        [
            ("newscheck.toml", 'ignore = ["TIM", "doubled-word"]\n[files."op/**"]\nquotes-are-no-setting = 1\n'),
            ("pyproject.toml", '[project]\nname = "x"\n[tool.newscheck]\nignore = ["TIM", "doubled-word"]\n'),
            ("setup.cfg", "[metadata]\nname = x\n[newscheck]\nignore = TIM, doubled-word\n"),
            ("setup.cfg", "[newscheck]\nignore =\n    TIM\n    doubled-word\n"),
        ],
    )
    def test_every_kind_of_file(self, home, name, text):
        text = text.split("[files")[0]
        assert configured(home, text, name=name).settings().ignore == ("TIM", "doubled-word")

    def test_tables_of_an_ini_file(self, home):
        text = (
            "[newscheck]\nquotes = no\njobs = 2\n[newscheck:house]\nnames = Jon Smyth, Duran Duran\n"
            "[newscheck:house:roles]\nInes Marlow = mayor, council leader\n"
            "[newscheck:checks:TIM101]\nseverity = warning\n[newscheck:files:op/**]\nfail-on = never\n"
        )
        config = configured(home, text, name="setup.cfg")
        settings = config.settings(str(home / "op" / "a.txt"))
        assert (settings.quotes, settings.jobs, settings.fail_on) == (False, 2, "never")
        assert settings.house.names == ("Jon Smyth", "Duran Duran")
        assert settings.house.roles == {"Ines Marlow": ("mayor", "council leader")}
        assert settings.of("TIM101").severity == "warning"

    def test_one_file_wins_the_nearest(self, home):
        (home / "pyproject.toml").write_text('[tool.newscheck]\nfail-on = "note"\njobs = 3\n', encoding="utf-8")
        (home / "setup.cfg").write_text("[newscheck]\njobs = 4\n", encoding="utf-8")
        desk = home / "desk"
        desk.mkdir()
        assert configured(home, folder=desk).settings().fail_on == "note"
        (desk / "pyproject.toml").write_text('[project]\nname = "no table of ours"\n', encoding="utf-8")
        assert configured(home, folder=desk).settings().jobs == 3
        (desk / "newscheck.toml").write_text("jobs = 5\n", encoding="utf-8")
        settings = configured(home, folder=desk).settings()
        assert (settings.jobs, settings.fail_on) == (5, "error")

    def test_nothing_above_the_repository_counts(self, home):
        (home / "newscheck.toml").write_text("jobs = 5\n", encoding="utf-8")
        inner = home / "inner"
        (inner / ".git").mkdir(parents=True)
        assert configured(home, folder=inner).settings().jobs == 1

    def test_a_file_is_named(self, home):
        (home / "other.toml").write_text("jobs = 7\n", encoding="utf-8")
        assert configured(home, "jobs = 2\n", file="other.toml").settings().jobs == 7
        assert configured(home, environment={"NEWSCHECK_CONFIG": str(home / "other.toml")}).settings().jobs == 7
        assert configured(home, isolated=True).settings().jobs == 1

    def test_flags_that_were_not_given_count_for_nothing(self, home):
        config = configured(home, 'fail-on = "note"\nselect = ["TIM"]\n', flags={"fail-on": None, "select": ()})
        assert (config.settings().fail_on, config.settings().select) == ("note", ("TIM",))


class TestFaults:
    def told(self, home, text, **more):
        with pytest.raises(BadConfig) as caught:
            configured(home, text, **more)
        return str(caught.value).splitlines()

    def test_all_at_once_each_with_its_line(self, home, monkeypatch):
        monkeypatch.chdir(home)
        text = (
            '# ours\nfail-onn = "note"\nignore = ["doubled-wrod"]\n\n[house]\nnmaes = []\n\n[checks.PEO3001]\nseverity = "note"\n\n'
            '[checks.TIM101]\nseverity = "errors"\n\n[files."a/**"]\njobs = 2\nmin-confidence = 3\n'
        )
        lines = self.told(home, text, environment={"NEWSCHECK_FAILON": "note"}, flags={"min-confidence": "hihg"})
        assert [line.split(": ")[0] for line in lines] == [
            "newscheck.toml:2",
            "newscheck.toml:3",
            "newscheck.toml:15",
            "newscheck.toml:16",
            "newscheck.toml:6",
            "newscheck.toml:8",
            "newscheck.toml:12",
            "environment",
            "command line",
        ]
        hints = ["fail-on", "doubled-word", "", "", "names", "PEO301", "error", "NEWSCHECK_FAIL_ON", "high"]
        for line, hint in zip(lines, hints, strict=True):
            assert not hint or f"did you mean {hint}?" in line, line

    @pytest.mark.parametrize(
        "text",
        [
            "jobs = -1\n",
            "jobs = true\n",
            'quotes = "yes"\n',
            'select = "TIM"\n',
            "select = [1]\n",
            'date = "2023-02-30"\n',
            'date-from-name = ["{yaer}"]\n',
            'date-from-name = ["{day}"]\n',
            'output = ["htlm"]\n',
            'nlp = "spacy"\n',
            "house = 3\n",
            "house.roles = 3\n",
            'house.names = ["@nowhere.txt"]\n',
            "checks = 3\n",
            "checks.TIM101 = 3\n",
            'files = ["a"]\n',
            '[files."a[z-b]"]\nfail-on = "never"\n',
            "jobs = \n",
        ],
    )
    def test_what_cannot_be_used_is_told(self, home, text):
        assert len(self.told(home, text)) == 1

    def test_a_file_that_is_named_and_missing(self, home):
        assert "No such file" in self.told(home, "", file="nowhere.toml")[0]
        (home / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
        assert "[tool.newscheck]" in self.told(home, "", file="pyproject.toml")[0]

    def test_a_broken_file_of_somebody_else_is_passed_over(self, home):
        assert configured(home, "[tool.other\n", name="pyproject.toml").settings().jobs == 1


def test_the_file_of_decisions_is_relative_to_the_configuration(home):
    (home / "desk").mkdir()
    config = configured(home, 'decisions = "kept/d.jsonl"\n', folder=home / "desk")
    assert config.settings().decisions == str(home / "kept" / "d.jsonl")


def test_house_lists_from_files(home):
    (home / "names.txt").write_text("# checked in May\nJon Smyth\n\n  Åsa Lindqvist  \n", encoding="utf-8")
    config = configured(home, '[house]\nnames = ["@names.txt", "Duran Duran", "Jon Smyth"]\nnever-flag = ["Sing Sing"]\n')
    assert config.house.names == ("Jon Smyth", "Åsa Lindqvist", "Duran Duran")
    assert config.house.never_flag == ("Sing Sing",)


def test_a_check_counts_more_than_its_family(home):
    config = configured(home, '[checks.undated-article]\nseverity = "error"\n[checks.TIM]\nseverity = "note"\nfail-on = "never"\n')
    assert config.settings().of("TIM101").severity == "error"
    assert config.settings().of("TIM101").fail_on == "never"
    assert config.settings().of("TIM102").severity == "note"
    assert config.settings().of("PEO301").severity == ""


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("*.txt", "a.txt", True),
        ("*.txt", "desk/a.txt", True),
        ("*.txt", "a.txt.md", False),
        ("desk/*", "desk/a.txt", True),
        ("desk/*", "desk/inner/a.txt", True),
        ("desk/*.txt", "desk/inner/a.txt", False),
        ("desk/**/*.txt", "desk/a.txt", True),
        ("desk/**/*.txt", "desk/x/y/a.txt", True),
        ("desk", "other/desk/a.txt", True),
        ("desk/", "desk/a.txt", True),
        ("/desk", "desk/a.txt", True),
        ("/a.txt", "desk/a.txt", False),
        ("./a.txt", "./a.txt", True),
        ("a?.txt", "ab.txt", True),
        ("a[0-9].txt", "a5.txt", True),
        ("a[!0-9].txt", "a5.txt", False),
        ("a.txt", "aXtxt", False),
        ("größe *.md", "größe 1.md", True),
    ],
)
def test_globs(pattern, path, fits):
    assert globs.matches(pattern, path) is fits


@pytest.mark.parametrize(
    ("pattern", "path", "day"),
    [
        ("{year}-{month}-{day}-*", "desk/2024-05-03-ferry.md", "2024-05-03"),
        ("{year}-{month}-{day}-*", "ferry.md", ""),
        ("*_{day}{month}{year}.txt", "news_03052024.txt", "2024-05-03"),
        ("*{year}{month}{day}*", "a20240503b.txt", "2024-05-03"),
        ("*-{day}{month}{year}.txt", "ferry-12mar2024.txt", "2024-03-12"),
        ("*-{day}-{month}-{year}.txt", "ferry-3-September-2024.txt", "2024-09-03"),
        ("{year}/{month}/{day}/*", "/srv/drafts/2024/05/03/ferry.md", "2024-05-03"),
        ("{year}/{month}/*", "2024/5/ferry.md", "2024-05"),
        ("{year}-{month}-{day}-*", "2024-13-40-ferry.md", ""),
        ("{year}-{month}-{day}.txt", "2024-02-30.txt", ""),
    ],
)
def test_dates_from_names(pattern, path, day):
    assert date_of(path, [pattern]) == day


def test_the_first_fitting_pattern_counts():
    assert date_of("2024-05-03.txt", ["{day}.{month}.{year}.txt", "{year}-*-{month}.txt", "{year}-{month}-{day}.txt"]) == "2024-03"
    with pytest.raises(ValueError, match="twice"):
        NamePattern.parse("{year}{month}{year}")


class TestSchema:
    def test_it_is_one(self):
        jsonschema.Draft202012Validator.check_schema(schema())

    @pytest.mark.parametrize(
        "table",
        [
            {},
            {s.name: list(s.default) if s.kind == "list" else s.default for s in SETTINGS},
            {"house": {"names": ["a"], "roles": {"A B": ["mayor"]}}, "files": {"*.md": {"date": "2024-05"}}},
            {"checks": {"TIM101": {"severity": "note", "fail-on": "never", "min-confidence": "high"}}},
        ],
    )
    def test_it_takes_what_is_good(self, table):
        jsonschema.validate(table, schema())

    @pytest.mark.parametrize(
        "table",
        [
            {"fail-onn": "error"},
            {"fail-on": "errors"},
            {"jobs": -1},
            {"files": {"*": {"jobs": 2}}},
            {"checks": {"TIM101": {"severity": "never"}}},
            {"house": {"roles": {"A": "mayor"}}},
            {"date": "May"},
        ],
    )
    def test_it_refuses_what_the_reader_refuses(self, table, home):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(table, schema())

    def test_every_setting_says_what_it_is(self):
        assert all(s.about.endswith(".") for s in SETTINGS)


PAGE = Path(__file__).parents[2] / "docs" / "configuration.md"


def test_the_examples_of_the_documentation_are_good(home):
    (home / "house").mkdir()
    (home / "house" / "names.txt").write_text("Jon Smyth\n", encoding="utf-8")
    examples = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert len(examples) >= 3
    for text in examples:
        configured(home, text)
        jsonschema.validate(tomllib.loads(text), schema())


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from([s.name for s in SETTINGS] + ["house", "checks", "files", "names", "roles", "TIM101", "severity"]) | st.text(max_size=8)


@given(st.dictionaries(KEYS, VALUES | st.dictionaries(KEYS, VALUES | st.dictionaries(KEYS, VALUES, max_size=2), max_size=3), max_size=4))
def test_any_table_is_taken_or_refused(table):
    source = ConfigFile(Path("/nowhere/newscheck.toml"), table, lambda key: None)
    with pytest.MonkeyPatch.context() as patch, suppress(BadConfig):
        patch.setattr("checker.config.find_file", lambda folder: source)
        config = load(environment={}, folder=Path("/nowhere"))
        assert config.settings("/nowhere/a.md").jobs >= 0


def test_the_documentation_names_every_setting():
    page = PAGE.read_text(encoding="utf-8")
    assert [s.name for s in SETTINGS if f"`{s.name}`" not in page] == []
