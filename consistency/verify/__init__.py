"""A second reader for every proposed finding: it moves how sure a finding is, and can neither make one nor hide one.

``questions.py`` says what is asked of a finding, ``nli.py`` and ``endpoint.py`` ask it, ``weigh.py`` moves the confidence. Off
unless ``verify.by`` is set: nothing here is imported then. To add a reader: a class with ``signature``, ``warnings`` and
``read(questions) -> answers``, and a branch in ``_reader``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

from consistency.config import Config
from consistency.errors import ConfigError
from consistency.records import Alignment, Article, Finding, Verified
from consistency.verify.questions import Question, question_of
from consistency.verify.weigh import Answer, moved, verdict_of

__all__ = ["Second", "verify"]

OnProgress = Callable[[int, int], None]


class Reader(Protocol):
    """``signature`` says who answers and how: the same signature, the same answers. ``warnings`` is what the last ``read`` has to tell
    the reader of the report."""

    @property
    def signature(self) -> str: ...

    @property
    def warnings(self) -> tuple[str, ...]: ...

    def read(self, questions: Sequence[Question], progress: OnProgress | None = None) -> list[Answer]:
        """One answer a question, in order, whatever else is asked beside it. ``progress`` is told how much is done, of how much."""
        ...


@dataclass(frozen=True, slots=True)
class Second:
    """What a second reading leaves: all findings, but for those that fell below the settings' ``min_confidence``, which ``warnings`` count."""

    findings: tuple[Finding, ...]
    signature: str
    warnings: tuple[str, ...] = ()


def verify(
    findings: Sequence[Finding], alignment: Alignment, articles: Sequence[Article], config: Config, reader: Reader | None = None,
    progress: OnProgress | None = None,
) -> Second:  # fmt: skip
    """The findings as a second reader leaves them, in their order: by default that of the settings. ``progress`` is told how much has been
    asked, of how much. Raises ModelError, MissingExtraError, ConfigError."""
    reader = reader or _reader(config)
    asked = [n for n, finding in enumerate(findings) if finding.kind != "omission" or config.verify.omissions]
    questions = [question_of(findings[n], alignment, articles) for n in asked]
    answers = dict(zip(asked, reader.read(questions, progress) if questions else [], strict=True))
    told = tuple(_verified(f, answers[n], reader.signature) if n in answers else f for n, f in enumerate(findings))
    kept = tuple(f for f in told if f.confidence >= config.least_confidence(f.kind))
    fallen = len(told) - len(kept)
    dropped = (f"verify: findings less sure than min_confidence after a second reading, and left out: {fallen}",) if fallen else ()
    signature = reader.signature + ("" if config.verify.omissions else ":contradictions")
    return Second(kept, signature, (*(reader.warnings if questions else ()), *dropped))


def _verified(finding: Finding, answer: Answer, by: str) -> Finding:
    verdict = Verified(by=by, verdict=verdict_of(answer.support), scores=answer.scores, before=finding.confidence)
    return replace(finding, confidence=moved(finding.confidence, answer.support), verified=verdict)


def _reader(config: Config) -> Reader:
    if config.verify.by == "nli":
        if config.verify.model is None:
            raise ConfigError("verify: by: nli needs a model: write verify: {by: nli, model: FOLDER} into consistency.yaml (docs/verify.md)")
        return nli_at(config.verify.model, config.verify.device, config.offline, config.lock)
    from consistency.verify.endpoint import Endpoint

    return Endpoint(config)


@lru_cache(maxsize=1)  # many stories in one run: the model is loaded once
def nli_at(model: str, device: str, offline: bool, lock: str | None = None) -> Reader:
    from consistency.models import locate
    from consistency.verify.nli import Nli

    return Nli(locate(model, offline=offline, lock=lock), device)  # type: ignore[arg-type]
