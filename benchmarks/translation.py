"""The gloss against people's English: words known, chrF and BLEU, the counterpart found again, speed.

    python benchmarks/translation.py [FOLDER]      # default ../shared/ntrex

``FOLDER`` holds az.txt, en.txt, kk.txt, ru.txt, line-aligned, and ids.tsv with the document of each line. The documents
are halved at random (a fixed seed): one half is worked with, the other only measured. A counterpart is found again when
the best one-to-one assignment of a document's sentences, by the cosine of character 2- to 5-grams of the gloss and of
the English, weighted by rarity in the document, puts a sentence with its own.
"""

from __future__ import annotations

import argparse
import gc
import math
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from sacrebleu.metrics import BLEU, CHRF

from consistency.config import Config
from consistency.languages import load_pack
from consistency.pipeline import translate_lines

LANGUAGES = ("ru", "kk", "az")
GRAMS = (2, 3, 4, 5)
SEED = 4


def halves(ids: Sequence[str]) -> dict[str, list[int]]:
    """Line numbers of the half that is worked with, and of the other."""
    documents = sorted(set(ids))
    random.Random(SEED).shuffle(documents)
    worked = set(documents[: len(documents) // 2])
    return {"worked with": [i for i, d in enumerate(ids) if d in worked], "only measured": [i for i, d in enumerate(ids) if d not in worked]}


def known(lines: Sequence[str], code: str) -> float:
    """Share of running words that the lexicon has; numbers, and capitals that nothing knows, apart."""
    pack = load_pack(code)
    words = [w for line in lines for w in pack.words(line)]
    counted = [w for w in words if w.pos != "PROPN" and not (w.text[:1].isupper() and not w.known) and not re.search(r"\d", w.text)]
    return sum(w.known for w in counted) / len(counted)


def grams(text: str) -> Counter[str]:
    plain = " " + re.sub(r"[^\w]+", " ", text.lower()).strip() + " "
    return Counter(plain[i : i + n] for n in GRAMS for i in range(len(plain) - n + 1))


def found_again(made: Sequence[str], wanted: Sequence[str]) -> int:
    """How many sentences of a document the best assignment puts with their own."""
    ours, theirs = [grams(t) for t in made], [grams(t) for t in wanted]
    count = Counter(g for row in (*ours, *theirs) for g in row)
    total = len(ours) + len(theirs)

    def vector(row: Counter[str]) -> dict[str, float]:
        weighted = {g: (1 + math.log(n)) * math.log(total / count[g]) for g, n in row.items()}
        size = math.sqrt(sum(v * v for v in weighted.values())) or 1.0
        return {g: v / size for g, v in weighted.items()}

    left, right = [vector(r) for r in ours], [vector(r) for r in theirs]
    cost = [[-sum(v * b.get(g, 0.0) for g, v in a.items()) for b in right] for a in left]
    return sum(i == j for i, j in enumerate(assignment(cost)))


def assignment(cost: list[list[float]]) -> list[int]:
    """The column of each row in the cheapest assignment of a square matrix (Hungarian method with potentials, O(n^3))."""
    n = len(cost)
    u, v, match, way = [0.0] * (n + 1), [0.0] * (n + 1), [0] * (n + 1), [0] * (n + 1)
    for i in range(1, n + 1):
        match[0], j0 = i, 0
        least, used = [math.inf] * (n + 1), [False] * (n + 1)
        while True:
            used[j0] = True
            i0, delta, j1 = match[j0], math.inf, 0
            for j in range(1, n + 1):
                if not used[j]:
                    reduced = cost[i0 - 1][j - 1] - u[i0] - v[j]
                    if reduced < least[j]:
                        least[j], way[j] = reduced, j0
                    if least[j] < delta:
                        delta, j1 = least[j], j
            for j in range(n + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            j0 = j1
            if match[j0] == 0:
                break
        while j0:
            match[j0] = match[way[j0]]
            j0 = way[j0]
    rows = [0] * n
    for j in range(1, n + 1):
        rows[match[j] - 1] = j - 1
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT.parent / "shared" / "ntrex")
    folder = parser.parse_args().folder
    columns = {code: (folder / f"{code}.txt").read_text("utf-8").split("\n") for code in (*LANGUAGES, "en")}
    ids = [line.split("\t")[0] for line in (folder / "ids.tsv").read_text("utf-8").split("\n") if line]
    chrf, bleu = CHRF(), BLEU()
    gc.disable()  # as the command line runs
    for code in LANGUAGES:
        lines = columns[code][: len(ids)]
        warm = len(lines) // 4
        translate_lines(lines[:warm], code, Config(translator="gloss"))
        start = time.perf_counter()
        made = [t.english for t in translate_lines(lines, code, Config(translator="gloss"))]
        met = (len(lines) - warm) / (time.perf_counter() - start)
        shorter = [line.partition(" ")[2] for line in lines]  # other sentences, of words that were met before
        start = time.perf_counter()
        translate_lines(shorter, code, Config(translator="gloss"))
        known_words = len(lines) / (time.perf_counter() - start)
        print(f"{code}: {known_words:,.0f} sentences a second of words met before, {met:,.0f} of a text's first reading")
        for name, rows in halves(ids).items():
            ours, people = [made[i] for i in rows], [columns["en"][i] for i in rows]
            by_document: dict[str, list[int]] = {}
            for i in rows:
                by_document.setdefault(ids[i], []).append(i)
            again = sum(found_again([made[i] for i in d], [columns["en"][i] for i in d]) for d in by_document.values())
            print(f"{code}, the half that is {name}: {len(rows)} sentences, words known {known([lines[i] for i in rows], code):.3f}, "
                  f"chrF2 {chrf.corpus_score(ours, [people]).score:.1f}, BLEU {bleu.corpus_score(ours, [people]).score:.1f}, "
                  f"found again {again / len(rows):.3f}")  # fmt: skip
    print(f"signatures: {chrf.get_signature()}, {bleu.get_signature()}")


if __name__ == "__main__":
    main()
