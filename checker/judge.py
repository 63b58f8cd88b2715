"""What becomes of an article's findings: comments in the text, the configuration and the editors' decisions, in this order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from checker import decisions
from checker.config import Config
from checker.decisions import Ledger
from checker.directives import obeyed
from checker.house import settled
from checker.notices import NOTICES
from checker.registry import codes
from checker.run import now
from checker.settings import Settings
from checker.verdicts import Verdicts, decide
from reports.report import ArticleReport


@dataclass(frozen=True)
class Judge:
    """Knows the configuration and the decisions of a run, and the day on which it runs."""

    config: Config
    ledger: Ledger
    today: str

    def __call__(self, entry: ArticleReport) -> Verdicts:
        """The article's findings as they are to be shown."""
        settings = self.config.settings(entry.path)
        entry = settled(obeyed(entry, muted=muted(settings)), settings)
        return decide(entry, self.ledger, today=self.today)


def judge(config: Config, *, folder: Path | None = None, making: bool = False) -> Judge:
    """The judge for a run in `folder`, the working directory.

    BadDecisions where the decisions cannot be read, or the configuration names a file that is not there (unless the run is
    `making` it).
    """
    here = folder or Path.cwd()
    named = config.settings().decisions
    path = here / named if named else decisions.find(here)
    return Judge(config, decisions.load(path, named=bool(named) and not making), now()[:10])


def muted(settings: Settings) -> frozenset[str]:
    """The codes of the notices that are not wanted."""
    every = {notice.code for notice in NOTICES}
    chosen = _codes(settings.select) if settings.select else every
    return frozenset(every - chosen | every & _codes(settings.ignore))


def _codes(entries: Iterable[str]) -> set[str]:
    return {code for entry in entries for code in codes(entry, option="check")}
