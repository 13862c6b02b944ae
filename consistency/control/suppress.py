"""Suppressions: findings that people have looked at and accept; shown with the reason, never counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fnmatch import fnmatchcase

from consistency.control.identity import ids_of
from consistency.errors import ConfigError
from consistency.records import Article, Finding
from consistency.suppressions import Suppression


def suppressed(
    findings: Sequence[Finding], story: str, articles: Sequence[Article], wanted: Sequence[Suppression]
) -> tuple[tuple[Finding, ...], tuple[str, ...], tuple[str, ...]]:
    """The findings with the reason of the first suppression that names them; the suppressions that name none although they may
    speak of this story, where what is for another story or for articles that it has not is not counted; and those that name any."""
    found = list(findings)
    unused: list[str] = []
    used: list[str] = []
    texts = {a.id: a.text for a in articles}
    for number, suppression in enumerate(wanted, 1):
        if not _concerns(suppression, story, texts):
            continue
        named = [k for k, f in enumerate(findings) if _names(suppression, f, texts)]
        if suppression.finding is not None and len(named) > 1:
            ids = ", ".join(findings[k].id for k in named)
            raise ConfigError(f"suppressions entry {number}: finding {suppression.finding} is the beginning of several ids ({ids}): write more of it")
        (used if named else unused).append(name_of(number, suppression))
        for k in named:
            if found[k].suppressed is None:
                found[k] = replace(found[k], suppressed=suppression.reason)
    return tuple(found), tuple(unused), tuple(used)


def name_of(number: int, suppression: Suppression) -> str:
    """What a suppression is called in warnings."""
    return f"suppression {number} ({suppression})"


def _concerns(suppression: Suppression, story: str, texts: dict[str, str]) -> bool:
    glob = suppression.article
    return (suppression.story in (None, story) or fnmatchcase(story, str(suppression.story))) and (
        glob is None or any(fnmatchcase(article, glob) for article in texts)
    )


def _names(suppression: Suppression, finding: Finding, texts: dict[str, str]) -> bool:
    if suppression.rule is not None and suppression.rule != finding.rule:
        return False
    if suppression.finding is not None and not any(i.startswith(suppression.finding) for i in ids_of(finding)):
        return False
    if suppression.article is not None and not _rests_on(finding, suppression.article):
        return False
    return suppression.words is None or _quotes(finding, suppression.words, texts)


def _rests_on(finding: Finding, glob: str) -> bool:
    """Whether nothing of a finding is left without some articles: what others contradict each other in is not theirs to hide."""
    sides = [s for s in finding.sides if not fnmatchcase(s.article, glob)]
    if finding.kind == "omission":
        return not sides or all(fnmatchcase(article, glob) for article in finding.missing_from)
    return len({s.answer for s in sides}) < 2


def _quotes(finding: Finding, words: str, texts: dict[str, str]) -> bool:
    wanted = _plain(words)
    quotes = (e for s in finding.sides for e in s.evidence)
    return any(wanted in _plain(text) for e in quotes for text in (texts[e.article][e.span.start : e.span.end], e.translation))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
