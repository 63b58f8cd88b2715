"""What a temporal expression says, before it is resolved: one small record for each kind."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """A calendar unit picked out by a word: "last week", "the year", "that day", "the previous quarter"."""

    unit: str
    which: str
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Date:
    """A calendar date, whole or in part. `which` picks month or weekday ("last August"), `year_of` the year ("of last year")."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    which: str = ""
    year_of: Unit | None = None
    edge: str = ""
    unsure: bool = False  # day and month could change places (03/04/2023)


@dataclass(frozen=True, slots=True)
class Season:
    season: str  # SP SU FA WI
    year: int | None = None
    which: str = ""
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Holiday:
    name: str
    year: int | None = None
    which: str = ""
    whole: str = ""  # "weekend" or "eve" where one is said


@dataclass(frozen=True, slots=True)
class Part:
    """A quarter or half of a year; `number` 0 where only "the quarter" stands."""

    kind: str  # Q or H
    number: int
    year: int | None = None
    which: str = ""
    fiscal: bool = False
    year_of: Unit | None = None
    calendar: bool = False  # named by its months


@dataclass(frozen=True, slots=True)
class Era:
    """A decade ("1990s": digits 199) or a century (digits 19 for the 20th)."""

    digits: str
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Years:
    """As in "2012-13": a season, a school year or a fiscal year; or "fiscal 1989", "FY25" with one year."""

    first: int
    last: int
    fiscal: bool = False
    season: bool = False


@dataclass(frozen=True, slots=True)
class Deictic:
    """today, yesterday, tomorrow, now, recently ..."""

    word: str


@dataclass(frozen=True, slots=True)
class Clock:
    hour: int
    minute: int
    zone: str = ""
    on: object | None = None
    mod: str = ""


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of a day: MO, MI, AF, EV, NI or DT (daytime)."""

    part: str
    on: object | None = None
    which: str = ""
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Lasting:
    """A duration: its terms, largest first ((3.0, "year"), (8.0, "month")); a count of -1 is not told ("weeks")."""

    terms: tuple[tuple[float, str], ...]
    mod: str = ""
    which: str = ""  # past, next: "the past two weeks"
    upto: float = 0.0  # the second number of "two to three years"


@dataclass(frozen=True, slots=True)
class Away:
    """A distance from another time: "two years earlier", "a week ago"."""

    lasting: Lasting
    direction: int
    anchor: str  # document or narrated
    on: object | None = None


@dataclass(frozen=True, slots=True)
class Repeat:
    """A set of times; `value` as TIMEX3."""

    value: str
    lasting: Lasting | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Range:
    first: object
    last: object
    cut: tuple[int, int, int] | None = None  # the words at which its first end begins and stops and its last begins


@dataclass(frozen=True, slots=True)
class Opening:
    """As in "the first ten days of September", "the last week of January"."""

    last: bool
    count: int
    unit: str
    of: object | None


@dataclass(frozen=True, slots=True)
class Same:
    """The time last told, in another year: "the same period last year", "the corresponding quarter"."""

    unit: str
    year: int | None = None
    year_of: Unit | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """As in "the year to June", "the six months ended September 30"."""

    lasting: Lasting
    end: object
    change: bool = False  # from the end of such a year to that of the next: "prices rose in the year to June"


Meaning = (
    Unit
    | Date
    | Season
    | Holiday
    | Part
    | Era
    | Years
    | Deictic
    | Clock
    | DayPart
    | Lasting
    | Away
    | Repeat
    | Range
    | Opening
    | Ending
    | Same
)
Hit = tuple[Meaning, int]
