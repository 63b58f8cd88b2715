"""python -m checker: the newscheck command."""

from checker.cli import main

main()
