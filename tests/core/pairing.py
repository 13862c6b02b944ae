"""Pairs of sentences, each in the middle of a short article: does the checker say that they contradict each other?"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from consistency import check
from consistency.config import Config
from consistency.ingest import read_story
from consistency.records import Finding

PAIRS = Path(__file__).parent / "pairs"
PUBLISHED = "2026-10-14"
AROUND = {
    "en": "The mayor opened a new hospital in the northern district on Monday.\n\n{}\n\nDoctors from the capital will train the local nurses.\n",
    "ru": "В понедельник мэр открыл новую больницу в северном районе.\n\n{}\n\nВрачи из столицы обучат местных медсестер.\n",
    "az": "Bazar ertəsi mer şimal rayonunda yeni xəstəxana açdı.\n\n{}\n\nPaytaxtdan gələn həkimlər yerli tibb bacılarını öyrədəcək.\n",
    "kk": "Дүйсенбі күні әкім солтүстік ауданда жаңа аурухана ашты.\n\n{}\n\nАстанадан келген дәрігерлер жергілікті мейіргерлерді оқытады.\n",
}


class Pair(NamedTuple):
    """``verdict``: agree or diff; two languages, two sentences."""

    verdict: str
    first: str
    second: str
    one: str
    other: str


def pairs_of(path: Path) -> list[Pair]:
    """The pairs of a table; a line that begins with # is a comment."""
    return [Pair(*line.split("\t")) for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]


def write_pair(folder: Path, pair: Pair) -> None:
    """A story of two articles that differ in one sentence, published on one day."""
    rows = ""
    for file, language, sentence in ((f"{pair.first}-a.txt", pair.first, pair.one), (f"{pair.second}-b.txt", pair.second, pair.other)):
        (folder / file).write_text(AROUND[language].format(sentence), "utf-8")
        rows += f"  {file}: {{language: {language}, published: {PUBLISHED}}}\n"
    (folder / "story.yaml").write_text(f"articles:\n{rows}", "utf-8")


def contradictions(pair: Pair) -> list[Finding]:
    """The contradictions found in the story of a pair."""
    with TemporaryDirectory() as name:
        write_pair(Path(name), pair)
        report = check(read_story([Path(name)]), Config(translator="gloss"))
    return [f for f in report.findings if f.kind == "contradiction"]


def wrong(path: Path) -> Iterator[tuple[int, Pair, list[Finding]]]:
    """(line, pair, what was found) of each pair whose verdict is not the checker's."""
    for line, pair in enumerate(pairs_of(path), 2):
        found = contradictions(pair)
        if bool(found) != (pair.verdict == "diff"):
            yield line, pair, found
