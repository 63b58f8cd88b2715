"""A cache of analyses for the bench: `cached_analyse(document)` does what `claims.nlp.analyse` does, and remembers it.

The pickles lie in $NEWSCHECK_BENCH_CACHE, or in newscheck-cache below the temporary folder. The key is a hash of the prose,
the parts, and the sources, word lists and model that make the analysis, so that a change of any of them is a new key.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import re
import tempfile
from functools import cache
from pathlib import Path

from claims.analysis import Analysis
from claims.document import Document
from claims.nlp import analyse

_CLAIMS = Path(__file__).resolve().parents[2] / "claims"
_LIST = re.compile(r"(?:words|table)\(\"(\w+)\"\)|\"(\w+_forms)\"")


def cached_analyse(document: Document) -> Analysis:
    """The analysis of `document`, from the cache where it is there."""
    stored = _folder() / f"{_key(document)}.pickle"
    try:
        found = pickle.loads(stored.read_bytes())
    except (OSError, pickle.UnpicklingError, EOFError, AttributeError, ImportError):
        found = None
    if isinstance(found, Analysis):
        return found
    analysis = analyse(document)
    part = stored.with_suffix(f".{os.getpid()}")
    part.write_bytes(pickle.dumps(analysis, protocol=pickle.HIGHEST_PROTOCOL))
    part.replace(stored)
    return analysis


@cache
def _folder() -> Path:
    folder = Path(os.environ.get("NEWSCHECK_BENCH_CACHE") or Path(tempfile.gettempdir()) / "newscheck-cache")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _key(document: Document) -> str:
    digest = hashlib.sha256(_sources())
    digest.update(document.prose.encode("utf-8", "surrogatepass"))
    digest.update(repr(document.parts).encode())
    return digest.hexdigest()[:40]


@cache
def _sources() -> bytes:
    """A hash of all that an analysis depends on besides the document."""
    digest = hashlib.sha256()
    nlp = [p for p in (_CLAIMS / "nlp").rglob("*") if p.is_file() and "__pycache__" not in p.parts]
    code = "".join(p.read_text(encoding="utf-8") for p in nlp if p.suffix == ".py")
    named = {name for found in _LIST.findall(code) for name in found}
    lists = [p for p in (_CLAIMS / "lexicon").iterdir() if p.stem in named]
    for path in sorted([*nlp, *lists, _CLAIMS / "analysis.py", _CLAIMS / "spans.py", _CLAIMS / "document.py"]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.digest()
