"""An evaluation as text for a person, or as JSON for a script."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from consistency.evaluate.findings import Tally, f1

if TYPE_CHECKING:
    from consistency.evaluate import Evaluation

Json = dict[str, object]


def as_text(evaluation: Evaluation) -> str:
    """Findings a story, then in all, with what was missed and wrong; translations a language."""
    rows: list[str] = []
    for name, tally in evaluation.stories:
        rows += [*_story(name, tally), ""]
    if len(evaluation.stories) > 1:
        rows += [*_story("all stories", evaluation.total, listed=False), ""]
    if evaluation.stories:
        rows += [f"findings by {evaluation.signature}", ""]
    if evaluation.translations:
        rows.append(f"Translations by {evaluation.scored} against the translation memory")
        rows += [
            f"  {t.language:<4} {t.sentences:>5} sentences   BLEU {t.bleu:5.1f}   chrF {t.chrf:5.1f}"
            for t in evaluation.translations
        ]
        rows += [f"  {s}" for s in _signatures(evaluation)]
    else:
        rows.append("Translations: not measured, no translation memory to measure against")
    return "\n".join(rows) + "\n"


def _story(name: str, tally: Tally, *, listed: bool = True) -> list[str]:
    found = f"{tally.found} of {tally.gold} found, {tally.reported} reported, {tally.labelled} under the right rule"
    left_out = (
        f"{tally.omissions_found} of {tally.omissions_gold} found, {tally.paragraphs_right} of "
        f"{tally.paragraphs_reported} paragraphs right, {tally.claim_alarms} wrong claims"
    )
    rows = [
        name,
        f"  contradictions  {_figures(tally.precision, tally.recall)}   {found}",
        f"  omissions       {_figures(tally.omission_precision, tally.omission_recall)}   {left_out}",
        f"  hard negatives  {len(tally.flagged)} of {tally.negatives} flagged",
    ]
    kinds = (("missed", tally.missed), ("wrong", tally.wrong), ("flagged", tally.flagged))
    return rows + [f"    {kind}: {line}" for kind, lines in kinds for line in lines if listed]


def _figures(precision: float, recall: float) -> str:
    return f"P {precision:.3f}  R {recall:.3f}  F1 {f1(precision, recall):.3f}"


def _signatures(evaluation: Evaluation) -> list[str]:
    """Each metric's signature once."""
    bleu = dict.fromkeys(f"BLEU {t.bleu_signature}" for t in evaluation.translations)
    chrf = dict.fromkeys(f"chrF {t.chrf_signature}" for t in evaluation.translations)
    return [*bleu, *chrf]


def as_json(evaluation: Evaluation) -> str:
    """The same figures, in full, under ``consistency-evaluation/1``."""
    data: Json = {
        "schema": "consistency-evaluation/1",
        "signature": evaluation.signature,
        "stories": [{"story": name, **_tally(tally)} for name, tally in evaluation.stories],
        "total": _tally(evaluation.total) if evaluation.stories else None,
        "translator": evaluation.scored,
        "translations": [
            {"language": t.language, "sentences": t.sentences,
             "bleu": {"score": round(t.bleu, 2), "signature": t.bleu_signature},
             "chrf": {"score": round(t.chrf, 2), "signature": t.chrf_signature}}
            for t in evaluation.translations
        ],
    }  # fmt: skip
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _tally(tally: Tally) -> Json:
    return {
        "contradictions": {
            **_measures(tally.precision, tally.recall), "gold": tally.gold, "found": tally.found,
            "reported": tally.reported, "labelled": tally.labelled,
        },
        "omissions": {
            **_measures(tally.omission_precision, tally.omission_recall), "gold": tally.omissions_gold,
            "found": tally.omissions_found, "paragraphs_reported": tally.paragraphs_reported,
            "paragraphs_right": tally.paragraphs_right, "claim_alarms": tally.claim_alarms,
        },
        "hard_negatives": {"all": tally.negatives, "flagged": len(tally.flagged)},
        "missed": list(tally.missed), "wrong": list(tally.wrong), "flagged": list(tally.flagged),
    }  # fmt: skip


def _measures(precision: float, recall: float) -> Json:
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1(precision, recall), 4)}
