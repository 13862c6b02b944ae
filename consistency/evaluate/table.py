"""A comparison of translators as a table for a person, or as JSON for a script."""

from __future__ import annotations

import json
from collections.abc import Iterator

from consistency.evaluate.comparison import Comparison, Row, Score

_SURE = 0.05  # p below which a difference is marked
_WIDTHS = (6, 6, 7)  # score, interval, p


def as_text(comparison: Comparison) -> str:
    """A table a language. A star marks a difference from the first translator that is hardly chance."""
    lines: list[str] = []
    for row in comparison.rows:
        lines += [*_table(row, comparison.references), ""]
    if any(len(row.systems) > 1 for row in comparison.rows):
        first = comparison.rows[0].systems[0].translator
        lines.append(f"p: how likely a difference from {first} as large is by chance (paired bootstrap); * below {_SURE:g}")
    lines += [f"{name}: {signature}" for name, signature in comparison.signatures]
    lines += [f"BLEU {comparison.bleu_signature}", f"chrF2++ {comparison.chrf_signature}"]
    return "\n".join(lines) + "\n"


def _table(row: Row, references: str) -> Iterator[str]:
    width = max(len("translator"), *(len(s.translator) for s in row.systems))
    yield f"{row.language}: {row.sentences} sentences, against {references}"
    yield f"  {'translator':<{width}}  {_head('BLEU')}  {_head('chrF++')}".rstrip()
    for system in row.systems:
        yield f"  {system.translator:<{width}}  {_cells(system.bleu)}  {_cells(system.chrf)}".rstrip()


def _head(metric: str) -> str:
    score, spare, p = _WIDTHS
    return f"{metric:>{score}}  {'± 95 %':>{spare}}  {'p':<{p}}"


def _cells(score: Score) -> str:
    first, second, third = _WIDTHS
    p = "" if score.p is None else f"{score.p:.3f}{'*' if score.p < _SURE else ''}"
    return f"{score.score:>{first}.1f}  {score.spare:>{second}.1f}  {p:<{third}}"


def as_json(comparison: Comparison) -> str:
    """The same figures, in full, under ``consistency-comparison/1``."""
    data = {
        "schema": "consistency-comparison/1",
        "references": comparison.references,
        "translators": dict(comparison.signatures),
        "metrics": {"bleu": comparison.bleu_signature, "chrf": comparison.chrf_signature},
        "languages": [
            {"language": row.language, "sentences": row.sentences,
             "translators": [{"translator": s.translator, "bleu": _score(s.bleu), "chrf": _score(s.chrf)} for s in row.systems]}
            for row in comparison.rows
        ],
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _score(score: Score) -> dict[str, float | None]:
    p = None if score.p is None else round(score.p, 4)
    return {"score": round(score.score, 2), "mean": round(score.mean, 2), "interval": round(score.spare, 2), "p": p}
