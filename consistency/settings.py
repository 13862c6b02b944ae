"""YAML -> a dataclass of options; every complaint names the option, the file and the line.

The YAML is composed, not loaded: its nodes still know their lines, and a key written twice is seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from consistency.errors import ConfigError
from consistency.options import options_of

T = TypeVar("T")


def read_settings(written: str, path: str, kind: type[T]) -> T:
    """The options of a YAML text laid over their defaults. Raises ConfigError."""
    import yaml

    loader_class: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # C is ten times as fast
    try:
        loader = loader_class(written)
        node = loader.get_single_node()
        return kind() if node is None else _section(loader, node, path, "", kind)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise ConfigError(f"{path}{f':{mark.line + 1}' if mark else ''}: broken YAML: {error.problem}") from None
    except (yaml.YAMLError, RecursionError) as error:
        raise ConfigError(f"{path}: broken YAML: {' '.join(str(error).split())}") from None


def _section(loader: Any, node: Any, path: str, prefix: str, kind: type[T]) -> T:
    known = {f.name: f for f in options_of(kind)}
    values: dict[str, Any] = {}
    for key, line, value in _pairs(node, path, prefix):
        where = f"{path}:{line}"
        if key not in known:
            raise ConfigError(f"{where}: unknown option {prefix + key!r}{_hint(key, list(known))}")
        if key in values:
            raise ConfigError(f"{where}: option {prefix + key!r} is given twice: keep one")
        meta = known[key].metadata
        if "section" in meta:
            values[key] = _section(loader, value, path, f"{prefix}{key}.", meta["section"])
            continue
        try:
            values[key] = meta["check"](loader.construct_object(value, deep=True))
        except (ValueError, TypeError) as error:
            line = _entry_line(loader, value, meta["check"]) or line
            raise ConfigError(f"{path}:{line}: option {prefix + key!r} {error}") from None
    return kind(**values)


def _entry_line(loader: Any, node: Any, check: Any) -> int | None:
    """The line of the entry with which a list becomes wrong; None where the value is no list, or wrong without any entry."""
    entries = node.value if node.id == "sequence" else []
    for number, entry in enumerate(entries, 1):
        try:
            check([loader.construct_object(each, deep=True) for each in entries[:number]])
        except (ValueError, TypeError):
            return int(entry.start_mark.line) + 1
    return None


def _pairs(node: Any, path: str, prefix: str) -> Iterator[tuple[str, int, Any]]:
    """(key, its line from 1, the node of its value) of a mapping, as written."""
    if node.id != "mapping":
        what = f"option {prefix.rstrip('.')!r}" if prefix else "the settings"
        raise ConfigError(f"{path}:{node.start_mark.line + 1}: {what} must be a mapping of options to values")
    for key, value in node.value:
        if key.id != "scalar":
            raise ConfigError(f"{path}:{key.start_mark.line + 1}: an option's name must be a plain word")
        yield str(key.value), key.start_mark.line + 1, value


def _hint(key: str, known: list[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(key, known, n=3)
    return f": did you mean {' or '.join(near)}?" if near else f": known are {', '.join(known)}"
