"""Temporal expressions of an article, resolved against its date and the narration, with TIMEX3 types and values."""

from __future__ import annotations

from claims.extract.times.link import find_times

__all__ = ["find_times"]
