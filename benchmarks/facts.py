"""What is read from the source: precision and recall, agreement of four translations, the guard, and speed.

    python benchmarks/facts.py                      # the annotated corpus of the tests, and speed
    python benchmarks/facts.py FOLDER               # also other sentences: FOLDER holds az.yaml, en.yaml, kk.yaml, ru.yaml
    python benchmarks/facts.py --ntrex [FOLDER]     # also a line-aligned text in four languages (default ../shared/ntrex)

``FOLDER`` is annotated as tests/facts/corpus/GUIDE.md says. An agreement is strict: all four versions give the same set
of countries, or of values (as written, units unconverted, ordinals left out). Speed is of one process, on lines of the
line-aligned text where there is one: a quarter of it warms the packs, the rest is timed twice, first with the words that
are new to it, then with all words known.
"""

from __future__ import annotations

import argparse
import gc
import resource
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from consistency.config import Config
from consistency.evaluate.annotated import Score, score_facts, sentences_with_false_facts, units_right
from consistency.facts import _MEMO, read_facts
from consistency.guard import Side, suspect
from consistency.languages import load_pack
from consistency.languages.units import to_base
from consistency.pipeline import facts_of_lines, translate_lines
from consistency.records import Fact, Party, Quantity
from consistency.report.values import fact_json

LANGUAGES = ("az", "en", "kk", "ru")
CORPUS = ROOT / "tests" / "facts" / "corpus"
NTREX = ROOT.parent / "shared" / "ntrex"


def corpus(folder: Path) -> None:
    """Precision and recall by language and kind, and the share of sentences with a fact that is none."""
    total: dict[str, list[int]] = {}
    false = count = 0
    units = [0, 0]
    for code in LANGUAGES:
        rows: list[dict[str, Any]] = yaml.safe_load((folder / f"{code}.yaml").read_text("utf-8"))
        reader = partial(_rows, code)
        scores = score_facts(rows, reader)
        print(f"{code}  " + "  ".join(_shown(s.kind, s.right, s.read, s.annotated) for s in scores))
        for s in scores:
            sums = total.setdefault(s.kind, [0, 0, 0])
            sums[:] = [sums[0] + s.right, sums[1] + s.read, sums[2] + s.annotated]
        units = [a + b for a, b in zip(units, units_right(rows, reader), strict=True)]
        false += sentences_with_false_facts(scores)
        count += len(rows)
    print("all " + "  ".join(_shown(kind, *sums) for kind, sums in total.items()))
    print(f"units of the right numbers: {units[0]} of {units[1]} right")
    print(f"sentences with a fact that is none: {false} of {count} ({false / count:.1%})")


def _rows(code: str, text: str) -> list[dict[str, object]]:
    return [fact_json(f, to_base) for f in facts_of_lines([text], code)[0]]


def _shown(kind: str, right: int, read: int, annotated: int) -> str:
    score = Score(kind=kind, right=right, read=read, annotated=annotated)
    return f"{kind} P {score.precision:.3f} R {score.recall:.3f}"


def agreement(columns: dict[str, Sequence[str]]) -> None:
    """How often four versions of a sentence give the same countries and the same numbers."""
    for name, of in (("countries", _countries), ("numbers", _numbers)):
        some = same = 0
        for lines in zip(*columns.values(), strict=True):
            sets = {frozenset(of(read_facts(line, load_pack(code)))) for code, line in zip(columns, lines, strict=True)}
            if any(sets):
                some += 1
                same += len(sets) == 1
        print(f"{name}: all four versions agree in {same} of {some} sentences ({same / some:.1%})")


def _countries(facts: Sequence[Fact]) -> set[str]:
    return {f.key for f in facts if isinstance(f, Party) and f.kind == "country"}


def _numbers(facts: Sequence[Fact]) -> set[float]:
    figures = [f for f in facts if isinstance(f, Quantity) and not f.ordinal]
    return {round(float(v), 4) for f in figures for v in (f.value, f.low, f.high) if v is not None}


def guarded(columns: dict[str, Sequence[str]]) -> None:
    """How many sentences are suspect when the English is the people's own, and when it is the gloss."""
    english = load_pack("en")

    def side(text: str, code: str) -> Side:
        pack = load_pack(code)
        return Side(text, read_facts(text, pack, read_from="english" if pack is english else "source"), pack.words(text))

    for code in (c for c in columns if c != "en"):
        lines = columns[code]
        by_people = sum(bool(suspect(side(a, code), side(b, "en"))) for a, b in zip(lines, columns["en"], strict=True))
        made = translate_lines(lines, code, Config(translator="gloss"))
        by_gloss = sum(bool(suspect(side(a, code), side(t.english, "en"))) for a, t in zip(lines, made, strict=True))
        print(f"{code}: suspect of {len(lines)}: human translations {by_people}, gloss {by_gloss}")


def speed(columns: dict[str, Sequence[str]]) -> None:
    """Sentences a second, without garbage collection, as in the command line's own process."""
    gc.disable()
    for code, lines in columns.items():
        pack, quarter = load_pack(code), len(lines) // 4
        _read(lines[:quarter], code)
        new = _timed(_read, lines[quarter:], code)
        _MEMO.clear()
        pack._words.clear()
        known = _timed(_read, lines[quarter:], code)
        rest = len(lines) - quarter
        print(f"{code}: {rest / new:,.0f} sentences a second with new words, {rest / known:,.0f} with known ones")
    gc.enable()


def _read(lines: Sequence[str], code: str) -> None:
    for line in lines:
        read_facts(line, load_pack(code), "2026-01-15")


def _load() -> None:
    for code in LANGUAGES:
        load_pack(code).words("a b")


def _timed(work: Callable[..., None], *arguments: Any) -> float:
    start = time.perf_counter()
    work(*arguments)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="*", type=Path)
    parser.add_argument("--ntrex", nargs="?", type=Path, const=NTREX)
    arguments = parser.parse_args()
    load = _timed(_load)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"all four packs: {1000 * load:.0f} ms, {memory} MB (goal: 150 ms, 120 MB)")
    for folder in (CORPUS, *arguments.folder):
        print(f"== {folder}")
        corpus(folder)
    source = arguments.ntrex or (NTREX if NTREX.is_dir() else None)
    columns: dict[str, Sequence[str]] = {}
    for code in LANGUAGES:
        text = [row["text"] for row in yaml.safe_load((CORPUS / f"{code}.yaml").read_text("utf-8"))]
        columns[code] = (source / f"{code}.txt").read_text("utf-8").splitlines() if source else text
    print("== speed (goals: 1,500 a second, ru 700)")
    speed(columns)
    if arguments.ntrex:
        print(f"== {arguments.ntrex}")
        agreement(columns)
        guarded(columns)


if __name__ == "__main__":
    main()
