"""What editors decided about findings: `.newscheck/decisions.jsonl`, one decision a line, sorted, with no position in it."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from checker.config_values import suggestion
from checker.output import write
from claims.errors import UserError
from claims.finding import DISMISSING, Finding

FOLDER, NAME = ".newscheck", "decisions.jsonl"
KINDS = ("fix", "not-a-problem", "verify", "baseline")
_TEXTS = ("fingerprint", "code", "document", "decision", "reason", "by", "on", "evidence", "key", "expires")
_REQUIRED = ("fingerprint", "decision")


class BadDecisions(UserError):
    """The decisions cannot be read. The message has a line for each fault."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision. `fingerprint`, `key` and `evidence` are those of the finding; `document` is its file, relative to the
    folder that holds `.newscheck`; `expires` is the last day on which it holds; `quotes` are the words of the passages."""

    fingerprint: str
    code: str = ""
    document: str = ""
    decision: str = ""
    reason: str = ""
    by: str = ""
    on: str = ""
    evidence: str = ""
    key: str = ""
    expires: str = ""
    quotes: tuple[str, ...] = ()

    @property
    def dismisses(self) -> bool:
        return self.decision in DISMISSING


@dataclass(frozen=True)
class Ledger:
    """The decisions of a file, by fingerprint; `path` is where they are kept."""

    path: Path
    entries: tuple[Entry, ...] = ()

    @property
    def root(self) -> Path:
        """The folder that the documents of entries are relative to."""
        folder = self.path.absolute().parent
        return folder.parent if folder.name == FOLDER else folder

    def relative(self, path: str) -> str:
        """An article's path as entries name it."""
        return Path(os.path.relpath(Path(path).absolute(), self.root)).as_posix()


def find(folder: Path) -> Path:
    """Where decisions are kept for a working directory: the nearest file above it in the repository, else where to make one."""
    for here in (folder, *folder.parents):
        if (here / FOLDER / NAME).exists():
            return here / FOLDER / NAME
        if (here / ".git").exists():
            return here / FOLDER / NAME
    return folder / FOLDER / NAME


def load(path: Path, *, named: bool = False) -> Ledger:
    """The decisions kept at `path`; none where there is no file, which is a BadDecisions if it was `named`."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        if named:
            raise BadDecisions(
                f"{path}: no such file; 'newscheck check --write-baseline' or 'decisions import' makes one"
            ) from None
        return Ledger(path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise BadDecisions(f"{path}: cannot be read ({reason})") from error
    return Ledger(path, merged((), parse(text, str(path))))


def parse(text: str, source: str, *, missing: Mapping[str, str] | None = None) -> tuple[Entry, ...]:
    """Entries from our own file, a line each, or from the list that the HTML report saves.

    `missing` are fields for the entries that have none.
    """
    faults: list[str] = []
    entries = []
    for line, raw in _records(text, source, faults):
        record = {**raw, **{k: v for k, v in (missing or {}).items() if not raw.get(k)}} if isinstance(raw, dict) else raw
        place = f"{source}:{line}" if line else source
        told = _faults(record)
        faults += [f"{place}: {what}" for what in told]
        if not told:
            plain = {key: record[key] for key in _TEXTS if key in record}
            entries.append(Entry(**plain, quotes=tuple(record.get("quotes", ()))))
    if faults:
        raise BadDecisions("\n".join(faults))
    return tuple(entries)


def _records(text: str, source: str, faults: list[str]) -> Iterable[tuple[int, Any]]:
    if text.lstrip().startswith("["):
        try:
            return [(0, record) for record in json.loads(text)]
        except (ValueError, RecursionError) as error:
            faults.append(f"{source}: no JSON ({error})")
            return []
    found = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            found.append((number, json.loads(line)))
        except (ValueError, RecursionError):
            conflict = line.startswith(("<<<<<<<", "=======", ">>>>>>>"))
            what = "a merge conflict; keep the lines of both sides" if conflict else "no JSON object; mend or remove the line"
            faults.append(f"{source}:{number}: {what}")
    return found


def _faults(record: Any) -> list[str]:
    """What is wrong with a record."""
    if not isinstance(record, dict):
        return ["no JSON object"]
    out = [f"{key!r} is no field{suggestion(key, [*_TEXTS, 'quotes'])}" for key in record if key not in (*_TEXTS, "quotes")]
    out += [f"{key} is missing" for key in _REQUIRED if not record.get(key)]
    out += [f"{key} is no text" for key in _TEXTS if not isinstance(record.get(key, ""), str)]
    quotes = record.get("quotes", [])
    if not isinstance(quotes, list) or not all(isinstance(quote, str) for quote in quotes):
        out.append("quotes is no list of texts")
    if out:
        return out
    kind = record["decision"]
    if kind not in KINDS:
        out.append(f"{kind!r} is no decision; write one of {', '.join(KINDS)}")
    if kind == "not-a-problem" and not record.get("reason", "").strip():
        out.append(f"{record['fingerprint']}: not-a-problem needs a reason")
    for key in ("on", "expires"):
        if record.get(key) and not _is_day(record[key]):
            out.append(f"{key}: {record[key]!r} is no day; write YYYY-MM-DD")
    return out


def _is_day(text: str) -> bool:
    try:
        return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def merged(old: Iterable[Entry], new: Iterable[Entry]) -> tuple[Entry, ...]:
    """All entries, one a fingerprint, sorted: of two decisions on one finding the later one, of one day the new one.

    What only the older entry knows of the finding (its key, its quotes) is kept.
    """
    found: dict[str, Entry] = {}
    for entry in (*old, *new):
        before = found.get(entry.fingerprint)
        if before is None or entry.on >= before.on:
            found[entry.fingerprint] = _completed(entry, before)
        else:
            found[entry.fingerprint] = _completed(before, entry)
    return tuple(sorted(found.values(), key=lambda e: e.fingerprint))


def _completed(entry: Entry, other: Entry | None) -> Entry:
    if other is None or (entry.evidence and other.evidence and entry.evidence != other.evidence):
        return entry
    same = entry.evidence == other.evidence or entry.quotes == other.quotes
    return replace(
        entry,
        code=entry.code or other.code,
        document=entry.document or other.document,
        key=entry.key or other.key,
        evidence=entry.evidence or (other.evidence if same else ""),
        quotes=entry.quotes or (other.quotes if same else ()),
    )


def save(ledger: Ledger) -> None:
    """Write the file, whole; its lines depend on nothing but the entries."""
    write(ledger.path, "".join(f"{_line(entry)}\n" for entry in ledger.entries))


def _line(entry: Entry) -> str:
    record: Mapping[str, Any] = {key: found for key, found in asdict(entry).items() if found}
    text = json.dumps(record, ensure_ascii=False)
    return re.sub("[\ud800-\udfff\u2028\u2029\x85]", lambda m: f"\\u{ord(m[0]):04x}", text)


def entry_of(finding: Finding, document: str, *, decision: str, reason: str = "", by: str = "", on: str = "") -> Entry:
    """A decision on a finding of the article at `document`."""
    return Entry(
        fingerprint=finding.fingerprint,
        code=finding.code,
        document=document,
        decision=decision,
        reason=reason,
        by=by,
        on=on,
        evidence=finding.evidence_hash,
        key=finding.key,
        quotes=tuple(e.text for e in finding.evidence if e.role != "anchor"),
    )
