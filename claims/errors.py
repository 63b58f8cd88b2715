"""Errors that a user can mend: one line each, with the place and what to do."""

from __future__ import annotations


class UserError(Exception):
    """Something the user gave cannot be used. The message is one line: file, place, what to do. Exit code 2."""


class UnreadableArticle(UserError):
    """The article is missing, empty, binary, undecodable or not English."""
