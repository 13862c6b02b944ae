"""Translation memories: what is written reads back, what others write is read, what is hostile is refused."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.errors import TranslationError
from consistency.translate.folding import fold, primary
from consistency.translate.tmx import Unit, read_tmx, write_tmx

TEXT = st.text(max_size=40).filter(lambda s: fold(s))


def save(folder: Path, text: str | bytes, name: str = "m.tmx") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def tmx(body: str, before: str = '<?xml version="1.0"?>\n') -> str:
    return f'{before}<tmx version="1.4"><header/><body>\n{body}\n</body></tmx>\n'


def tu(*variants: tuple[str, str]) -> str:
    return "<tu>" + "".join(f'<tuv xml:lang="{code}"><seg>{seg}</seg></tuv>' for code, seg in variants) + "</tu>"


@given(st.lists(st.tuples(st.sampled_from(["az", "kk", "ru"]), TEXT, TEXT), max_size=8))
def test_round_trip(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]) -> None:
    units = [Unit(language=language, source=source, english=english) for language, source, english in rows]
    read = read_tmx(save(tmp_path_factory.mktemp("t"), write_tmx(units).encode())).units
    assert [(u.language, u.source, u.english) for u in read] == [(c, fold(s), fold(e)) for c, s, e in rows]


def test_writing_is_deterministic_and_reads_anywhere() -> None:
    from xml.etree import ElementTree

    units = [Unit(language="kk", source='«А» & <б> "в"', english="A & <b>")]
    text = write_tmx(units)
    assert text == write_tmx(units)
    root = ElementTree.fromstring(text.encode())
    header = root.find("header")
    assert header is not None and root.get("version") == "1.4"
    required = {"creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang", "datatype"}
    assert set(header.attrib) == required, "TMX 1.4 wants these, and a date would make every run differ"
    assert [seg.text for seg in root.iter("seg")] == ['«А» & <б> "в"', "A & <b>"]


READ = [
    ("regional codes", tu(("ru-RU", "Дом"), ("en-GB", "House")), [("ru", "Дом", "House")]),
    ("any case", tu(("KK", "Үй"), ("EN_us", "House")), [("kk", "Үй", "House")]),
    ("English first", tu(("en", "House"), ("az", "Ev")), [("az", "Ev", "House")]),
    ("many languages", tu(("az", "Ev"), ("en", "House"), ("ru", "Дом")), [("az", "Ev", "House"), ("ru", "Дом", "House")]),
    ("two Englishes", tu(("az", "Rəng"), ("en-GB", "Colour"), ("en-US", "Color")), [("az", "Rəng", "Colour")]),
    ("blanks", tu(("az", "\n  Yeni\u00a0\n ev "), ("en", " New\n  house\n")), [("az", "Yeni ev", "New house")]),
    ("codes", tu(("ru", 'Наш <bpt i="1">&lt;b&gt;</bpt>дом<ept i="1">&lt;/b&gt;</ept>'), ("en", "Our house")),
     [("ru", "Наш дом", "Our house")]),
    ("placeholder", tu(("ru", 'До<ph>&lt;br/&gt;</ph>рога<it pos="begin">x</it>'), ("en", "Road<ut>y</ut>")),
     [("ru", "Дорога", "Road")]),
    ("highlight", tu(("ru", "Наш <hi>новый <hi>дом</hi></hi>."), ("en", "Our <hi>new</hi> house.")),
     [("ru", "Наш новый дом.", "Our new house.")]),
    ("code in code", tu(("ru", "А<ph>x<sub>сноска</sub>y</ph>Б"), ("en", "AB")), [("ru", "АБ", "AB")]),
    ("notes and properties", "<tu><note>n</note><prop type='x'>p</prop>" + tu(("ru", "Дом"), ("en", "House"))[4:],
     [("ru", "Дом", "House")]),
    ("old language attribute", '<tu><tuv lang="ru"><seg>Дом</seg></tuv><tuv lang="en"><seg>House</seg></tuv></tu>',
     [("ru", "Дом", "House")]),
    ("character data", tu(("ru", "<![CDATA[А & <Б>]]>"), ("en", "&#65; &amp; B")), [("ru", "А & <Б>", "A & B")]),
    ("empty source", tu(("ru", " "), ("en", "House")), []),
    ("no units", "", []),
]  # fmt: skip


@pytest.mark.parametrize(("body", "units"), [row[1:] for row in READ], ids=[row[0] for row in READ])
def test_reading(tmp_path: Path, body: str, units: list[tuple[str, str, str]]) -> None:
    found = read_tmx(save(tmp_path, tmx(body)))
    assert [(u.language, u.source, u.english) for u in found.units] == units
    assert found.warnings == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "windows-1251"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    declared = {"utf-8-sig": "UTF-8", "utf-16": "UTF-16"}.get(encoding, encoding)
    text = tmx(tu(("ru", "Дом"), ("en", "House")), f'<?xml version="1.0" encoding="{declared}"?>\n')
    assert [u.source for u in read_tmx(save(tmp_path, text.encode(encoding))).units] == ["Дом"]


def test_a_doctype_that_only_names_the_dtd_is_passed_over(tmp_path: Path) -> None:
    path = save(
        tmp_path, tmx(tu(("ru", "Дом"), ("en", "House")), '<!DOCTYPE tmx SYSTEM "http://nowhere.invalid/tmx14.dtd">')
    )
    assert len(read_tmx(path).units) == 1


def test_units_without_english_are_named(tmp_path: Path) -> None:
    found = read_tmx(save(tmp_path, tmx(tu(("ru", "Дом"), ("kk", "Үй")) + "\n" + tu(("ru", "Кот"), ("en", "Cat")))))
    assert [u.source for u in found.units] == ["Кот"]
    assert found.warnings == ("m.tmx:3: a unit without English is not used",)


def test_units_know_their_lines(tmp_path: Path) -> None:
    found = read_tmx(
        save(tmp_path, tmx(tu(("ru", "Дом"), ("en", "House")) + "\n\n" + tu(("ru", "Кот"), ("en", "Cat"))))
    )
    assert [u.line for u in found.units] == [3, 5]


LAUGHS = "".join(f'<!ENTITY l{i + 1} "{f"&l{i};" * 10}">' for i in range(30))
SAID = "a document type with declarations of its own is refused"
BROKEN = [
    ("billion laughs", tmx(tu(("ru", "&l30;"), ("en", "x")), f'<!DOCTYPE tmx [<!ENTITY l0 "lol">{LAUGHS}]>'), SAID),
    ("file entity", tmx(tu(("ru", "&e;"), ("en", "x")), '<!DOCTYPE tmx [<!ENTITY e SYSTEM "file:///etc/passwd">]>'), SAID),
    ("parameter entity", tmx("", '<!DOCTYPE tmx [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>'), SAID),
    ("harmless entity", tmx("", '<!DOCTYPE tmx [<!ENTITY e "x">]>'), SAID),
    ("empty internal subset", tmx("", "<!DOCTYPE tmx []>"), SAID),
    ("undefined entity", tmx(tu(("ru", "&nbsp;"), ("en", "x"))), "undefined entity"),
    ("entity of the DTD", tmx(tu(("ru", "a&nbsp;b"), ("en", "x")), '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'),
     "unknown entity &nbsp; write the character itself"),
    ("not closed", '<tmx version="1.4"><body>', "not well-formed XML"),
    ("not XML", "Дом\tHouse\n", "not well-formed XML"),
    ("empty file", "", "not well-formed XML: no element found"),
    ("another format", "<xliff version='1.2'/>", "not a TMX file: the outermost element is <xliff>"),
    ("no language", tmx("<tu><tuv><seg>Дом</seg></tuv></tu>"), "a <tuv> without a language"),
    ("unknown encoding", '<?xml version="1.0" encoding="klingon"?><tmx/>', "klingon"),
    ("bad bytes", b"<?xml version='1.0'?><tmx>\xff\xfe</tmx>", "not well-formed XML"),
    ("two documents", tmx("") + tmx("", ""), "junk after document element"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "said"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_broken_or_hostile(tmp_path: Path, text: str | bytes, said: str) -> None:
    path = save(tmp_path, text)
    began = time.monotonic()
    with pytest.raises(TranslationError) as raised:
        read_tmx(path)
    assert time.monotonic() - began < 2, "an entity bomb must not go off"
    assert str(raised.value).startswith(str(path))
    assert said in str(raised.value)
    assert "\n" not in str(raised.value) and "root:" not in str(raised.value)


def test_the_line_of_a_fault_is_named(tmp_path: Path) -> None:
    path = save(tmp_path, '<tmx>\n<body>\n<tu>\n<tuv xml:lang="ru"><seg>Дом</tuv>\n</tu></body></tmx>')
    with pytest.raises(TranslationError, match=r"m\.tmx:4: not well-formed XML: mismatched tag"):
        read_tmx(path)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(TranslationError, match=r"none\.tmx: cannot read the translation memory: No such file"):
        read_tmx(tmp_path / "none.tmx")
    with pytest.raises(TranslationError, match="cannot read the translation memory: Is a directory"):
        read_tmx(tmp_path)


def test_deep_nesting_is_no_crash(tmp_path: Path) -> None:
    body = tu(("ru", "<hi>" * 50_000 + "Дом" + "</hi>" * 50_000), ("en", "House"))
    assert [u.source for u in read_tmx(save(tmp_path, tmx(body))).units] == ["Дом"]


FOLDS = [
    ("a  b", "a b"),
    ("\ta\r\nb\u2028c\x85", "a b c"),
    ("10\u00a0000\u202fkm", "10 000 km"),
    ("a\u200bb\ufeff", "a b"),
    ("и\u0306", "й"),  # a letter and its mark
    ("A b", "A b"),
    ("a-b", "a-b"),
    ("a\u00adb", "a\u00adb"),
    (" \n ", ""),
]


@pytest.mark.parametrize(("text", "folded"), FOLDS)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("tag", "code"), [("en", "en"), ("EN-gb", "en"), ("az_Latn_AZ", "az"), (" kk ", "kk"), ("eng", "eng")]
)
def test_primary(tag: str, code: str) -> None:
    assert primary(tag) == code
