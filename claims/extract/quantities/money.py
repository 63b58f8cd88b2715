"""Currencies: the sign before a sum, the word after it, and which country's money a shared word means."""

from __future__ import annotations

import re
from functools import cache

from claims.extract.quantities.scene import Scene
from claims.lexicon import table

#: Words that share a row of the currency hints, by the row's name; the others are their own.
_ROWS = {
    "rupees": "rupee", "Rs.": "Rs",
    "pesos": "peso", "shillings": "shilling", "francs": "franc", "dinars": "dinar", "pounds": "pound",
    "liras": "lira", "colons": "colon", "colones": "colon", "colón": "colon",
}  # fmt: skip


_ABROAD = {"U": "USD", "Am": "USD", "Au": "AUD", "Ca": "CAD", "euro": "EUR"}


@cache
def _before() -> re.Pattern[str]:
    signs = sorted(table("currency_signs"), key=lambda s: (-len(s), s))
    return re.compile(r"(?:^|(?<![A-Za-z$]))(?P<sign>" + "|".join(map(re.escape, signs)) + r")\s?$")


@cache
def _after() -> re.Pattern[str]:
    words = sorted(table("currency_words"), key=lambda w: (-len(w), w))
    sub = r"(?:(?:U\.?S\.?|American|Australian|Canadian|euro)\s)?cents?|pence|penny|pennies|paise|paisa"
    return re.compile(
        r"(?P<word>[\s-]{1,2}(?:of\s)?(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s") for w in words) + r"))(?![\w-])"
        rf"|(?P<sub>[\s-](?:{sub})\b|p\b|¢|c(?=\s(?:per|a|an|each)\b))"
    )


@cache
def _hints() -> dict[str, tuple[tuple[re.Pattern[str], str], ...]]:
    out = {}
    for word, row in table("currency_hints").items():
        pairs = [entry.split("=") for entry in row.split(";")]
        out[word] = tuple((re.compile(r"\b(?:" + "|".join(names.split()) + r")\b"), code) for names, code in pairs)
    return out


def country_of(text: str) -> dict[str, str]:
    """The currency that each shared word means in this text, where names of a country in it decide that."""
    out = {}
    for word, options in _hints().items():
        counts = [(sum(1 for _ in names.finditer(text)), code) for names, code in options]
        best = max(counts, key=lambda c: c[0])
        if best[0]:
            out[word] = best[1]
    return out


def sign_before(scene: Scene, at: int) -> tuple[int, str] | None:
    """Where the currency sign that ends at `at` starts, and its ISO code."""
    low = max(scene.start, at - 6)
    match = _before().search(scene.before(at, 6))
    if match is None:
        return _bare_letter(scene, at)
    sign = match["sign"]
    if (
        sign in ("R", "Fr", "Sh", "Re", "DM", "RM", "Rp", "Tk", "kr", "COP", "TRY", "ALL")
        and not scene.text[at : at + 1].isdigit()
    ):
        return None
    return low + match.start("sign"), scene.local.get(_ROWS.get(sign, sign), table("currency_signs")[sign])


def _bare_letter(scene: Scene, at: int) -> tuple[int, str] | None:
    """The "P" of "P500" in an article on a country that writes its money so."""
    near = "P" in scene.local and scene.text[at : at + 1].isdigit()
    match = re.search(r"(?<![\w$.-])P$", scene.before(at, 3)) if near else None
    return (at - 1, scene.local["P"]) if match else None


def opens_with_sign(words: str) -> int:
    """How many characters at the start of `words` are a currency sign or code; 0 without one."""
    signs = (
        s for s in table("currency_signs") if words.startswith(s) and not (s[-1].isalpha() and words[len(s) :][:1].isalpha())
    )
    return max(map(len, signs), default=0)


def word_after(scene: Scene, at: int, *, scaled: bool) -> tuple[int, str, float] | None:
    """Where the currency word that starts at `at` ends, its ISO code and what one of it is worth (0.01 for cents)."""
    match = _after().match(scene.text, at, scene.end)
    if match is None:
        return None
    if match["sub"]:
        sub = match["sub"].strip(" -\n\t")
        if sub.startswith("pa"):
            return match.end(), "INR", 0.01
        if sub.startswith("p"):
            return match.end(), "GBP", 0.01
        abroad = next((code for name, code in _ABROAD.items() if sub.startswith(name)), "")
        if abroad:
            return match.end(), abroad, 0.01
        euro = "€" in scene.text and "$" not in scene.text
        return match.end(), "EUR" if euro else "USD", 0.01
    word = re.sub(r"\s+", " ", match["word"].strip(" -\n\t").removeprefix("of "))
    code = scene.local.get(_ROWS.get(word, word), table("currency_words")[word])
    if (word == "won" and not (scaled and "Korea" in scene.text)) or (
        word in ("buck", "lei", "colon", "dong", "lev") and not scaled
    ):
        return None
    if word in ("pound", "pounds") and not scaled and "£" not in scene.text and code == "GBP":
        return None
    return match.end(), code, 1.0
