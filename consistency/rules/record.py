"""What is told of a rule: the one text that ``consistency explain``, SARIF, and docs/rules/ show."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One article's words, in ``language`` (a code of ``registry.LANGUAGES``), and what they mean in English; both
    empty for an article that says nothing of the matter."""

    language: str
    text: str
    english: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFlagged:
    """What looks like a finding and is none, and two articles' words that show it; None where words alone cannot."""

    what: str
    example: tuple[Quote, Quote] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """``name`` is the one findings carry, ``title`` says in a few words what it finds; ``example`` has two articles' words, in two languages, that are a finding;
    ``settings`` are the options (dotted) that bear on it."""

    name: str
    title: str
    asks: str
    why: str
    example: tuple[Quote, Quote]
    not_flagged: tuple[NotFlagged, ...]
    settings: tuple[str, ...]


def pair(
    language: str, text: str, english: str, other: str, other_text: str, other_english: str
) -> tuple[Quote, Quote]:
    """Two articles' words as an example."""
    return (
        Quote(language=language, text=text, english=english),
        Quote(language=other, text=other_text, english=other_english),
    )
