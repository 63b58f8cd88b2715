"""The configuration of a run: what is built in, then the file, its tables for some files, the environment, the command line."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from checker import globs
from checker.config_file import BadConfig, ConfigFile, find_file, read_file, shown
from checker.config_values import Faults, choice, from_text, listed, suggestion, value, with_files
from checker.name_dates import NamePattern
from checker.registry import UnknownCheck, codes
from checker.settings import BY_NAME, CHECK_KEYS, HOUSE_LISTS, SETTINGS, CheckSettings, House, Settings, attribute
from claims.errors import UserError

__all__ = ["BadConfig", "Config", "Layer", "load"]

PREFIX = "NEWSCHECK_"
CONFIG = "NEWSCHECK_CONFIG"
_NO_SETTINGS = {CONFIG, "NEWSCHECK_BENCH_CACHE"}
"""Variables that name something else than a setting: the file to read, and a folder that the tools of developers keep."""
_TABLES = ("house", "checks", "files")


@dataclass(frozen=True)
class Layer:
    """Values from one source, for the files that fit `glob` (None: for all). `origins` names the source of each."""

    values: Mapping[str, Any]
    origins: Mapping[str, str]
    glob: str | None = None


@dataclass(frozen=True)
class Config:
    """All that is configured. `root` is the folder that globs and paths are relative to; layers stand weakest first."""

    path: Path | None
    root: Path
    layers: tuple[Layer, ...]
    house: House = field(default_factory=House)
    checks: Mapping[str, CheckSettings] = field(default_factory=dict)

    def settings(self, path: str | None = None) -> Settings:
        """The values that hold for an article; for the run as a whole without a path."""
        found = {attribute(name): entry for name, entry, _ in self.values(path)}
        return Settings(**found, checks=self.checks, house=self.house)

    def values(self, path: str | None = None) -> Iterator[tuple[str, Any, str]]:
        """Each setting with its value and where that comes from."""
        within = None if path is None else self._relative(path)
        for setting in SETTINGS:
            found, origin = setting.default, "built in"
            for layer in self.layers:
                fits = layer.glob is None or (within is not None and globs.matches(layer.glob, within))
                if setting.name in layer.values and fits:
                    found, origin = layer.values[setting.name], layer.origins[setting.name]
            yield setting.name, found, origin

    def _relative(self, path: str) -> str:
        absolute = os.path.abspath(path)
        return Path(os.path.relpath(absolute, self.root)).as_posix()


def load(
    *,
    flags: Mapping[str, Any] | None = None,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
    file: str | None = None,
    isolated: bool = False,
) -> Config:
    """The configuration. `flags` are the settings that the command line gives; `file` names the file to read.

    Without it the environment may name one (NEWSCHECK_CONFIG), else the nearest in `folder` or above counts; `isolated`
    reads none. BadConfig, with a line for each fault, where anything is wrong.
    """
    variables = os.environ if environment is None else environment
    here = Path.cwd() if folder is None else folder
    named = file or variables.get(CONFIG)
    source = None if isolated else read_file(here / named) if named else find_file(here.resolve())
    faults: list[str] = []
    layers: list[Layer] = []
    house, checks = House(), dict[str, CheckSettings]()
    if source is not None:
        told = Faults(shown(source.path), source.place)
        layers += _file_layers(source, told)
        house = _house(source, told)
        checks = _checks(source, told)
        faults += told.lines
    layers.append(_environment(variables, faults))
    layers.append(_flags(flags or {}, faults))
    if faults:
        raise BadConfig("\n".join(faults))
    root = source.path.resolve().parent if source else here.resolve()
    return Config(source.path if source else None, root, tuple(layers), house, checks)


def _file_layers(source: ConfigFile, faults: Faults) -> Iterator[Layer]:
    name = shown(source.path)
    top = {key: raw for key, raw in source.table.items() if key not in _TABLES}
    layer = _layer(top, faults, (), name, [*BY_NAME, *_TABLES])
    if kept := layer.values.get("decisions"):
        layer = replace(layer, values={**layer.values, "decisions": str(source.path.parent / kept)})
    yield layer
    per_file = [s.name for s in SETTINGS if s.per_file]
    for glob, table in _tables(source.table, "files", faults):
        try:
            globs.matches(glob, "")
        except re.error:
            faults.add(("files", glob), f"files: {glob!r} is no pattern; close its brackets")
            continue
        yield _layer(table, faults, ("files", glob), f'{name}, files."{glob}"', per_file, glob=glob)


def _layer(
    table: Mapping[str, Any], faults: Faults, at: tuple[str, ...], origin: str, known: Sequence[str], glob: str | None = None
) -> Layer:
    values = {}
    for key, raw in table.items():
        path = (*at, key)
        if key not in known:
            where = "is not known in a table of files" if at and key in BY_NAME else "is no setting"
            faults.add(path, f"{key}: {where}{suggestion(key, known)}")
            continue
        found = value(BY_NAME[key], raw, faults, path)
        if found is not None and _sound(key, found, faults, path):
            values[key] = found
    return Layer(values, dict.fromkeys(values, origin), glob)


def _sound(key: str, found: Any, faults: Faults, path: tuple[str, ...]) -> bool:
    """What only another part of the program knows: checks, patterns of names, pipelines."""
    before = len(faults.lines)
    try:
        if key in ("select", "ignore"):
            for entry in found:
                codes(entry, option=key)
        elif key == "date-from-name":
            for entry in found:
                NamePattern.parse(entry)
        elif key == "output":
            from checker.output import parse_output

            for entry in found:
                parse_output(entry)
        elif key == "nlp" and found != "embedded" and not re.fullmatch(r"spacy:.+", found):
            raise ValueError(f"{found!r} is not known; write embedded or spacy:NAME")
    except ValueError as error:
        faults.add(path, f"{key}: {error}")
    except UserError as error:
        faults.add(path, str(error))
    return len(faults.lines) == before


def _tables(table: Mapping[str, Any], name: str, faults: Faults) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The tables in the table `name`."""
    outer = table.get(name, {})
    if not isinstance(outer, dict):
        faults.add((name,), f"{name}: is a table; write [{name}.NAME]")
        return
    for key, inner in outer.items():
        if isinstance(inner, dict):
            yield key, inner
        else:
            faults.add((name, key), f'{name}: {key} is no table; write [{name}."{key}"]')


def _checks(source: ConfigFile, faults: Faults) -> dict[str, CheckSettings]:
    """The settings of single checks by code; those of a family first, so that a check's own count more."""
    found: dict[str, dict[str, str]] = {}
    named = []
    for name, table in _tables(source.table, "checks", faults):
        try:
            named.append((len(hits := codes(name, option="checks")), name, hits, table))
        except UnknownCheck as error:
            faults.add(("checks", name), str(error))
    for _, name, hits, table in sorted(named, key=lambda entry: -entry[0]):
        for key, raw in table.items():
            path = ("checks", name, key)
            if key not in CHECK_KEYS:
                faults.add(path, f"{key}: is no setting of a check{suggestion(key, CHECK_KEYS)}")
                continue
            try:
                chosen = choice(raw, CHECK_KEYS[key])
            except ValueError as error:
                faults.add(path, f"{key}: {error}")
                continue
            for code in hits:
                found.setdefault(code, {})[attribute(key)] = chosen
    return {code: CheckSettings(**values) for code, values in sorted(found.items())}


def _house(source: ConfigFile, faults: Faults) -> House:
    table = source.table.get("house", {})
    if not isinstance(table, dict):
        faults.add(("house",), "house: is a table; write [house]")
        return House()
    folder, lists = source.path.parent, {}
    for key, raw in table.items():
        if key in HOUSE_LISTS:
            lists[attribute(key)] = _list(raw, folder, faults, ("house", key))
        elif key != "roles":
            faults.add(("house", key), f"{key}: is no house list{suggestion(key, [*HOUSE_LISTS, 'roles'])}")
    roles = table.get("roles", {})
    if not isinstance(roles, dict):
        faults.add(("house", "roles"), 'roles: is a table; write roles = {"NAME" = ["ROLE", "ROLE"]}')
        roles = {}
    held = {" ".join(name.split()): _list(raw, folder, faults, ("house", "roles", name)) for name, raw in roles.items()}
    return House(**lists, roles=held)


def _list(raw: Any, folder: Path, faults: Faults, path: tuple[str, ...]) -> tuple[str, ...]:
    try:
        return with_files(listed(raw), folder)
    except ValueError as error:
        faults.add(path, f"{path[-1]}: {error}")
        return ()


def _environment(variables: Mapping[str, str], faults: list[str]) -> Layer:
    known = {PREFIX + attribute(s.name).upper(): s for s in SETTINGS}
    values, origins = {}, {}
    for name in sorted(variables):
        if not name.startswith(PREFIX) or name in _NO_SETTINGS or not variables[name].strip():
            continue
        told = Faults("environment")
        if name not in known:
            told.add((), f"{name}: is no setting{suggestion(name, [*known, CONFIG])}")
        else:
            setting = known[name]
            found = value(setting, from_text(setting, variables[name]), told, (name,))
            if found is not None and _sound(setting.name, found, told, (name,)):
                values[setting.name], origins[setting.name] = found, name
        faults += told.lines
    return Layer(values, origins)


def _flags(flags: Mapping[str, Any], faults: list[str]) -> Layer:
    """What the command line gives; a flag that was not given is None or empty."""
    told = Faults("command line")
    given = {key: raw for key, raw in flags.items() if raw is not None and raw != () and raw != []}
    layer = _layer(given, told, (), "", list(BY_NAME))
    faults += told.lines
    return Layer(layer.values, {key: "--no-quotes" if key == "quotes" else f"--{key}" for key in layer.values})
