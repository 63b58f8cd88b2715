"""Settings on the command line, the same for every command that reads the configuration."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from checker.options import Day, entries
from checker.settings import BY_NAME

if TYPE_CHECKING:
    from checker.config import Config

F = TypeVar("F", bound=Callable[..., Any])
_LISTS = ("select", "ignore", "date-from-name", "exclude")


def _choice(name: str) -> Callable[[F], F]:
    setting = BY_NAME[name]
    about = f"{setting.about} [default: {setting.default}]"
    return click.option(f"--{name}", type=click.Choice(list(setting.choices)), help=about)


_OPTIONS = (
    click.option(
        "--select", multiple=True, metavar="CHECK", help="Run only these checks (codes, names or families; commas or repeated)."
    ),
    click.option("--ignore", multiple=True, metavar="CHECK", help="Leave these checks out."),
    _choice("fail-on"),
    _choice("min-confidence"),
    click.option("--date", type=Day(), help="The article's date (YYYY-MM-DD or YYYY-MM), where the file does not say it."),
    click.option(
        "--date-from-name",
        multiple=True,
        metavar="PATTERN",
        help="Read an article's date from its path: '{year}-{month}-{day}-*'. It counts where the article itself bears none.",
    ),
    _choice("numeric-dates"),
    click.option(
        "--quotes/--no-quotes",
        default=None,
        help="Whether text and machine formats quote the draft. --no-quotes: positions only, for logs that others can read; "
        "HTML, JSON and the claims table are complete all the same.",
    ),
    click.option("--decisions", metavar="PATH", help="The file of decisions. Default: .newscheck/decisions.jsonl, where it is."),
    click.option("--config", "config_file", metavar="PATH", help="The configuration file. Default: the nearest one above."),
    click.option("--isolated", is_flag=True, help="Read no configuration file."),
)


def settings(command: F) -> F:
    """The options of the command that configure; `configured` takes what they give."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def configured(given: dict[str, Any], **more: Any) -> Config:
    """The configuration, with the options that `settings` added, and `more` settings by attribute."""
    from checker.config import load

    named = {name.replace("_", "-"): found for name, found in {**given, **more}.items()}
    file, isolated = named.pop("config-file"), named.pop("isolated")
    for name in _LISTS:
        if named.get(name):
            named[name] = tuple(entries(named[name]))
    return load(flags=named, file=file, isolated=isolated)
