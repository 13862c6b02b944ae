"""What measures, bounds, rates and offices say in other words, and what only looks so: a sentence of each in two short articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from consistency import check
from consistency.config import Config
from consistency.ingest import read_story

ROWS = [tuple(line.split("\t")) for line in (Path(__file__).parent / "measures.tsv").read_text("utf-8").splitlines() if not line.startswith("#")]
AROUND = {
    "en": "The mayor opened a new hospital in the northern district on Monday.\n\n{}\n\nDoctors from the capital will train the local nurses.\n",
    "ru": "В понедельник мэр открыл новую больницу в северном районе.\n\n{}\n\nВрачи из столицы обучат местных медсестер.\n",
    "az": "Bazar ertəsi mer şimal rayonunda yeni xəstəxana açdı.\n\n{}\n\nPaytaxtdan gələn həkimlər yerli tibb bacılarını öyrədəcək.\n",
    "kk": "Дүйсенбі күні әкім солтүстік ауданда жаңа аурухана ашты.\n\n{}\n\nАстанадан келген дәрігерлер жергілікті мейіргерлерді оқытады.\n",
}


@pytest.mark.parametrize(("verdict", "first", "second", "one", "other"), ROWS, ids=[f"{row[3]} {row[4]}" for row in ROWS])
def test_measures_agree_or_differ(verdict: str, first: str, second: str, one: str, other: str, tmp_path: Path) -> None:
    told = {f"{first}-a.txt": (first, one), f"{second}-b.txt": (second, other)}
    for name, (language, sentence) in told.items():
        (tmp_path / name).write_text(AROUND[language].format(sentence), "utf-8")
    rows = "".join(f"  {name}: {{language: {language}, published: 2026-10-14}}\n" for name, (language, _) in told.items())
    (tmp_path / "story.yaml").write_text(f"articles:\n{rows}", "utf-8")
    report = check(read_story([tmp_path]), Config(translator="gloss"))
    found = [f for f in report.findings if f.kind == "contradiction"]
    assert bool(found) == (verdict == "diff"), [f.message for f in found]
