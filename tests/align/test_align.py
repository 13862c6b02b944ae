"""The aligner through its doors: links of two texts in any order, merged, split and missing sentences, and groups."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from consistency.align import align, links_between
from consistency.claims import claims_of
from consistency.cli import main
from consistency.config import Config
from consistency.pipeline import align_lines, translator_of
from consistency.reading import article_of_lines, read_sentence
from consistency.records import Alignment, Claim

ENGLISH = (
    "The mayor opened a new hospital in the northern district on Monday.",
    "The building has 240 beds and three operating rooms.",
    "Construction took four years and cost 18 million dollars.",
    "Residents had complained for a long time about the old clinic.",
    "Doctors from the capital will train the local nurses.",
    "A bus line from the railway station will be launched in May.",
    "The opposition called the ceremony an election campaign.",
    "Journalists were not allowed to enter the children's ward.",
    "The next school will be built beside the river.",
    "Farmers from nearby villages sold apples and honey at the gate.",
)
RUSSIAN = (
    "В понедельник мэр открыл новую больницу в северном районе.",
    "В здании 240 коек и три операционные.",
    "Строительство длилось четыре года и стоило 18 млн долларов.",
    "Жители долго жаловались на старую поликлинику.",
    "Врачи из столицы обучат местных медсестер.",
    "Автобусный маршрут от железнодорожного вокзала запустят в мае.",
    "Оппозиция назвала церемонию предвыборной кампанией.",
    "Журналистов не пустили в детское отделение.",
    "Следующую школу построят у реки.",
    "Фермеры из соседних сел продавали у ворот яблоки и мед.",
)


def linked(a: Sequence[str], b: Sequence[str], languages: tuple[str, str] = ("en", "ru")) -> set[tuple[int, int]]:
    return {(i, j) for i, j, _ in align_lines(a, b, *languages, Config(translator="gloss"))}


def claims(lines: Sequence[str], language: str, name: str) -> list[Claim]:
    sentences = [s for s in article_of_lines(lines, language, name)[1] if s is not None]
    return list(claims_of([read_sentence(t) for t in translator_of(Config(translator="gloss"), None).translate(sentences)]))


@pytest.mark.parametrize("order", [range(10), reversed(range(10)), (5, 6, 7, 0, 1, 2, 3, 9, 8, 4)], ids=["same", "reversed", "blocks"])
def test_every_sentence_is_found_in_any_order(order: Sequence[int]) -> None:
    places = list(order)
    assert linked(ENGLISH, [RUSSIAN[k] for k in places]) == {(k, j) for j, k in enumerate(places)}


def test_what_is_left_out_has_no_link() -> None:
    kept = [k for k in range(10) if k not in (3, 6)]
    assert linked(ENGLISH, [RUSSIAN[k] for k in kept]) == {(k, j) for j, k in enumerate(kept)}


def test_what_each_side_alone_has_has_no_link() -> None:
    ours, theirs = [k for k in range(10) if k != 1], [k for k in range(10) if k != 8]
    wanted = {(ours.index(k), theirs.index(k)) for k in ours if k in theirs}
    assert linked([ENGLISH[k] for k in ours], [RUSSIAN[k] for k in theirs]) == wanted


def test_a_merged_sentence_stands_against_two() -> None:
    merged = [*RUSSIAN[:4], f"{RUSSIAN[4]} {RUSSIAN[5]}", *RUSSIAN[6:]]
    assert linked(ENGLISH, merged) == {(k, k if k < 5 else k - 1) for k in range(10)}


def test_a_split_sentence_stands_against_two() -> None:
    parts = ["Строительство длилось четыре года", "и стоило 18 млн долларов."]
    assert linked(ENGLISH, [*RUSSIAN[:2], *parts, *RUSSIAN[3:]]) == {(k, k if k < 3 else k + 1) for k in range(10)} | {(2, 3)}


def test_two_texts_that_have_nothing_in_common_are_not_linked() -> None:
    other = ("Курс валюты вырос на бирже.", "Сборная выиграла матч со счетом 3:1.", "Синоптики обещают снег.", "Певица выпустила альбом.")
    assert linked(ENGLISH[:4], other) == set()


@pytest.mark.parametrize("shuffled", [False, True])
def test_lines_that_both_texts_repeat_are_told_apart_by_their_order(shuffled: bool) -> None:
    places = [0, 1, 2, 3, 1, 5, 6, 7]
    ours, theirs = [ENGLISH[k] for k in places], [RUSSIAN[k] for k in places]
    if shuffled:  # blocks: their neighbours tell
        theirs = theirs[4:] + theirs[:4]
    assert linked(ours, theirs) == {(k, (k + 4) % 8 if shuffled else k) for k in range(8)}


def test_from_the_other_side_it_is_the_same() -> None:
    some = [*RUSSIAN[3:], RUSSIAN[0]]
    assert linked(ENGLISH, some) == {(i, j) for j, i in linked(some, ENGLISH, ("ru", "en"))}


def test_fluent_english_on_both_sides_needs_no_other_setting() -> None:
    again = [line.replace("The ", "That ").replace("will be", "is to be") for line in ENGLISH]
    assert linked(ENGLISH, again[::-1], ("en", "en")) == {(k, 9 - k) for k in range(10)}


def test_empty_texts_have_no_links() -> None:
    assert links_between([], claims(ENGLISH[:1], "en", "a")) == links_between([], []) == []


def story() -> Alignment:
    """Three articles; the second says in one sentence what the others say in two."""
    merged = [*RUSSIAN[:4], f"{RUSSIAN[4]} {RUSSIAN[5]}", *RUSSIAN[6:]]
    return align([*claims(ENGLISH, "en", "a"), *claims(merged, "ru", "b"), *claims(RUSSIAN, "ru", "c")])


def test_a_merged_sentence_glues_no_groups() -> None:
    groups = {frozenset((c.article.id, c.reading.sentence.index) for c in g.claims) for g in story().groups}
    assert not any({("a", 4), ("a", 5)} <= g or {("c", 4), ("c", 5)} <= g for g in groups)
    assert {frozenset({("a", k), ("b", k if k < 5 else k - 1), ("c", k)}) for k in (0, 1, 2, 3, 6, 7, 8, 9)} <= groups


def test_a_merged_sentence_is_linked_to_both_of_its_parts() -> None:
    found = {(link.a.reading.sentence.index, link.relation) for link in story().links
             if (link.a.article.id, link.b.article.id) == ("a", "b") and link.b.reading.sentence.index == 4}  # fmt: skip
    assert {i for i, _ in found} == {4, 5}
    assert {relation for _, relation in found} == {"part"}


def test_every_claim_is_in_one_group_and_every_score_a_share() -> None:
    made = story()
    assert sorted(id(c) for g in made.groups for c in g.claims) == sorted(id(c) for c in made.claims)
    assert all(0 <= value <= 1 for link in made.links for value in (link.score, link.likeness))
    assert all(0 <= value <= 1 for _, _, value in made.support)


class Letters:
    """An encoder of four lines: how often each letter stands in a sentence."""

    def encode(self, texts: Sequence[str], /) -> list[list[int]]:
        return [[text.lower().count(letter) for letter in "abcdefghijklmnopqrstuvwxyz"] for text in texts]


def test_an_encoder_is_one_more_view() -> None:
    a, b = claims(ENGLISH, "en", "a"), claims(RUSSIAN, "ru", "b")
    plain, helped = links_between(a, b), links_between(a, b, Letters())
    assert {(i, j) for i, j, _ in helped} == {(k, k) for k in range(10)}
    assert plain != helped


@pytest.mark.parametrize(("made", "told"), [([[1.0]], r"shape \(1, 1\) for 2"), ([1.0, 2.0], "shape"), ([[np.nan], [1.0]], "not finite")])
def test_an_encoder_that_fails_is_told(made: list[object], told: str) -> None:
    class Wrong:
        def encode(self, texts: Sequence[str], /) -> list[object]:
            return made

    with pytest.raises(ValueError, match=told):
        links_between(claims(ENGLISH[:1], "en", "a"), claims(RUSSIAN[:1], "ru", "b"), Wrong())


def test_long_articles_are_linked_through_candidates() -> None:
    """Some 400 sentences a side, beyond the plain matrix: each names a village and a number of its own."""
    def line(k: int, language: str) -> str:
        name = f"{'BDFGKLMNPRST'[k % 12]}{'aeiou'[k % 5]}{'bdgklmnprst'[k % 11]}{'aeiou'[k // 5 % 5]}{'dklmnrst'[k // 25 % 8]}ovo"
        return f"In {name} {1000 + 7 * k} sheep were sold." if language == "en" else f"In {name} wurden {1000 + 7 * k} sheep gesehen."
    order = np.random.default_rng(3).permutation(400).tolist()
    found = linked([line(k, "en") for k in range(400)], [line(k, "de") for k in order], ("en", "en"))
    assert len(found & {(k, j) for j, k in enumerate(order)}) >= 0.98 * 400
    assert len(found) <= 1.02 * 400


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("\n".join(ENGLISH) + "\n", "utf-8")
    Path("b.txt").write_text("\n".join([*RUSSIAN[:4], f"{RUSSIAN[4]} {RUSSIAN[5]}", *RUSSIAN[7:], "Синоптики обещают снег."]) + "\n", "utf-8")


@pytest.mark.usefixtures("files")
def test_as_text_both_stand_under_each_other(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["align", "a.txt", "b.txt", "--from", "en", "--to", "ru", "--lines", "--format", "text"]) == 0
    blocks = [b.splitlines() for b in capsys.readouterr().out.strip().split("\n\n")]
    both = next(b for b in blocks if b[0].startswith("A 4"))
    assert [row[:3] for row in both if row[:1] in "AB"] == ["A 4", "A 5", "B 4"]
    alone = [(b[0][:3], b[-1].strip()) for b in blocks if "only" in b[-1]]
    assert alone == [("A 6", "only in A"), ("B 8", "only in B")]


@pytest.mark.usefixtures("files")
def test_as_tmx_a_passage_is_a_unit(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["align", "a.txt", "b.txt", "--from", "en", "--to", "ru", "--lines", "--format", "tmx"]) == 0
    units = [
        [(tuv.get("{http://www.w3.org/XML/1998/namespace}lang"), tuv.findtext("seg")) for tuv in unit]
        for unit in ET.fromstring(capsys.readouterr().out.encode()).iter("tu")
    ]
    assert [("en", f"{ENGLISH[4]} {ENGLISH[5]}"), ("ru", f"{RUSSIAN[4]} {RUSSIAN[5]}")] in units
    assert len(units) == 8


@pytest.mark.usefixtures("files")
def test_an_unknown_format_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["align", "a.txt", "b.txt", "--from", "en", "--to", "ru", "--format", "xml"]) == 2
    assert "xml" in capsys.readouterr().err


def test_what_stands_in_the_place_of_another_is_no_counterpart() -> None:
    strange = ("Курс валюты вырос на бирже.", "Синоптики обещают снег.", "Сборная проиграла матч.")
    for k in range(10):
        other = [*RUSSIAN[:k], strange[k % 3], *RUSSIAN[k + 1 :]]
        assert linked(ENGLISH, other) == {(n, n) for n in range(10) if n != k}, k


@pytest.mark.parametrize("names", [("a", "b"), ("z", "b")])
@pytest.mark.parametrize("many", [1, 2, 5])
def test_the_same_sentences_are_equal_whatever_the_articles_are_called(names: tuple[str, str], many: int) -> None:
    made = align([*claims(ENGLISH[:many], "en", names[0]), *claims(ENGLISH[:many], "en", names[1])])
    assert [link.relation for link in made.links] == ["equal"] * many
    assert len(made.groups) == many


@pytest.mark.parametrize(("first", "relation"), [("a", "contains"), ("z", "part")])
def test_the_merged_sentence_contains_whatever_the_articles_are_called(first: str, relation: str) -> None:
    merged = [*RUSSIAN[:4], f"{RUSSIAN[4]} {RUSSIAN[5]}", *RUSSIAN[6:]]
    links = align([*claims(merged, "ru", first), *claims(ENGLISH, "en", "m")]).links
    assert {k.relation for k in links if any(c.article.id == first and c.reading.sentence.index == 4 for c in (k.a, k.b))} == {relation}


def test_a_line_that_both_repeat_does_not_link_everything() -> None:
    assert len(linked([ENGLISH[0]] * 50, [ENGLISH[0]] * 50, ("en", "en"))) <= 150


def test_a_left_over_part_is_held_by_what_contains_it(capsys: pytest.CaptureFixture[str]) -> None:
    part = ["The minister thanked Georgia for its help.", "He also thanked Turkey."]
    whole = ["Министр поблагодарил Грузию и Турцию за помощь."]
    links = align([*claims(part, "en", "a"), *claims(whole, "ru", "b")]).links
    assert {link.relation for link in links if link.a.reading.sentence.index == 1} == {"part"}


def test_the_encoder_is_in_the_signature(tmp_path: Path) -> None:
    from consistency.ingest import read_story
    from consistency.pipeline import check

    for name, lines in (("a", ENGLISH), ("b", RUSSIAN)):
        (tmp_path / f"{name}.txt").write_text("\n\n".join(lines), "utf-8")
    story = read_story([tmp_path])
    assert "|align:pairs/2|" in check(story).signature
    assert "|align:pairs/2+Letters|" in check(story, encoder=Letters()).signature
