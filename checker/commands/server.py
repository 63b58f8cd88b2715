"""newscheck server: the language server."""

from __future__ import annotations

import click

from checker import options
from checker.help import Command


@click.command(cls=Command, exits={0: "The editor ended it.", 2: "The extra is not installed."}, examples=("newscheck server",))
@click.option("--stdio", is_flag=True, help="Speak over standard input and output, as it always does; editors pass this.")
@options.debug
@options.guarded
def command(*, stdio: bool, debug: bool) -> int:
    """Serve an editor: findings while an article is written.

    It speaks the Language Server Protocol over standard input and output, and needs the extra: pip install
    'newscheck[lsp]'. An article is checked when it is opened and a moment after the last key; the configuration and
    the decisions are those of its folder. Findings are diagnostics on the later passage with links to the others, the
    reasoning is in the hover, and code actions go to the other passage or dismiss a finding with a reason, which is
    kept in .newscheck/decisions.jsonl. docs/editors.md tells how to set up editors.
    """
    from claims.errors import UserError

    try:
        from checker.lsp.server import make_server
    except ImportError as error:
        raise UserError("newscheck server needs pygls: pip install 'newscheck[lsp]'") from error
    make_server().start_io()
    return 0
