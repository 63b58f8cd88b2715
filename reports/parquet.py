"""The claims of all articles as Parquet: the claims table with the path of the article before it."""

from __future__ import annotations

from io import BytesIO

from claims.errors import UserError
from reports.report import Report
from reports.tables import claims_of


def render(report: Report) -> bytes:
    """A row a claim. UserError where pyarrow is not installed."""
    buffer = BytesIO()
    try:
        claims_of(report).to_parquet(buffer, index=False)
    except ImportError as error:
        raise UserError("-o parquet needs pyarrow: pip install 'newscheck[parquet]'") from error
    return buffer.getvalue()
