"""What an option of the settings may hold: one small check a kind.

A check takes the value as YAML gives it and returns it as ``Config`` keeps it, or raises ValueError or TypeError with what
the value must be ("must be a number from 0 to 1"), to which the reader adds the option's name, file and line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import Field, field, fields
from typing import Any

Check = Callable[[object], object]
OFF = "off"  # of an option that names a file: none, not even the default one


def option(default: object, comment: str, check: Check) -> Any:
    """A dataclass field with its check and the one line that explains it in configs/default.yaml."""
    return field(default=default, metadata={"comment": comment, "check": check})


def section(kind: type, comment: str) -> Any:
    """A dataclass field that holds further options."""
    return field(default_factory=kind, metadata={"comment": comment, "section": kind})


def options_of(part: Any) -> list[Field[Any]]:
    """The fields that a user may write: those with a comment."""
    return [f for f in fields(part) if "comment" in f.metadata]


def one_of(known: Iterable[str]) -> Check:
    """One of the known names. YAML 1.1 reads a bare ``off`` as false: taken as written where ``off`` is known."""
    names = tuple(known)

    def check(value: object) -> object:
        if value is False and "off" in names:
            return "off"
        if not isinstance(value, str) or value not in names:
            raise ValueError(f"must be one of {', '.join(names)}{_like(value, names)}")
        return value

    return check


def in_range(low: float, high: float) -> Check:
    """A number in the closed range ``low`` .. ``high``."""

    def check(value: object) -> object:
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise ValueError(f"must be a number from {low:g} to {high:g}")
        return float(value)

    return check


def count(value: object) -> object:
    """A whole number, 0 or more."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError("must be a whole number from 0")
    return value


def whole(low: int, high: int) -> Check:
    """A whole number in the closed range ``low`` .. ``high``."""

    def check(value: object) -> object:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise ValueError(f"must be a whole number from {low} to {high}")
        return value

    return check


def yes_or_no(value: object) -> object:
    if not isinstance(value, bool):
        raise TypeError("must be true or false")
    return value


def text(value: object) -> object:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("must be a text")
    return value


def text_or_off(value: object) -> object:
    """A text; YAML 1.1 reads a bare ``off`` as false."""
    return OFF if value is False else text(value)


def variable(value: object) -> object:
    """The name of an environment variable, in capitals. Whoever writes the secret itself here is told so, without repeating it."""
    if not isinstance(value, str) or not re.fullmatch(r"[A-Z_][A-Z0-9_]{0,63}", value):
        raise ValueError("must be the name of an environment variable, in capitals; the key itself stands in that variable")
    return value


def address(value: object) -> object:
    """An http or https address without a user, a password, a query or a fragment: what may stand in a report and a message."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(value.strip() if isinstance(value, str) else "")
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise ValueError("must be an address such as http://localhost:8000/v1") from None
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise ValueError("must hold no user, password, ? or #: a key stands in the environment variable that key names")
    if parts.scheme not in ("http", "https") or not host or not isinstance(value, str) or not re.fullmatch("[!-~]+", value.strip()):
        raise ValueError("must be an address such as http://localhost:8000/v1")
    return value.strip().rstrip("/")


def any_text(value: object) -> object:
    """A text, an empty one too."""
    if not isinstance(value, str):
        raise TypeError("must be a text")
    return value


def texts(value: object) -> object:
    if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
        raise ValueError("must be a list of texts")
    return tuple(value)


def names(value: object) -> object:
    """A list of lists of at least two texts, none twice over all of them."""
    if not isinstance(value, list) or not all(isinstance(row, list) and len(row) > 1 for row in value):
        raise ValueError("must be a list of lists of two names or more")
    out = tuple(tuple(" ".join(v.split()) if isinstance(v, str) else "" for v in row) for row in value)
    told = [v.casefold() for row in out for v in row]
    if not all(told):
        raise ValueError("has a name that is no text: put it in quotes")
    twice = next((v for k, v in enumerate(told) if v in told[:k]), None)
    if twice is not None:
        raise ValueError(f"has {twice!r} twice: keep it in one list")
    return out


def some_of(known: Iterable[str]) -> Check:
    """A list, not empty, of known names, none twice."""
    names = tuple(known)

    def check(value: object) -> object:
        if not isinstance(value, list) or not value:
            raise ValueError(f"must be a list of some of {', '.join(names)}")
        strange = next((v for v in value if v not in names), None)
        if strange is not None:
            raise ValueError(f"has no {strange!r}: must be a list of some of {', '.join(names)}")
        if len(set(value)) < len(value):
            raise ValueError("names one twice")
        return tuple(value)

    return check


def maybe(check: Check) -> Check:
    """What ``check`` takes, or null."""
    return lambda value: None if value is None else check(value)


def _like(value: object, names: tuple[str, ...]) -> str:
    """A hint at the name that was probably meant, or nothing."""
    if not isinstance(value, str):
        return ""
    from difflib import get_close_matches

    near = get_close_matches(value, names, n=1)
    return f" (did you mean {near[0]}?)" if near else ""
