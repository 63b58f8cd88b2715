"""newscheck config: what is configured, and where each value comes from."""

from __future__ import annotations

import json
from typing import Any

import click

from checker import flags, options
from checker.help import Command


@click.group()
def command() -> None:
    """Show what is configured, and print the schema of newscheck.toml."""


@command.command(
    "show",
    cls=Command,
    examples=(
        "newscheck config show",
        "newscheck config show drafts/2024-05-03-bridge.md",
        "newscheck config show --format json",
    ),
)
@click.argument("file", required=False, metavar="[FILE]")
@flags.settings
@flags.quotes
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print it.")
@options.debug
@options.guarded
def show(*, file: str | None, form: str, debug: bool, **given: Any) -> int:
    """Print each setting with its value and where that comes from, weakest source first: what is built in, the
    configuration file, its tables for some files, the environment, the command line.

    FILE is an article: the values that hold for it, with the tables of files that fit it. It need not exist.
    """
    config = flags.configured(given)
    values = list(config.values(file))
    for code, of_check in config.checks.items():
        table = {"severity": of_check.severity, "min-confidence": of_check.min_confidence, "fail-on": of_check.fail_on}
        values += [(f"checks.{code}.{key}", found, str(config.path)) for key, found in table.items() if found]
    house = {"names": config.house.names, "never-flag": config.house.never_flag}
    house |= {f"roles.{name}": held for name, held in config.house.roles.items()}
    values += [(f"house.{key}", found, str(config.path)) for key, found in house.items() if found]
    if form == "json":
        told = {"file": str(config.path) if config.path else None, "settings": [_record(*entry) for entry in values]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return 0
    click.echo(f"# configuration file: {config.path or 'none'}")
    left = [f"{name} = {json.dumps(_plain(found), ensure_ascii=False)}" for name, found, _ in values]
    width = min(48, max(map(len, left)))
    for text, (_, _, origin) in zip(left, values, strict=True):
        click.echo(f"{text:{width}}  # {origin}")
    return 0


@command.command("schema", cls=Command, examples=("newscheck config schema > newscheck.schema.json",))
@options.debug
@options.guarded
def schema_command(*, debug: bool) -> int:
    """Print the JSON schema of newscheck.toml, for editors that complete and check as one types."""
    from checker.config_schema import schema

    click.echo(json.dumps(schema(), ensure_ascii=False, indent=1))
    return 0


def _record(name: str, found: Any, origin: str) -> dict[str, Any]:
    return {"name": name, "value": _plain(found), "origin": origin}


def _plain(found: Any) -> Any:
    return list(found) if isinstance(found, tuple) else found
