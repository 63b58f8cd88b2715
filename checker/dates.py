"""What the checks on dates share: dates in words, and whether a passage stands in quotation marks."""

from __future__ import annotations

import re
from datetime import date

from checker.intervals import Days
from claims.article import Article
from claims.spans import Span

_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_VALUE = re.compile(
    r"“[^”]*”|(?:/|(?<![\w-]))(?P<year>\d{4}|XXXX)-"
    r"(?:(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<hour>\d\d):(?P<minute>\d\d))?)?|(?P<season>SP|SU|FA|WI))(?![\w-])"
)
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


def in_words(told: str) -> str:
    """A sentence with its calendar values as a person writes them, but for words that it quotes.

    1964-03-03 is "3 March 1964", 1964-SP "spring 1964", 1964-03-03T09:30 "9:30 on 3 March 1964".
    """
    return _VALUE.sub(lambda found: found[0] if found[0].startswith("“") else _value(found), told)


def _value(found: re.Match[str]) -> str:
    year, month, day, hour, minute, season = found.group("year", "month", "day", "hour", "minute", "season")
    lead = " to " if found[0].startswith("/") else ""
    after = "" if year == "XXXX" else f" {year}"
    if season:
        return f"{lead}{_SEASONS[season]}{after}"
    if not 1 <= int(month) <= 12:
        return found[0]
    clock = f"{int(hour)}:{minute} on " if hour else ""
    return f"{lead}{clock}{f'{int(day)} ' if day else ''}{date(2000, int(month), 1):%B}{after}"


def quoted(article: Article, span: Span) -> bool:
    """Whether a passage stands in quotation marks."""
    return any(span in fragment for quotation in article.quotations for fragment in quotation.fragments)
