"""The claims table: one row a claim, a pandas DataFrame with one declared schema."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

ID = "claim_id"
START = "start"
END = "end"
SENTENCE = "sentence"
PART = "part"
TEXT = "text"
SPEAKER = "speaker"
ATTRIBUTION = "attribution"
CUE = "cue"
SUBJECT = "subject"
PREDICATE = "predicate"
OBJECT = "object"
PARTICIPANTS = "participants"
TIME_TEXT = "time_text"
TIME_VALUE = "time_value"
TIME_EARLIEST = "time_earliest"
TIME_LATEST = "time_latest"
TIME_STEPS = "time_steps"
QUANTITY_TEXT = "quantity_text"
QUANTITY_VALUE = "quantity_value"
QUANTITY_LOW = "quantity_low"
QUANTITY_HIGH = "quantity_high"
QUANTITY_UNIT = "quantity_unit"
QUANTITY_HEDGE = "quantity_hedge"
PLACE = "place"
POLARITY = "polarity"
MODALITY = "modality"
ORDINAL = "ordinal"
SCOPE = "scope"
EVENT = "event"

SCHEMA: Mapping[str, str] = {
    ID: "string",
    START: "int64",
    END: "int64",
    SENTENCE: "int64",
    PART: "string",
    TEXT: "string",
    SPEAKER: "string",
    ATTRIBUTION: "string",
    CUE: "string",
    SUBJECT: "string",
    PREDICATE: "string",
    OBJECT: "string",
    PARTICIPANTS: "string",  # names, separated by "; "
    TIME_TEXT: "string",
    TIME_VALUE: "string",  # TIMEX3
    TIME_EARLIEST: "string",  # ISO days
    TIME_LATEST: "string",
    TIME_STEPS: "string",  # sentences, separated by " "
    QUANTITY_TEXT: "string",
    QUANTITY_VALUE: "string",  # a plain number, or a score such as 42-37
    QUANTITY_LOW: "float64",
    QUANTITY_HIGH: "float64",
    QUANTITY_UNIT: "string",
    QUANTITY_HEDGE: "string",
    PLACE: "string",
    POLARITY: "string",
    MODALITY: "string",
    ORDINAL: "string",  # "first", "only", "largest"
    SCOPE: "string",  # "since 2010", "in Asia"
    EVENT: "Int64",  # id of the event the row was made from
}
"""Column names and dtypes, in order. A text column is "" where there is nothing to say; EVENT may be missing."""


def empty() -> pd.DataFrame:
    """A claims table without rows."""
    return build([])


def build(rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """A claims table of `rows` (column name to value; a missing column is "" or missing), with the dtypes of `SCHEMA`."""
    every = list(rows)
    unknown = {key for row in every for key in row} - set(SCHEMA)
    if unknown:
        raise ValueError(f"no such column: {', '.join(sorted(unknown))}")
    columns = {
        name: pd.Series([row.get(name, "" if dtype == "string" else None) for row in every], dtype=dtype)
        for name, dtype in SCHEMA.items()
    }
    return pd.DataFrame(columns)


def validate(table: pd.DataFrame) -> None:
    """Raise ValueError unless `table` has exactly the columns and dtypes of `SCHEMA`, unique ids and ordered positions."""
    if list(table.columns) != list(SCHEMA):
        raise ValueError(f"columns are {list(table.columns)}")
    wrong = [name for name, dtype in SCHEMA.items() if str(table[name].dtype) != dtype]
    if wrong:
        raise ValueError(f"wrong dtype: {', '.join(wrong)}")
    if not table[ID].is_unique:
        raise ValueError("claim ids repeat")
    if (table[START] > table[END]).any():
        raise ValueError("a claim ends before it starts")
