"""The reader's language: whole catalogues, plurals, notes of the stages read back, and no English left where it is not said."""

from __future__ import annotations

import ast
import html
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.cli import main
from consistency.config import Config
from consistency.guard import Side, suspect
from consistency.pipeline import loose_ends, why_failed
from consistency.records import Report
from consistency.registry import READERS
from consistency.report import FORMATS, SHEETS, render
from consistency.report.index import render_index
from consistency.report.messages import answer
from consistency.report.wording import FIELD, FORMS, plural_category, read_table, wording

from . import sample

PACKAGE = Path(__file__).parents[2] / "consistency"
ENGLISH = read_table("en")
OTHERS = tuple(language for language in READERS if language != "en")
Run = pytest.CaptureFixture[str]


def told_in(language: str) -> Report:
    return replace(sample.report(), language=language)


# --- the catalogues --------------------------------------------------------------------------------------------------


def fields(text: str) -> set[str]:
    return {field for _, field, _, _ in Formatter().parse(text) if field is not None}


def test_every_reader_has_a_catalogue_and_plural_forms() -> None:
    assert sorted(READERS) == sorted(FORMS) == sorted(path.stem for path in (PACKAGE / "report" / "words").glob("*.tsv"))


@pytest.mark.parametrize("language", READERS)
def test_a_catalogue_is_whole(language: str) -> None:
    table = read_table(language)
    assert list(table) == list(ENGLISH)
    for name, texts in table.items():
        if name.startswith("ask."):
            assert [fields(t) - {"units"} for t in texts] == [fields(t) - {"units"} for t in ENGLISH[name]], name
        else:
            assert len(texts) == (len(FORMS[language]) if len(ENGLISH[name]) > 1 else 1), name
            assert {*map(frozenset, map(fields, texts))} == {*map(frozenset, map(fields, ENGLISH[name]))}, name
        for text in texts:
            assert text == " ".join(text.split()) and not re.search(r"[<>&\"]", text), name  # they stand in HTML as they are
            assert not re.search(r"\}[^\W\d_]", text), f"{name}: an ending after a parameter"


@pytest.mark.parametrize("language", OTHERS)
def test_no_row_was_left_in_english(language: str) -> None:
    same = {name for name, texts in read_table(language).items() if texts == ENGLISH[name] and re.search(r"[A-Za-z]{3}", FIELD.sub("", texts[0]))}
    assert same <= ({"units.yard"} if language == "az" else set())


def test_no_row_stands_twice_and_every_row_is_used() -> None:
    lines = (PACKAGE / "report" / "words" / "en.tsv").read_text("utf-8").splitlines()
    assert len(lines) == len(ENGLISH) + 1
    source = "".join(p.read_text("utf-8") for p in PACKAGE.rglob("*") if p.suffix in (".py", ".j2", ".js"))
    made_up = ("ask.", "note.", "units.", "role.", "unit.", "mark.", "verdict.", "severity.", "rule.", "language.", "state.", "kind.", "said.",
               "md.", "filter.", "texts.", "n.", "sheet.state.", "sheet.kind.", "run.verdict.", "amount.", "sign.", "when.", "about.", "answer.")  # fmt: skip
    unused = [name for name in ENGLISH if f'"{name}"' not in source and f"'{name}'" not in source and not name.startswith(made_up)]
    assert unused == []


@pytest.mark.parametrize(
    ("language", "n", "category"),
    [("en", 1, "one"), ("en", 0, "other"), ("en", 21, "other"), ("az", 1, "other"), ("kk", 2, "other"),
     ("ru", 1, "one"), ("ru", 21, "one"), ("ru", 11, "many"), ("ru", 111, "many"), ("ru", 2, "few"), ("ru", 24, "few"),
     ("ru", 12, "many"), ("ru", 114, "many"), ("ru", 0, "many"), ("ru", 5, "many"), ("ru", 100, "many")],
)  # fmt: skip
def test_plural(language: str, n: int, category: str) -> None:
    assert plural_category(language, n) == category


def test_a_row_that_is_missing_is_said_in_english() -> None:
    from consistency.report.wording import Wording

    words = Wording("ru", {}, ENGLISH)
    assert words.count("n.findings", 2) == "2 findings" and words.say("mark.known") == "known"
    assert words.rows("n.rows") == {"n.rows": {"one": "{n} row", "other": "{n} rows"}}
    with pytest.raises(KeyError):
        words.say("novel")


def test_capitals_keep_their_dots() -> None:
    assert wording("az").upper("Ziddiyyətlər, ıssız") == "ZİDDİYYƏTLƏR, ISSIZ"
    assert wording("kk").upper("Қайшылықтар") == "ҚАЙШЫЛЫҚТАР"


# --- notes of the stages ---------------------------------------------------------------------------------------------

NOTES = [
    ("empty", "пустой"),
    ("not text (broken UTF-16)", "не текст (повреждённая кодировка UTF-16)"),
    ("number 3 in the source, not in the translation", "число 3: есть в оригинале, нет в переводе"),
    ("number at least 3 km in the source, at most 4 km in the translation", "число: в оригинале не менее 3 km, в переводе не более 4 km"),
    ("denial of come in the translation, not in the source", "отрицание («come»): есть в переводе, нет в оригинале"),
    ("share buttons, view counter", "кнопки «поделиться», счётчик просмотров"),
    ("kk-gov.txt: not UTF-8: read as cp1251", "kk-gov.txt: не UTF-8: прочитано как cp1251"),
    ("ru.txt: story.yaml says its language is ru, but it reads like none of az, en",
     "ru.txt: в story.yaml указан язык ru, а текст похож на ни один из az, en"),
    ("share buttons, a new kind", "share buttons, a new kind"),
    ("empty words of an article", "empty words of an article"),
    ("", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "russian"), NOTES)
def test_notes(text: str, russian: str) -> None:
    assert wording("ru").note(text) == russian
    assert wording("en").note(text) == text


def test_why_a_run_fails() -> None:
    found = (*sample.contradictions(), *sample.omissions())
    reasons = why_failed(found, "unverified", Config(fail_on="omission", max_warnings=0, strict=True), stale=1, unused=2)
    assert [wording("ru").note(reason) for reason in reasons] == [
        "1 противоречие уровня «ошибка»", "2 пропуска", "2 предупреждения, допустимо: 0", "не проверено",
        "1 устаревшая запись в списке известных", "неиспользованных исключений или имён: 2",
    ]  # fmt: skip


def test_loose_ends() -> None:
    ends = loose_ends(["number: ru “12”"] * 7, ["suppression 1 (rule number)", "alias Astana"])
    assert all(wording("kk").note(end) != end for end in ends)
    assert wording("ru").note(ends[-1]) == "список известных: и ещё 2 такие записи"


def test_what_the_guard_says_is_known() -> None:
    from consistency.facts import read_facts
    from consistency.languages import load_pack

    def side(language: str, text: str) -> Side:
        pack = load_pack(language)
        return Side(text, read_facts(text, pack), pack.words(text))

    told = suspect(side("ru", "Рейс 214: 12 человек не прибыли в Грузию 3 мая."), side("en", "Flight 215: 21 people arrived in Türkiye on 4 May."))
    assert len(told) >= 4
    assert all(wording("az").note(reason) != reason for reason in told)


def worded(path: Path) -> Iterator[str]:
    """Every reason that a file of ingest gives: Unreadable("…"), skip(path, "…"), why="…"; a value in it as 7."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        given = [k.value for k in node.keywords if k.arg == "why"]
        given += node.args[:1] if name == "Unreadable" else node.args[1:2] if name == "skip" else node.args[2:3] if name == "_put_aside" else []
        given += node.args[:1] if name in ("Match", "Verdict") else []
        for value in given:
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                yield value.value
            elif isinstance(value, ast.JoinedStr):
                yield "".join(part.value if isinstance(part, ast.Constant) else "7" for part in value.values)  # type: ignore[misc]


def test_every_reason_of_the_reader_of_files_has_a_row() -> None:
    said = {text for path in (PACKAGE / "ingest").glob("*.py") for text in worded(path)}
    for page in (PACKAGE / "languages").glob("*/page.tsv"):
        rows = (line.split("\t") for line in page.read_text("utf-8").splitlines())
        said |= {row[2] for row in rows if row[0] == "furniture"}
    assert len(said) > 30
    assert [text for text in sorted(said) if wording("az").note(text) == text] == []


@given(st.sampled_from(sorted(n for n in ENGLISH if n.startswith("note.") and len(ENGLISH[n]) == 1)), st.sampled_from(OTHERS),
       st.text("abz 19", min_size=1).filter(lambda t: t == t.strip()))  # fmt: skip
def test_a_note_is_read_back_whatever_its_parameters(name: str, language: str, value: str) -> None:
    english, own = wording("en"), wording(language)
    filled = {field: "12" if field == "n" else value for field in fields(ENGLISH[name][0])}
    text = english.say(name, **filled)
    if name != "note.unused.other":  # it takes in whatever more special rows before it do
        assert own.note(text) == own.say(name, **filled)


# --- answers -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "value", "shown", "said"),
    [
        ("ru", ["AZ", "TM"], "Azerbaijan, Turkmenistan", "Азербайджан, Туркменистан"),
        ("kk", ["AZ"], "Azerbaijan", "Әзербайжан"),
        ("az", ["KZ", "national fund"], "Kazakhstan, national fund", "Qazaxıstan, national fund"),
        ("en", ["AZ"], "Azerbaijan", "Azerbaijan"),
        ("ru", "2018-10-02", "2 October 2018", "2 октября 2018\u00a0г."),
        ("ru", ["Turkey Trot"], "Turkey Trot", "Turkey Trot"),
        ("ru", None, "", "?"),
    ],
)
def test_countries_are_named_in_it(language: str, value: object, shown: str, said: str) -> None:
    article = sample.report().story.articles[0]
    side = sample.side(article, article.text[:10], value=value, shown=shown)
    assert answer(side, wording(language)) == said


# --- what is left in English -----------------------------------------------------------------------------------------

WORD = re.compile(r"[A-Za-z]{3,}")
NAMES = {"consistency", "yaml", "html", "enter", "esc", "csv", "markdown", "github"}  # are what they are in any language


class Unmarked(HTMLParser):
    """What a page says in its own language: texts and spoken attributes where no other ``lang`` holds, scripts and styles apart."""

    VOID = ("meta", "link", "input", "br")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.page, self.said = "", list[str]()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.page = self.page or given.get("lang") or ""
        own = given["lang"] == self.page if "lang" in given else self.open[-1][1] if self.open else True
        if own:
            self.said += [given[name] or "" for name in ("title", "aria-label", "placeholder") if name in given]
        if tag not in self.VOID:
            self.open.append((tag, own and tag not in ("script", "style", "code", "pre")))

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][1]:
            self.said.append(data)


def of_the_story(report: Report) -> set[str]:
    """Words that come from the articles, their English, or people's notes, and are said as they are."""
    own = [report.story.id, report.version, report.signature, *report.story.warnings, *report.warnings]
    for article in report.story.articles:
        own += [article.id, article.path, article.text, article.outlet or ""]
    for skipped in report.story.skipped:
        own.append(skipped.path)
    for reading in report.readings:
        own += [reading.translation.english, reading.translation.translator]
    for finding in report.findings:
        own += [finding.id, finding.suppressed or "", *(value for _, value in finding.message[1])]
        own += [text for side in finding.sides for text in (side.shown, side.speaker or "", *(e.translator for e in side.evidence))]
    own += [row.label for row in report.coverage]
    return {word.lower() for text in own for word in WORD.findall(text)}


def english_in(text: str, language: str, report: Report) -> set[str]:
    """English words of our catalogue, or any Latin words where the language is not written so, that a report still says."""
    words = {word.lower() for word in WORD.findall(text)} - of_the_story(report) - NAMES
    if language != "az":
        return words
    ours = {word.lower() for texts in ENGLISH.values() for t in texts for word in WORD.findall(FIELD.sub("", t))}
    theirs = {word.lower() for texts in read_table("az").values() for t in texts for word in WORD.findall(FIELD.sub("", t))}
    return words & (ours - theirs)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("format", ["text", "markdown", "signoff", "signoff-markdown"])
def test_no_english_in_text(language: str, format: str) -> None:
    report = sample.versions(told_in(language)) if format in SHEETS else told_in(language)
    text = re.sub(r"</?(?:details|summary|span|b)>|<!--.*?-->", "", html.unescape(render(report, format)))
    assert english_in(text, language, report) == set()


@pytest.mark.parametrize("language", OTHERS)
def test_no_english_on_the_page(language: str) -> None:
    report = told_in(language)
    sheet = sample.versions(report)
    for page in (render(report, "html"), render_index([report, report]), render(sheet, "signoff-html"), render_index([sheet])):
        parsed = Unmarked(page)
        assert parsed.page == language and len(parsed.said) > 20
        assert english_in("\n".join(parsed.said), language, report) == set()


def test_the_search_for_english_finds_it() -> None:
    report = told_in("ru")
    assert {"lacks", "answers"} <= english_in("\n".join(Unmarked(render(sample.report(), "html")).said), "ru", report)
    assert {"contradictions", "skipped"} <= english_in(render(sample.report(), "text"), "az", report)


@pytest.mark.parametrize("language", OTHERS)
def test_the_script_has_its_words(language: str) -> None:
    page = render(told_in(language), "html")
    assert f'"finding.copied": "{wording(language).say("finding.copied")}"' in page
    ours = render(sample.report(), "html").replace("{row} of the matrix", "")
    for english in ("answers differently", "lacks it", "translation suspect", '"Copied"', "press Ctrl+C", "This passage is"):
        assert english in ours and english not in re.sub("//.*", "", page)


# --- through the door ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(("format", "ending"), [("text", "txt"), ("markdown", "md"), ("signoff", "signoff.txt")])
def test_golden(language: str, format: str, ending: str, golden: Callable[[str, str], None]) -> None:
    golden(f"report.{language}.{ending}", sample.rendered(told_in(language), format))


@pytest.mark.parametrize("format", sorted(FORMATS))
def test_every_format_says_findings_in_it(format: str) -> None:
    out = sample.rendered(told_in("ru"), format)
    happened = "" if format in SHEETS else " (brought ashore)"  # what happened stands beside it there
    assert f"сколько: people{happened}" in out and "how many people" not in out


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "story"
    folder.mkdir()
    english = "Bridge opens in Riverton\n\nTwelve people were injured when the old bridge closed, the ministry said on Monday.\n"
    russian = "В Ривертоне открыли мост\n\nПри закрытии старого моста пострадали двадцать человек, сообщило министерство.\n"
    (folder / "en-times.txt").write_text(english, "utf-8")
    (folder / "ru-news.txt").write_text(russian, "utf-8")
    return folder


@pytest.mark.parametrize(("language", "said"), [("ru", "Найдены противоречия"), ("az", "Ziddiyyət aşkarlanıb"), ("kk", "Қайшылық табылды"),
                                                ("en", "Contradictions found")])  # fmt: skip
def test_check_in_a_language(capsys: Run, story: Path, language: str, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(story.parent)
    assert main(["check", str(story), "--language", language, "--report", "pages"]) == 1
    told = capsys.readouterr().out
    assert said in told and "failure" not in told
    assert f'<html lang="{language}">' in (story.parent / "pages" / "story.html").read_text("utf-8")
    (story.parent / "consistency.yaml").write_text(f"language: {language}\n", "utf-8")
    assert main(["check", str(story)]) == 1
    assert capsys.readouterr().out == told


def test_the_language_changes_nothing_that_scripts_read(capsys: Run, story: Path) -> None:
    import json

    found = []
    for language in ("en", "kk"):
        main(["check", str(story), "--language", language, "--format", "json"])
        found.append(json.loads(capsys.readouterr().out))
    for report in found:
        for finding in report["findings"]:
            assert finding.pop("message")
    assert found[0] == found[1]


@pytest.mark.parametrize("argv", [["--language", "de"], ["--language", "RU"], ["--language", "tr"], ["--language", ""]])
def test_another_language_is_refused(capsys: Run, story: Path, argv: list[str]) -> None:
    assert main(["check", str(story), *argv]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.count("\n") == 1
    assert "--language" in err and "az, en, kk, ru" in err
