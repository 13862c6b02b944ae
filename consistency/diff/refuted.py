"""What is said of a report is said of what it reports: rumours of a tax rise are untrue; жалақы өспейді деген ақпарат жалған; слухи о росте
налогов не соответствуют действительности."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from consistency.diff.clauses import Sentence
from consistency.diff.denied import Said
from consistency.diff.trends import DOWN, UP
from consistency.languages.concepts import has_opposite, states_of

_REPORTS = frozenset({"report", "rumour", "rumor", "information", "talk", "conversation", "claim", "message", "news", "allegation", "speculation", "publication", "assertion",
                      "gossip", "hearsay", "talks", "data"})  # fmt: skip
_FALSE = frozenset({"untrue", "false", "unfounded", "groundless", "fake", "baseless", "not true", "lie", "untruth", "fiction", "fabrication", "misinformation", "disinformation",
                    "invention", "fake news", "falsehood", "incorrect", "wrong"})  # fmt: skip
_CALLING = frozenset({"dismiss", "reject", "deny", "refute", "call", "name", "describe", "label", "brand", "disprove", "say", "report"})
_TRUTH = frozenset({"truthful", "truth", "reality", "true", "be true", "correspond to reality"})
_FITTING = frozenset({"correspond", "touch", "reflect", "be true", "truthful", "correspond to reality", "fit", "match"})  # does not correspond to reality


def refuted(sentence: Sentence, told: Sequence[Said]) -> Iterator[Said]:
    """What is told by a report that is said to be untrue, the other way round."""
    words = sentence.words
    at = next((i for i, w in enumerate(words) if w.pos == "NOUN" and not _REPORTS.isdisjoint(w.senses[:2])), None)
    if at is None or not _is_false(sentence, told, at):
        return
    verdict = [s.at for s in told if not _FALSE.isdisjoint(s.senses[:2]) or (not s.yes and s.at > at)]
    inside = range(sentence.clause(at)[0], at) if sentence.final else range(at + 1, min((k for k in verdict if k > at), default=_content(sentence, at)))
    for said in told:
        if said.at in inside and not said.act and _tells(said) and said.at not in verdict:
            yield replace(said, yes=not said.yes, main=True)


def _tells(said: Said) -> bool:
    """Whether it is what a report may report: a verb, or a noun for what rises, ends or happens."""
    if said.thing:
        return said.yes and (bool(states_of(said.key)) or not (UP | DOWN).isdisjoint(said.senses[:2]))
    return said.key not in _CALLING and (has_opposite(said.key) or bool(states_of(said.key)))


def _content(sentence: Sentence, at: int) -> int:
    """Where what a report tells ends: with its clause, or with the one that "that" opens."""
    end = sentence.clause(at)[1]
    that = end < len(sentence.words) and sentence.words[end].text.lower() in ("что", "будто", "that")
    return sentence.clause(end)[1] if that else end


def _is_false(sentence: Sentence, told: Sequence[Said], at: int) -> bool:
    """Whether the sentence calls the report at word ``at`` untrue; of a false report it may tell what came of it."""
    words = sentence.words
    if any(not _FALSE.isdisjoint(w.senses[:1]) for k, w in enumerate(words) if k != at - 1 or "instrumental" in w.features):
        return not any(not s.yes and not _FALSE.isdisjoint(s.senses[:1]) for s in told)
    return any(not _TRUTH.isdisjoint(w.senses[:1]) for w in words) and any(not s.yes and not s.thing and s.key in _FITTING for s in told)
