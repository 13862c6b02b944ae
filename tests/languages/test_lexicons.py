"""The form of the hand-written tables: what the code relies on when it searches them, and what a slip would break."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from consistency.languages import load_pack
from consistency.languages.build import HERE
from consistency.languages.spellings import in_english

CODES = ("az", "en", "kk", "ru", "tr")
POS = {"NOUN", "VERB", "ADJ", "ADV", "PRON", "DET", "NUM", "ADP", "CCONJ", "SCONJ", "PART", "INTJ", "PROPN"}
SCRIPT = {
    "az": r"[a-zA-ZçəğıöşüÇƏĞİÖŞÜ0-9 '’.-]+",
    "en": r"[a-zA-Zéïñ0-9 '’.-]+",
    "kk": r"[а-яёәғқңөұүһіА-ЯЁӘҒҚҢӨҰҮҺІ0-9 '’.-]+",
    "ru": r"[а-яА-Я0-9 '’.-]+",  # ё is written е: the pack folds it before it looks up
    "tr": r"[a-zA-ZçğıöşüÇĞİÖŞÜâîû0-9 '’.-]+",
}
SENSE = r"[A-Za-z0-9][A-Za-zéïñ0-9 '’.&/-]*"
LEAST = 2_500  # lemmas that a pack begins with, at the least


def rows(code: str, table: str = "lexicon.tsv") -> list[list[str]]:
    text = (HERE / code / table).read_text("utf-8")
    assert text.endswith("\n") and "\r" not in text and "\ufeff" not in text
    return [line.split("\t") for line in text.splitlines()]


@pytest.mark.parametrize("code", CODES)
def test_a_lexicon_is_big_enough(code: str) -> None:
    assert len({lemma for lemma, *_ in rows(code)}) >= LEAST
    assert len(load_pack(code).lexicon.table) == len(rows(code))


@pytest.mark.parametrize("code", CODES)
def test_a_lexicon_is_sorted_and_says_nothing_twice(code: str) -> None:
    """The look-up is by bisection: a row out of place would never be found."""
    table = rows(code)
    assert {len(row) for row in table} == {3}
    lemmas = [lemma for lemma, _, _ in table]
    assert [(a, b) for a, b in pairwise(lemmas) if a > b] == []
    assert [key for key, n in Counter((lemma, pos) for lemma, pos, _ in table).items() if n > 1] == []


@pytest.mark.parametrize("code", CODES)
def test_a_row_is_well_formed(code: str) -> None:
    table = rows(code)
    assert {pos for _, pos, _ in table} <= POS
    assert [lemma for lemma, _, _ in table if not re.fullmatch(SCRIPT[code], lemma)] == []
    assert [lemma for lemma, _, _ in table if lemma != " ".join(lemma.split())] == []


@pytest.mark.parametrize("code", [code for code in CODES if code != "en"])
def test_senses_are_english_lemmas(code: str) -> None:
    wrong = []
    for lemma, pos, senses in rows(code):
        each = senses.split("; ")
        fit = all(re.fullmatch(SENSE, s) and s == s.strip() for s in each) and 1 <= len(each) <= 3
        if not fit or len(set(each)) < len(each) or (pos == "VERB" and any(s.startswith("to ") for s in each)):
            wrong.append((lemma, senses))
    assert wrong == []


def test_azerbaijani_verbs_are_infinitives_and_kazakh_ones_are_not() -> None:
    """The analyser makes a stem of an infinitive in az; in kk the lemma is the stem."""
    assert [lemma for lemma, pos, _ in rows("az") if pos == "VERB" and not lemma.endswith(("maq", "mək"))] == []
    assert [lemma for lemma, pos, _ in rows("tr") if pos == "VERB" and not lemma.endswith(("mak", "mek"))] == []
    assert [lemma for lemma, pos, _ in rows("kk") if pos == "VERB" and lemma.endswith(("мақ", "мек"))] == []


def test_english_forms_are_of_their_lemma() -> None:
    wrong = []
    for lemma, _, forms in rows("en"):
        each = forms.split("; ")
        if forms != "-" and (
            lemma in each or len(set(each)) < len(each) or any(not re.fullmatch(SCRIPT["en"], f) for f in each)
        ):
            wrong.append((lemma, forms))
    assert wrong == []


@pytest.mark.parametrize(
    ("code", "lemma", "pos", "sense"),
    [("az", "nazir", "NOUN", "minister"), ("kk", "министр", "NOUN", "minister"), ("ru", "министр", "NOUN", "minister"),
     ("az", "İstanbul", "PROPN", "Istanbul"), ("kk", "айт", "VERB", "say"), ("ru", "сказать", "VERB", "say"),
     ("en", "minister", "NOUN", "minister"), ("tr", "bakan", "NOUN", "minister"), ("tr", "Iğdır", "PROPN", "Igdir")],
)  # fmt: skip
def test_a_row_is_found(code: str, lemma: str, pos: str, sense: str) -> None:
    pack = load_pack(code)
    assert (pos, sense) in [(p, s) for p, senses in pack.lexicon.rows(pack.lower(lemma)) for s in senses]
    assert pack.lexicon.rows(pack.lower(lemma) + "qqq") == []


_LETTERS = {"ru": r"[А-Я][а-яА-Я'-]+", "kk": r"[А-ЯӘҒҚҢӨҰҮҺІ][а-яА-ЯәғқңөұүһіӘҒҚҢӨҰҮҺІ'-]+",
            "az": r"[A-ZÇƏĞİÖŞÜ][a-zçəğıöşüA-ZÇƏĞİÖŞÜ'-]+"}  # fmt: skip


@pytest.mark.parametrize("code", _LETTERS)
def test_names_are_spelt_once(code: str) -> None:
    """Of the tables of foreign names: sorted, each name once, in letters that English names have; kk says nothing that ru does."""
    table = rows(code, "names.tsv")
    names = [name for name, _ in table]
    assert names == sorted(set(names)) and len({load_pack(code).lower(name).replace("ı", "i") for name in names}) == len(names)
    assert [name for name in names if not re.fullmatch(_LETTERS[code], name)] == []
    assert code != "kk" or [row for row in table if row in rows("ru", "names.tsv")] == []
    assert [english for _, english in table if not re.fullmatch(r"[A-Za-z][A-Za-z '-]*", english)] == []


@pytest.mark.parametrize(
    ("name", "english"),
    [("Tramp", "Trump"), ("Conson", "Johnson"), ("Nyu-Cersi", "New Jersey"), ("Scott", "Scott"), ("BBC", "BBC"), ("Ian", "Ian"),
     ("İlham", "Ilham"), ("Məmməd", "Mammad"), ("Qurbanov", "Gurbanov"), ("Uinterfild", "Winterfield"), ("Makqiven", "McGiven")],
)  # fmt: skip
def test_azerbaijani_names_are_spelt_as_english_ones(name: str, english: str) -> None:
    assert in_english(name, "az") == english


def test_concepts_are_classes_of_english_words() -> None:
    table = rows("en", "concepts.tsv")
    assert {len(row) for row in table} == {2} and len(table) >= 1_000
    assert [name for name, n in Counter(name for name, _ in table).items() if n > 1] == []
    classes = {name: members.split("; ") for name, members in table}
    assert [name for name, members in classes.items() if name not in members] == [], "named by a member of its own"
    assert [name for name, members in classes.items() if len(set(members)) < len(members)] == []
    assert [m for members in classes.values() for m in members if not re.fullmatch(SENSE, m) or m != m.lower()] == []
    several = Counter(m for members in classes.values() for m in members)
    assert [m for m, n in several.items() if n > 2] == [], "a word of more than two senses says nothing"


def test_opposites_never_share_a_class() -> None:
    table = [tuple(row) for row in rows("en", "antonyms.tsv")]
    assert {len(row) for row in table} == {2} and len(table) >= 250
    assert [pair for pair in table if pair[0] == pair[1]] == []
    assert [pair for pair, n in Counter(tuple(sorted(pair)) for pair in table).items() if n > 1] == []
    classes = [set(members.split("; ")) for _, members in rows("en", "concepts.tsv")]
    assert [pair for pair in table if any(set(pair) <= members for members in classes)] == []


@pytest.mark.parametrize("table", ["predicates.tsv", "courses.tsv"])
def test_classes_of_predicates_name_each_member_once(table: str) -> None:
    classes = {name: members.split("; ") for name, members in rows("en", table)}
    assert [name for name, members in classes.items() if len(set(members)) < len(members)] == []
    assert [m for members in classes.values() for m in members if m != m.lower() or m != m.strip()] == []


@pytest.mark.parametrize("table", ["acts.tsv", "antonyms.tsv", "concepts.tsv", "courses.tsv", "predicates.tsv"])
def test_english_tables_are_sorted(table: str) -> None:
    heads = [row[0] for row in rows("en", table)]
    assert heads == sorted(heads)


def test_acts_are_mutual_or_directed() -> None:
    table = rows("en", "acts.tsv")
    assert {row[1] for row in table} == {"mutual", "directed"}
    aliases = [alias for _, _, *cells in table for cell in cells for alias in cell.split("; ") if alias != "-"]
    assert len(aliases) == len(set(aliases)) and not set(aliases) & {row[0] for row in table}, (
        "an alias of one act only"
    )


@pytest.mark.parametrize("path", sorted(HERE.rglob("*.tsv")), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_table_has_an_empty_cell_or_line(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert [line for line in lines if not line.strip() or line != line.strip(" ")] == []
    # An extra of page.tsv and the features of a form or suffix may be left out, nothing else.
    free = {"irregular.tsv", "page.tsv", "suffixes.tsv"}
    assert path.name in free or [line for line in lines if "" in line.split("\t")] == []
