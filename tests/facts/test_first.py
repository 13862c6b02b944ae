"""The 60 sentences of ``corpus/tr_first.yaml``: Turkish, annotated before any reader was run on them. A first set, too small
for the floors of ``test_corpus.py``; its first figures stand in docs/quality.md."""

from __future__ import annotations

from pathlib import Path

import yaml

from consistency.evaluate.annotated import score_facts
from consistency.languages.units import to_base
from consistency.pipeline import facts_of_lines
from consistency.report.values import fact_json

ROWS = yaml.safe_load((Path(__file__).parent / "corpus" / "tr_first.yaml").read_text("utf-8"))
LEAST = 0.95


def test_turkish_facts_stay_right() -> None:
    scores = score_facts(ROWS, lambda text: [fact_json(fact, to_base) for fact in facts_of_lines([text], "tr")[0]])
    assert len(ROWS) == 60
    assert [(s.kind, s.false, s.missed) for s in scores if min(s.precision, s.recall) < LEAST] == []
