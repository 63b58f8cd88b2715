"""Words that a terminal and a build log show and do not obey."""

from __future__ import annotations

import re

_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ud800-\udfff\ue000\ue001]")
"""What a terminal would obey or a file could not hold, and the marks of `reports.text`; an article may contain it."""
_COMMAND = re.compile(r"^((?:\s|\x1b\[[\d;]*m)*)(::)")


def safe(text: str) -> str:
    """`text` without control characters."""
    return _UNSAFE.sub("\ufffd", text)


def harmless(line: str) -> str:
    """No line may be read as a command by a build log, which looks behind leading space and for `##[` anywhere."""
    return _COMMAND.sub(r"\1|\2", line).replace("##[", "## [")
