"""Settings on the command line, the same for every command that reads the configuration."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from checker.completion import check_names
from checker.options import Day, Nlp, entries
from checker.settings import BY_NAME

if TYPE_CHECKING:
    from checker.config import Config

F = TypeVar("F", bound=Callable[..., Any])
_LISTS = ("select", "ignore", "date-from-name", "exclude")


def _choice(name: str) -> Callable[[F], F]:
    setting = BY_NAME[name]
    about = f"{setting.about} [default: {setting.default}]"
    return click.option(f"--{name}", type=click.Choice(list(setting.choices)), help=about)


_CHECKING = (
    click.option(
        "--select",
        multiple=True,
        metavar="CHECK",
        shell_complete=check_names,
        help="Run only these checks (codes, names or families; commas or repeated).",
    ),
    click.option("--ignore", multiple=True, metavar="CHECK", shell_complete=check_names, help="Leave these checks out."),
    _choice("fail-on"),
    _choice("min-confidence"),
)
quotes = click.option(
    "--quotes/--no-quotes",
    default=None,
    help="Whether text and the formats for logs quote the draft; with --no-quotes they give positions alone. HTML, JSON "
    "and the claims table are complete all the same.",
)
_READING = (
    click.option(
        "--date", type=Day(), help="The article's date (YYYY-MM-DD or YYYY-MM); it counts more than the one in the article."
    ),
    click.option(
        "--date-from-name",
        multiple=True,
        metavar="PATTERN",
        help="Read an article's date from its path: '{year}-{month}-{day}-*'. It counts where the article itself bears none.",
    ),
    _choice("numeric-dates"),
    click.option(
        "--nlp",
        type=Nlp(),
        metavar="embedded|spacy:NAME",
        help="What tags, parses and names: the embedded model, or an installed spaCy pipeline. [default: embedded]",
    ),
)


_FILES = (
    click.option("--isolated", is_flag=True, help="Read no configuration file."),
    click.option("--config", "config_file", metavar="PATH", help="The configuration file. Default: the nearest one above."),
)
_LEDGER = click.option(
    "--decisions", metavar="PATH", help="The file of decisions. Default: .newscheck/decisions.jsonl, where it is."
)


def reading(command: F) -> F:
    """The options of the command that say how articles are read; `configured` takes what they give."""
    for option in (*_FILES, *reversed(_READING)):
        command = option(command)
    return command


def decisions(command: F) -> F:
    """The options of the command that say where decisions are kept."""
    for option in (*_FILES, _LEDGER):
        command = option(command)
    return command


def settings(command: F) -> F:
    """The options of `reading`, and those that say what is checked and which decisions hold."""
    command = _LEDGER(reading(command))
    for option in reversed(_CHECKING):
        command = option(command)
    return command


def configured(given: dict[str, Any], **more: Any) -> Config:
    """The configuration, with what the options of `settings` or `reading` gave, and `more` settings by attribute."""
    from checker.config import load

    named = {name.replace("_", "-"): found for name, found in {**given, **more}.items()}
    file, isolated = named.pop("config-file"), named.pop("isolated")
    for name in _LISTS:
        if named.get(name):
            named[name] = tuple(entries(named[name]))
    return load(flags=named, file=file, isolated=isolated)
