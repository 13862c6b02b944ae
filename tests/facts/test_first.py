"""Turkish sentences of ``corpus/tr_first.yaml`` (60), ``tr_second.yaml`` (30) and ``tr_third.yaml`` (40), each annotated before
any reader was run on it. They are too few for the floors of ``test_corpus.py``; their first figures stand in docs/quality.md."""

from __future__ import annotations

from pathlib import Path

import yaml

from consistency.evaluate.annotated import score_facts
from consistency.languages.units import to_base
from consistency.pipeline import facts_of_lines
from consistency.report.values import fact_json

CORPUS = Path(__file__).parent / "corpus"
ROWS = [row for name in ("tr_first", "tr_second", "tr_third") for row in yaml.safe_load((CORPUS / f"{name}.yaml").read_text("utf-8"))]
LEAST = 0.95


def test_turkish_facts_stay_right() -> None:
    scores = score_facts(ROWS, lambda text: [fact_json(fact, to_base) for fact in facts_of_lines([text], "tr")[0]])
    assert len(ROWS) == 130
    assert [(s.kind, s.false, s.missed) for s in scores if min(s.precision, s.recall) < LEAST] == []
