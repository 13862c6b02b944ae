"""English against references: sacrebleu's BLEU and chrF, each with its signature, a language at a time and pooled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A sentence's English and its reference; ``language`` is the source's."""

    language: str
    english: str
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationScore:
    """``language`` is a code or "all"; the scores run from 0 to 100; signatures are sacrebleu's."""

    language: str
    sentences: int
    bleu: float
    chrf: float
    bleu_signature: str
    chrf_signature: str


def scores(pairs: Sequence[Pair]) -> tuple[TranslationScore, ...]:
    """One row a language, by code, then ``all`` where there are several; none where there are no pairs."""
    languages = sorted({pair.language for pair in pairs})
    rows = [_score(code, [p for p in pairs if p.language == code]) for code in languages]
    if len(languages) > 1:
        rows.append(_score("all", pairs))
    return tuple(rows)


def _score(language: str, pairs: Sequence[Pair]) -> TranslationScore:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    english, references = [p.english for p in pairs], [[p.reference for p in pairs]]
    bleu, chrf = BLEU(), CHRF()
    return TranslationScore(
        language=language,
        sentences=len(pairs),
        bleu=bleu.corpus_score(english, references).score,
        chrf=chrf.corpus_score(english, references).score,
        bleu_signature=str(bleu.get_signature()),
        chrf_signature=str(chrf.get_signature()),
    )
