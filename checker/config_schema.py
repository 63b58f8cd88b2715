"""The JSON schema of newscheck.toml, made from the table of settings, for editors that complete and check as one types."""

from __future__ import annotations

from typing import Any

from checker.config_file import Table
from checker.settings import CHECK_KEYS, HOUSE_LISTS, ROLES, SETTINGS, Setting

_TEXTS = {"type": "array", "items": {"type": "string"}}
_DAY = r"^(\d{4}-\d\d(-\d\d)?)?$"


def schema() -> Table:
    """Draft 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "newscheck.toml",
        "description": "The configuration of newscheck: newscheck.toml, or the table tool.newscheck of pyproject.toml.",
        "type": "object",
        "properties": {
            **{s.name: _property(s) for s in SETTINGS},
            "house": _house(),
            "checks": {
                "type": "object",
                "description": "Settings of single checks, by code, name or family.",
                "additionalProperties": _table({key: {"enum": list(values)} for key, values in CHECK_KEYS.items()}),
            },
            "files": {
                "type": "object",
                "description": "Settings for the files that fit a pattern; of several that fit, the last counts most.",
                "additionalProperties": _table({s.name: _property(s) for s in SETTINGS if s.per_file}),
            },
        },
        "additionalProperties": False,
    }


def _house() -> Table:
    lists = {
        name: {**_TEXTS, "description": f"{about} @PATH stands for the lines of a file."} for name, about in HOUSE_LISTS.items()
    }
    roles = {"type": "object", "description": ROLES, "additionalProperties": _TEXTS}
    return {**_table({**lists, "roles": roles}), "description": "The house lists."}


def _table(properties: Table) -> Table:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _property(setting: Setting) -> Table:
    default = list(setting.default) if setting.kind == "list" else setting.default
    return {**_type(setting), "description": setting.about, "default": default}


def _type(setting: Setting) -> dict[str, Any]:
    match setting.kind:
        case "list":
            return dict(_TEXTS)
        case "choice":
            return {"enum": list(setting.choices)}
        case "switch":
            return {"type": "boolean"}
        case "number":
            return {"type": "integer", "minimum": 0}
        case "day":
            return {"type": "string", "pattern": _DAY}
        case _:
            return {"type": "string"}
