"""What the checks on dates share: dates in words, and whether a passage stands in quotation marks."""

from __future__ import annotations

from datetime import date

from checker.intervals import Days
from claims.article import Article
from claims.spans import Span

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def tell_day(day: date, *, year: bool = True) -> str:
    """A day in words: "14 March 2023", or "14 March"."""
    return f"{day.day} {day:%B}" + (f" {day.year}" if year else "")


def tell_days(days: Days) -> str:
    """A time in words, as fine as it is known: "2014", "March 2014", "14 March 2014", "3 to 5 March 2014"."""
    first, last, year = days.first, days.last, not days.yearless
    if first == last:
        return tell_day(first, year=year)
    if days.whole_years and year:
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and last.day >= 28:
        return f"{first:%B} {first.year}" if year else f"{first:%B}"
    return f"{tell_day(first, year=year and first.year != last.year)} to {tell_day(last, year=year)}"


def quoted(article: Article, span: Span) -> bool:
    """Whether a passage stands in quotation marks."""
    return any(span in fragment for quotation in article.quotations for fragment in quotation.fragments)
