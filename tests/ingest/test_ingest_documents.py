"""Word documents and JSON articles: what is read of them, where passages stand, and what is refused by name."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from consistency.cli import main
from consistency.ingest.article import read_article
from consistency.ingest.decode import Unreadable
from consistency.ingest.story_file import Stated
from consistency.records import Article

from .reading import ALL, cut, kept

Run = pytest.CaptureFixture[str]
TITLE = "В Ривертоне открыли мост"
FIRST = "При закрытии старого моста пострадали двадцать человек, сообщило министерство."
SECOND = "Новый мост соединяет берега реки; его длина 340 метров."
EN = "Bridge opens in Riverton\n\nTwelve people were injured when the old bridge closed, the ministry said on Monday.\n\nThe new bridge joins both banks; it is 340 metres long.\n"


def read(path: Path, stated: Stated | None = None) -> Article:
    return read_article(path, path.stem, path.name, stated or Stated(), ALL).article


def why(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        read(path)
    return str(caught.value)


# -- JSON


def exported(folder: Path, data: object, name: str = "ru.json", **options: object) -> Path:
    path = folder / name
    path.write_text(json.dumps(data, **options), "utf-8")  # type: ignore[arg-type]
    return path


SHAPES: list[dict[str, object]] = [
    {"title": TITLE, "text": f"{FIRST}\n\n{SECOND}"},
    {"headline": TITLE, "body": [FIRST, SECOND]},
    {"title": TITLE, "paragraphs": [FIRST, SECOND], "id": 7, "tags": ["мост"]},
    {"text": f"{TITLE}\n\n{FIRST}\n\n{SECOND}"},
    {"title": f" {TITLE} ", "text": f"{TITLE}\r\n\r\n{FIRST}\r\n\r\n{SECOND}\r\n"},
    {"title": TITLE, "body": f"<div><p>{FIRST}</p>\n<p>Новый мост&nbsp;соединяет <b>берега</b> реки; его\nдлина 340 метров.<br/></p><script>var x = '<p>';</script></div>"},
    {"title": None, "headline": TITLE, "text": None, "body": f"{FIRST}\n{SECOND}", "language": None, "published": "", "outlet": None},
]


@pytest.mark.parametrize("data", SHAPES, ids=range(len(SHAPES)))
@pytest.mark.parametrize("ascii", [True, False])
def test_shapes_of_json(data: dict[str, object], ascii: bool, tmp_path: Path) -> None:
    article = read(exported(tmp_path, data, ensure_ascii=ascii, indent=1))
    assert [text.replace("\xa0", " ") for text in kept(article)] == [TITLE, FIRST, SECOND]
    assert (article.headline, article.language, article.format) == (TITLE, "ru", "json")


def test_fields_of_json(tmp_path: Path) -> None:
    data = {"title": TITLE, "text": FIRST, "language": "RU_kz", "published": "2026-03-02T23:02:11+05:00", "outlet": " Вести "}
    path = exported(tmp_path, data)
    article = read(path)
    assert (article.language, article.published, article.outlet) == ("ru", "2026-03-02T23:02", "Вести")
    told = read(path, Stated(language="kk", outlet="Other", published="2025-01-01"))  # story.yaml has the last word
    assert (told.language, told.published, told.outlet) == ("kk", "2025-01-01", "Other")


def test_a_language_that_the_text_is_not(tmp_path: Path) -> None:
    path = exported(tmp_path, {"title": TITLE, "text": FIRST, "language": "kk"})
    assert read_article(path, "ru", "ru.json", Stated(), ALL).warnings == ("ru.json: its field language says it is kk, but it reads like ru",)


REFUSED: list[tuple[str, str]] = [
    ('{"title": "x"', "broken JSON in line 1: Expecting ',' delimiter"),
    ("[" * 100_000, "broken JSON: RecursionError"),
    ('[{"text": "x"}]', "a JSON list: write one article a file"),
    ('"текст"', "no JSON object"),
    ("{}", "a JSON object without text, body or paragraphs"),
    ('{"title": "x", "lead": "y"}', "a JSON object without text, body or paragraphs"),
    ('{"title": ["x"], "text": "y"}', "its field title is no text"),
    ('{"text": 7}', "its field text is neither a text nor a list of texts"),
    ('{"paragraphs": ["x", null]}', "its field paragraphs is neither a text nor a list of texts"),
    ('{"text": " \\n "}', "no text found"),
    ('{"text": "x", "language": "de"}', "its field language says 'de': none of az, en, kk, ru, tr"),
    ('{"text": "x", "published": "yesterday"}', "its field published is no ISO date: 'yesterday'"),
    ("", "empty"),
    ('{"schema": "consistency-report/1", "text": "x"}', "a report of consistency itself"),
    ('[\n{\n  "schema": "consistency-report/1"}]', "a report of consistency itself"),
]


@pytest.mark.parametrize(("written", "said"), REFUSED, ids=[said[:40] for _, said in REFUSED])
def test_json_that_is_no_article(written: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(written, "utf-8")
    assert why(path) == said


@given(st.text(st.characters(codec=None), max_size=80), st.booleans())
def test_any_text_of_json_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str, ascii: bool) -> None:
    """Half characters too; and what is read can be written."""
    path = tmp_path_factory.mktemp("any") / "a.json"
    path.write_bytes(json.dumps({"text": FIRST + " " + text}, ensure_ascii=ascii).encode("utf-8", "surrogatepass"))
    try:
        article = read(path)
    except Unreadable:
        return
    article.text.encode("utf-8")


# -- Word


def styled(folder: Path, *paragraphs: tuple[str, str], name: str = "ru.docx") -> Path:
    document = Document()
    for text, style in paragraphs:
        document.add_paragraph(text, style)
    document.save(str(folder / name))
    return folder / name


def test_a_document(tmp_path: Path) -> None:
    path = styled(tmp_path, (TITLE, "Title"), ("", "Normal"), (FIRST, "Normal"), ("Подробности", "Heading 2"), (f"{SECOND}\n{SECOND}", "Normal"), ("пункт первый", "List Bullet"))
    article = read(path)
    assert kept(article) == [TITLE, FIRST, "Подробности", SECOND, SECOND, "пункт первый"]
    assert [p.kind for p in article.paragraphs] == ["headline", "body", "subheading", "body", "body", "body"]
    assert (article.headline, article.language, article.format, article.source) == (TITLE, "ru", "docx", None)


def test_changes_are_accepted_and_the_rest_is_left_out(tmp_path: Path) -> None:
    """Tracked insertions, links, fields, content controls and tables are text; deletions, moves and text boxes are none."""
    document = Document()
    document.add_paragraph(TITLE, "Title")
    document.sections[0].header.paragraphs[0].text = "колонтитул"
    ns = nsdecls("w")
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = "<w:txbxContent><w:p><w:r><w:t>врезка</w:t></w:r></w:p></w:txbxContent>"
    for xml in (
        (f"<w:p {ns}><w:r><w:t>При закрытии старого моста пострадали </w:t></w:r>"
        "<w:del w:id='1' w:author='a'><w:r><w:delText>двенадцать</w:delText></w:r></w:del>"
        "<w:ins w:id='2' w:author='a'><w:r><w:t>двадцать</w:t></w:r></w:ins><w:moveFrom w:id='3'><w:r><w:t>ушло</w:t></w:r></w:moveFrom>"
        "<w:hyperlink><w:r><w:t xml:space='preserve'> человек,</w:t></w:r></w:hyperlink><w:fldSimple w:instr='x'><w:r><w:t xml:space='preserve'> сообщило</w:t></w:r></w:fldSimple>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t xml:space='preserve'> министерство.</w:t></w:r></w:p>"),
        f"<w:sdt {ns}><w:sdtContent><w:p><w:r><w:t>{SECOND}</w:t></w:r></w:p></w:sdtContent></w:sdt>",
        f"<w:p {ns} {mc}><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>",
    ):
        document.element.body.insert(len(document.element.body) - 1, parse_xml(xml))
    document.add_table(1, 1).cell(0, 0).text = "В мосте десять пролётов, сказал мэр."
    document.save(str(tmp_path / "ru.docx"))
    assert kept(read(tmp_path / "ru.docx")) == [TITLE, FIRST, SECOND, "В мосте десять пролётов, сказал мэр."]


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for number in range(3):
            packed.writestr(f"word/{number}.xml", b" " * 70_000_000)


def stripped(path: Path) -> None:
    """A document without its main part."""
    whole = zipfile.ZipFile(io.BytesIO(styled(path.parent, (FIRST, "Normal"), name="whole.docx").read_bytes()))
    with zipfile.ZipFile(path, "w") as packed:
        for name in whole.namelist():
            if name != "word/document.xml":
                packed.writestr(name, whole.read(name))


def sheet(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("xl/workbook.xml", "<x/>")


NO_DOCUMENTS = [
    (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0" * 200), "no Word document, or one that a password protects"),
    (lambda path: path.write_text("<html>", "utf-8"), "no Word document, or one that a password protects"),
    (lambda path: path.write_bytes(b""), "no Word document, or one that a password protects"),
    (bomb, "unpacks to more than 200 MB"),
    (stripped, "no Word document ("),
    (sheet, "no Word document ("),
    (lambda path: Document().save(str(path)), "no text found"),
]  # fmt: skip


@pytest.mark.parametrize(("make", "said"), NO_DOCUMENTS, ids=range(len(NO_DOCUMENTS)))
def test_what_is_no_document(make: object, said: str, tmp_path: Path) -> None:
    make(tmp_path / "a.docx")  # type: ignore[operator]
    assert why(tmp_path / "a.docx").startswith(said)


def test_without_the_extra(tmp_path: Path) -> None:
    styled(tmp_path, (FIRST, "Normal"))
    (tmp_path / "en.txt").write_text(EN, "utf-8")
    code = "import sys; sys.modules['docx'] = None; from consistency.cli import main; sys.exit(main(['check', sys.argv[1]]))"
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, cwd=Path(__file__).parents[2], check=False)
    assert done.returncode == 2 and done.stderr.endswith("pip install python-docx\n") and done.stderr.count("\n") == 1


# -- both, through the command line


def test_findings_in_documents(tmp_path: Path, capsys: Run) -> None:
    """The text goes with the report, since offsets are into it; a line is told where the file has the passage."""
    (tmp_path / "en.txt").write_text(EN, "utf-8")
    styled(tmp_path, (TITLE, "Title"), (FIRST, "Normal"), (SECOND, "Normal"), name="a.docx")
    exported(tmp_path, {"title": TITLE, "text": f"{FIRST}\n\n{SECOND}"}, name="b.json", ensure_ascii=False, indent=2)
    exported(tmp_path, {"title": TITLE, "text": f"{FIRST}\n\n{SECOND}"}, name="c.json", ensure_ascii=True)
    main(["check", str(tmp_path), "--format", "json"])
    report = json.loads(capsys.readouterr().out)
    texts = {a["id"]: a["text"] for a in report["articles"]}
    assert texts["en"] is None and all(FIRST in texts[name] for name in "abc")
    [finding] = [f for f in report["findings"] if f["kind"] == "contradiction"]
    places = {}
    for side in finding["sides"]:
        for e in side["evidence"]:
            places[side["article"]] = (e["line"], e["column"])
            if side["article"] in "abc":
                assert texts[side["article"]][e["start"] : e["end"]] == e["text"] == FIRST
    escaped = (tmp_path / "c.json").read_text("utf-8").index(json.dumps(FIRST)[1:-1]) + 1
    assert places == {"en": (3, 1), "a": (None, None), "b": (3, 12), "c": (1, escaped)}
    assert main(["check", str(tmp_path), "--format", "github", "--root", str(tmp_path)]) == 1
    assert "::error file=a.docx," not in capsys.readouterr().out  # 12 is told by one, 20 by three: the one is pointed at
    assert cut(read(tmp_path / "a.docx"), read(tmp_path / "a.docx").paragraphs[1].span) == FIRST


def test_a_story_of_many_formats_is_the_same(tmp_path: Path, capsys: Run) -> None:
    (tmp_path / "en.txt").write_text(EN, "utf-8")
    told = []
    for name, make in {
        "ru.txt": lambda: (tmp_path / "ru.txt").write_text(f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n", "utf-8"),
        "ru.json": lambda: exported(tmp_path, {"title": TITLE, "text": f"{FIRST}\n\n{SECOND}\n"}),
        "ru.docx": lambda: styled(tmp_path, (TITLE, "Title"), (FIRST, "Normal"), (SECOND, "Normal")),
    }.items():
        make()
        assert main(["check", str(tmp_path), "--format", "json"]) == 1
        told.append([f["message"] for f in json.loads(capsys.readouterr().out)["findings"]])
        (tmp_path / name).unlink()
    assert told[0] == told[1] == told[2] and len(told[0]) == 1
