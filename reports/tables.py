"""The claims tables of a run as one."""

from __future__ import annotations

import pandas as pd

from claims import table
from reports import problems
from reports.report import Report

PATH = "path"


def claims_of(report: Report) -> pd.DataFrame:
    """The claims of all articles in their order; the column `path` says whose they are."""
    every = [entry.article.claims.assign(**{PATH: problems.encodable(entry.path)}) for entry in report.articles]
    whole = pd.concat(every, ignore_index=True) if every else table.empty().assign(**{PATH: ""})
    return whole.astype({PATH: "string"})[[PATH, *table.SCHEMA]]
