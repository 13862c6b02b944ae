"""The memory and what stands before and behind it: exact matches only, the first of two wins, nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from consistency.errors import TranslationError, UnknownNameError
from consistency.records import Article, Paragraph, Sentence, Span
from consistency.translate import ORIGINAL, make_translator, warnings_of
from consistency.translate.auto import Auto
from consistency.translate.memory import Memory
from consistency.translate.tmx import Unit, write_tmx


def sentence(text: str, language: str) -> Sentence:
    span = Span(start=0, end=len(text))
    paragraph = Paragraph(span=span, kind="body", sentences=(span,))
    article = Article(id=language, path=f"{language}.txt", language=language, text=text, paragraphs=(paragraph,))
    return Sentence(article=article, paragraph=0, index=0, span=span)


def memory(folder: Path, *rows: tuple[str, str, str]) -> Memory:
    path = folder / "translations.tmx"
    path.write_text(write_tmx(Unit(language=c, source=s, english=e) for c, s, e in rows), "utf-8")
    return Memory(path)


HOUSE = ("ru", "Дом построен.", "The house is built.")


@pytest.mark.parametrize("text", ["Дом построен.", " Дом\u00a0построен.", "Дом\n\tпостроен. ", "Дом  построен.\u200b"])
def test_blanks_do_not_matter(tmp_path: Path, text: str) -> None:
    assert memory(tmp_path, HOUSE).english(text, "ru") == "The house is built."


@pytest.mark.parametrize(
    "text", ["дом построен.", "Дом построен", "Дом построен. Да.", "Дом построен!", "Домпостроен.", ""]
)
def test_near_misses_are_misses(tmp_path: Path, text: str) -> None:
    assert memory(tmp_path, HOUSE).english(text, "ru") is None


def test_the_language_counts(tmp_path: Path) -> None:
    found = memory(tmp_path, ("az", "Bu min manat.", "This is 1,000 manats."), ("kk", "Министр", "Minister"))
    assert found.english("Bu min manat.", "kk") is None
    assert found.english("Министр", "ru") is None


def test_composed_and_decomposed_letters_match(tmp_path: Path) -> None:
    assert memory(tmp_path, ("ru", "Край", "Region")).english("Краи\u0306", "ru") == "Region"


def test_the_first_of_two_wins_with_a_warning(tmp_path: Path) -> None:
    found = memory(tmp_path, HOUSE, ("ru", "Дом  построен.", "A home was built."), HOUSE)
    assert found.english("Дом построен.", "ru") == "The house is built."
    path = tmp_path / "translations.tmx"
    said = f"{path.name}:9: translates the sentence of line 5 in another way: the first is used"
    assert found.warnings == (said,), "a unit that says the same again is no conflict"


def test_the_signature_is_of_the_content(tmp_path: Path) -> None:
    one = memory(tmp_path, HOUSE)
    other_folder = tmp_path / "other"
    other_folder.mkdir()
    assert memory(other_folder, HOUSE).signature == one.signature, "not of the path"
    assert memory(tmp_path, ("ru", "Дом построен.", "A house.")).signature != one.signature


def test_translate_names_what_it_lacks(tmp_path: Path) -> None:
    asked = [sentence("Дом построен.", "ru"), sentence("Дом разрушен.", "ru")]
    with pytest.raises(TranslationError, match=r"lacks 1 of 2 sentences, first in ru\.txt: 'Дом разрушен\.'"):
        memory(tmp_path, HOUSE).translate(asked)


def test_english_stands_for_itself(tmp_path: Path) -> None:
    (made,) = memory(tmp_path, HOUSE).translate([sentence("It  is built.", "en")])
    assert (made.english, made.translator) == ("It  is built.", ORIGINAL)


def test_auto_fills_what_the_memory_lacks(tmp_path: Path) -> None:
    known = memory(tmp_path, HOUSE)
    auto = Auto(tmp_path / "translations.tmx")
    asked = [sentence("Новая дорога открыта.", "ru"), sentence("Дом построен.", "ru"), sentence("Yes.", "en")]
    made = auto.translate(asked)
    assert [m.translator for m in made] == ["gloss", "memory", ORIGINAL]
    assert [m.sentence for m in made] == asked
    assert made[1].english == "The house is built." and made[0].english.strip()
    assert auto.signature == f"{known.signature}+gloss"


def test_auto_without_a_memory_is_the_gloss() -> None:
    auto = Auto()
    assert auto.signature == "gloss"
    assert [m.translator for m in auto.translate([sentence("Yeni yol açılıb.", "az"), sentence("Yes.", "en")])] == [
        "gloss",
        ORIGINAL,
    ]


def test_without_a_memory() -> None:
    assert make_translator("gloss").signature == make_translator("auto").signature == "gloss"
    assert warnings_of(make_translator("gloss")) == warnings_of(make_translator("auto")) == ()
    with pytest.raises(TranslationError, match="no translation memory given"):
        make_translator("memory")


def test_a_memory_warns_through_every_translator_that_reads_it(tmp_path: Path) -> None:
    memory(tmp_path, HOUSE, ("ru", "Дом построен.", "A home."))
    path = str(tmp_path / "translations.tmx")
    for name in ("memory", "auto"):
        assert len(warnings_of(make_translator(name, memory=path))) == 1
        with pytest.raises(TranslationError, match=r"none\.tmx: cannot read"):
            make_translator(name, memory=str(tmp_path / "none.tmx"))


def test_a_fallback_makes_the_memory_auto(tmp_path: Path) -> None:
    memory(tmp_path, HOUSE)
    made = make_translator("memory", memory=str(tmp_path / "translations.tmx"), fallback="gloss")
    found = made.translate([sentence("Дом построен.", "ru"), sentence("Новая дорога.", "ru")])
    assert [m.translator for m in found] == ["memory", "gloss"]


def test_an_unknown_translator() -> None:
    with pytest.raises(UnknownNameError, match="unknown translator 'oracle': one of auto"):
        make_translator("oracle")
