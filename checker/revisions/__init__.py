"""Two versions of an article: which claims and which findings differ."""

from checker.revisions.compare import compare

__all__ = ["compare"]
