"""What can be configured: the table of settings, and Settings, their values for one article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Literal

SEVERITIES = ("error", "warning", "note")
CONFIDENCES = ("low", "medium", "high")
LEVELS = (*SEVERITIES, "never")

Kind = Literal["text", "choice", "list", "switch", "number", "day"]


@dataclass(frozen=True, slots=True)
class Setting:
    """One key of the configuration. `per_file`: it may stand in a `[files."GLOB"]` table."""

    name: str
    kind: Kind
    default: Any
    about: str
    choices: tuple[str, ...] = ()
    per_file: bool = False


SETTINGS = (
    Setting("select", "list", (), "Run only these checks (codes, names or families); none named: all.", per_file=True),
    Setting("ignore", "list", (), "Leave these checks out.", per_file=True),
    Setting("fail-on", "choice", "error", "The mildest open finding that makes the exit code 1.", choices=LEVELS, per_file=True),
    Setting("min-confidence", "choice", "low", "Report no finding that is less sure.", choices=CONFIDENCES, per_file=True),
    Setting("date", "day", "", "The article's date (YYYY-MM-DD or YYYY-MM).", per_file=True),
    Setting(
        "date-from-name",
        "list",
        (),
        "Patterns that read an article's date from its path: {year}, {month}, {day} and * ("
        '"{year}-{month}-{day}-*"). The date counts where the article itself bears none.',
        per_file=True,
    ),
    Setting(
        "numeric-dates",
        "choice",
        "article",
        "Whether 03/04/2023 is in April (day-month) or in March (month-day); article: as the article's other dates are written.",
        choices=("article", "day-month", "month-day"),
        per_file=True,
    ),
    Setting("quotes", "switch", True, "Whether reports for logs quote the draft; HTML, JSON and the claims table always do."),
    Setting("decisions", "text", "", "The file of decisions; empty: .newscheck/decisions.jsonl, where there is one."),
    Setting("output", "list", (), "Reports to write where no -o is given: FORMAT or FORMAT:PATH."),
    Setting("exclude", "list", (), "Patterns of files and folders that a folder or a pattern on the command line leaves out."),
    Setting("jobs", "number", 1, "How many articles are read at once; 0: as many as there are processors."),
    Setting("nlp", "text", "embedded", "What tags, parses and names: embedded, or spacy:NAME."),
)
BY_NAME: Mapping[str, Setting] = {s.name: s for s in SETTINGS}


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """What is configured for a check: "" where the general setting holds."""

    severity: str = ""
    min_confidence: str = ""
    fail_on: str = ""


CHECK_KEYS: Mapping[str, tuple[str, ...]] = {"severity": SEVERITIES, "min-confidence": CONFIDENCES, "fail-on": LEVELS}


@dataclass(frozen=True, slots=True)
class House:
    """The house lists.

    `names`: names and spellings known to be right. `roles`: for a person's name, the roles known to be theirs.
    `never_flag`: words that no finding may be about.
    """

    names: tuple[str, ...] = ()
    never_flag: tuple[str, ...] = ()
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


HOUSE_LISTS: Mapping[str, str] = {
    "names": "Names and spellings known to be right: what differs only between them is not reported.",
    "never-flag": "Words and phrases that no finding may be about.",
}
ROLES = "For a person's name, the roles known to be theirs: two of them are no conflict."


@dataclass(frozen=True, slots=True)
class Settings:
    """The values for one article; the fields are the settings, `checks` holds those of single checks by their code."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str = "error"
    min_confidence: str = "low"
    date: str = ""
    date_from_name: tuple[str, ...] = ()
    numeric_dates: str = "article"
    quotes: bool = True
    decisions: str = ""
    output: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    jobs: int = 1
    nlp: str = "embedded"
    checks: Mapping[str, CheckSettings] = field(default_factory=dict)
    house: House = field(default_factory=House)

    def of(self, code: str) -> CheckSettings:
        """What is configured for the check with this code."""
        return self.checks.get(code, CheckSettings())


def attribute(name: str) -> str:
    """The field of Settings that holds a setting."""
    return name.replace("-", "_")


assert {attribute(s.name) for s in SETTINGS} == {f.name for f in fields(Settings)} - {"checks", "house"}
