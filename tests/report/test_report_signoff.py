"""The sign-off sheet: what stands beside each paragraph of the original, in text, Markdown and HTML; nothing is lost, nothing runs."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import html5lib
import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt

from consistency.cli import main
from consistency.errors import ConfigError
from consistency.report import SHEETS, render
from consistency.report.clean import one_line
from consistency.report.sheet import numbered, sheet_of
from consistency.report.signoff import render_sheet

from . import hostile, sample
from .test_report_browser import SCHEMES, WIDTHS, console, fits, run, violations, visit

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

Run = pytest.CaptureFixture[str]
RU = """Наводнение в Атырау

Из затопленных сел эвакуированы 340 жителей. Спасатели работают круглосуточно.

Школа в поселке Дамба закрыта до понедельника.

Президент прибыл в Атырау в среду.
"""
EN = """Flood in Atyrau

{} residents have been evacuated from the flooded villages. Rescuers work round the clock.
{}
The president arrived in Atyrau on Wednesday.
{}"""
SCHOOL = "\nThe school in the village of Damba is closed until Monday.\n"
MORE = "\nDonations are accepted at the town hall by the local administration.\n"


def press(folder: Path, *, figure: str = "340", school: str = SCHOOL, more: str = "") -> Path:
    """A release and its translation, which is right unless told otherwise."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ru.txt").write_text(RU, "utf-8")
    (folder / "en.txt").write_text(EN.format(figure, school, more), "utf-8")
    return folder


def overview(out: str) -> list[str]:
    """The lines that say how the version stands."""
    return re.findall(r"^    (\S .*)$", out.split("PARAGRAPHS")[0], re.MULTILINE)


CASES = [
    ({}, ["✓ in order: 1–4"]),
    ({"figure": "430"}, ["✓ in order: 1, 3, 4", "≠ differs: 2"]),
    ({"school": ""}, ["✓ in order: 1, 2, 4", "– lacks: 3"]),
    ({"more": MORE}, ["✓ in order: 1–4", "+ adds: 1 sentence"]),
    ({"figure": "430", "school": "", "more": MORE}, ["✓ in order: 1, 4", "≠ differs: 2", "– lacks: 3", "+ adds: 1 sentence"]),
]


@pytest.mark.parametrize(("given", "told"), CASES, ids=["right", "figure", "school", "more", "all"])
def test_one_look(given: dict[str, str], told: list[str], tmp_path: Path, capsys: Run) -> None:
    folder = press(tmp_path / "release", **given)
    code = main(["check", str(folder), "--reference", "ru", "--format", "signoff"])
    out = capsys.readouterr().out
    assert overview(out) == told and code == int("figure" in given)
    assert main(["check", str(folder), "--reference", "ru"]) == code
    text = capsys.readouterr().out  # the report has the overview, and says how to have the sheet
    assert [line for line in told if f"    {line}\n" in text] == told and "--format signoff" in text


def test_what_stands_beside_a_paragraph(tmp_path: Path, capsys: Run) -> None:
    folder = press(tmp_path / "release", figure="430", school="", more=MORE)
    main(["check", str(folder), "--reference", "ru", "--format", "signoff"])
    out = re.sub(r"\s+\[[0-9a-f]{16}\]", "", capsys.readouterr().out)
    second, third = out.split("\n2\n")[1].split("\n3\n")
    assert second.startswith("   Из затопленных сел эвакуированы *340* жителей.\n     From flooded villages *340* residents were evacuated. [gloss]\n")
    assert "   ≠ en · differs · en.txt:3:1\n     differs: how many residents: 340 in the original; 430 here\n     *430* residents" in second
    assert third.startswith("   Школа в поселке Дамба закрыта до понедельника.\n") and "– en · lacks\n     lacks: the whole paragraph\n" in third
    added, signatures = third.split("WHAT THE VERSIONS ADD\n")[1].split("SIGNATURES\n")
    assert added == f"  en\n    + adds: the original lacks it\n      {MORE.strip()}\n\n"
    assert [len(line) for line in signatures.splitlines()] == [4, 67, 4, 67]


def test_what_is_added_in_one_place_is_told_once(tmp_path: Path, capsys: Run) -> None:
    more = MORE.rstrip() + " Volunteers hand out bread, blankets and drinking water near the station every morning.\n"
    folder = press(tmp_path / "release", more=more)
    main(["check", str(folder), "--reference", "ru", "--format", "signoff"])
    out = capsys.readouterr().out
    assert overview(out)[-1] == "+ adds: 2 sentences" and out.count("the original lacks it") == 1


def test_what_was_accepted_is_in_order(tmp_path: Path, capsys: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = press(tmp_path / "release", figure="430")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "consistency.yaml").write_text('suppressions: [{rule: number, reason: "counted a day later"}]\n', "utf-8")
    assert main(["check", str(folder), "--reference", "ru", "--format", "signoff"]) == 0
    out = capsys.readouterr().out
    assert overview(out) == ["✓ in order: 1–4"] and "*430*" not in out
    assert "accepted (counted a day later): differs: how many residents: 340" in " ".join(out.split())


def test_without_an_original(tmp_path: Path, capsys: Run) -> None:
    folder = press(tmp_path / "release")
    for argv in ([f"--format={format}"] for format in sorted(SHEETS)):
        assert main(["check", str(folder), *argv]) == 2
        out, err = capsys.readouterr()
        assert out == "" and err.count("\n") == 1 and "name it: --reference ARTICLE" in err
    assert main(["check", str(folder), "--also", "signoff=sheet.txt"]) == 2
    with pytest.raises(ConfigError, match="--reference"):
        render(sample.report(), "signoff")
    (folder / "story.yaml").write_text("reference: ru\n", "utf-8")
    assert main(["check", str(folder), "--format", "signoff"]) == 0


def test_many_releases(tmp_path: Path, capsys: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each has its sheet; the index leads to it, the sheet to the report, and the report to both."""
    monkeypatch.chdir(tmp_path)
    press(tmp_path / "releases/a", figure="430")
    press(tmp_path / "releases/b")
    (tmp_path / "consistency.yaml").write_text("stories: [releases/*/]\nreference: ru\n", "utf-8")
    assert main(["check", "--format", "signoff", "--report", "pages"]) == 1
    out, err = capsys.readouterr()
    assert [line for line in out.splitlines() if "Sign-off" in line] == ["consistency · a · Sign-off sheet", "consistency · b · Sign-off sheet"]
    assert err == "HTML report: pages/index.html\n"
    assert sorted(p.name for p in Path("pages").iterdir()) == ["a-signoff.html", "a.html", "b-signoff.html", "b.html", "index.html"]
    links = {p.name: set(re.findall(r'href="([^"#]+\.html)"', p.read_text("utf-8"))) for p in Path("pages").iterdir()}
    assert links["index.html"] == {"a.html", "b.html", "a-signoff.html", "b-signoff.html"}
    assert links["a.html"] == {"index.html", "a-signoff.html"} and links["a-signoff.html"] == {"a.html"}
    assert main(["check", "--format", "signoff-html"]) == 2
    assert "format signoff-html: a page holds one story" in capsys.readouterr().err


def test_one_release_says_where_its_pages_are(tmp_path: Path, capsys: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    press(tmp_path / "release")
    assert main(["check", "release", "--reference", "ru", "--report", "pages"]) == 0
    assert capsys.readouterr().err == "HTML report: pages/release.html\nsign-off sheet: pages/release-signoff.html\n"
    assert "index.html" not in (tmp_path / "pages/release.html").read_text("utf-8")


def test_a_saved_sheet_is_no_article(tmp_path: Path, capsys: Run) -> None:
    folder = press(tmp_path / "release")
    saved = [f"--also=signoff={folder}/sheet.txt", f"--also=signoff-markdown={folder}/sheet.md", f"--also=signoff-html={folder}/sheet.html"]
    outs = []
    for _ in range(2):
        main(["check", str(folder), "--reference", "ru", "--format", "json", *saved])
        outs.append(capsys.readouterr().out)
    assert '"id": "en"' in outs[1] and '"id": "sheet' not in outs[1]
    assert outs[1].count("a report of consistency itself") == 3


def test_what_could_not_be_compared_is_never_in_order() -> None:
    """A stranger, and a report in which nothing was aligned."""
    report = sample.versions(sample.report())
    for bare in (replace(report, coverage=(), findings=()), replace(report, strangers=("az-xeber", "en-wire", "kk-habar"))):
        sheet = sheet_of(bare)
        assert {e.state for row in sheet.rows for e in row.entries} == {"check"}
        assert all(e.notes for row in sheet.rows for e in row.entries)


def test_every_sentence_and_finding_is_told() -> None:
    """Of every article; and every finding that concerns the original."""
    report = sample.versions(sample.report())
    sheet = sheet_of(report)
    shown = [line for row in sheet.rows for line in row.lines]
    shown += [line for row in sheet.rows for e in row.entries for line in e.lines]
    shown += [line for _, added in sheet.additions for each in added for line in each.lines]
    told = {(line.article.id, "".join(text for text, _ in line.original)) for line in shown}
    assert told == {(r.sentence.article.id, sample_text(r.sentence.text)) for r in report.readings}
    found = {note.finding for row in sheet.rows for e in row.entries for note in e.notes if note.finding}
    assert found | {a.finding for _, added in sheet.additions for a in added if a.finding} == {f.id for f in report.findings}


def sample_text(text: str) -> str:
    from consistency.report.clean import clean

    return clean(text)


@pytest.mark.parametrize(("given", "told"), [([], "—"), ([1], "1"), ([1, 2], "1, 2"), ([1, 2, 3, 5, 7, 8, 9], "1–3, 5, 7–9")])
def test_numbers(given: list[int], told: str) -> None:
    assert numbered(given) == told


def of_words(words: str) -> object:
    report = hostile.report(words)
    return replace(report, reference=report.story.articles[1].id)


@settings(max_examples=80, deadline=None)
@given(hostile.WORDS)
def test_words_of_articles_do_nothing(words: str) -> None:
    report = of_words(words)
    page = render(report, "signoff-html").encode("utf-8", "backslashreplace").decode()  # type: ignore[arg-type]
    html5lib.HTMLParser(strict=True).parse(page)
    assert "<script" not in page
    text = render(report, "signoff-markdown")  # type: ignore[arg-type]
    tags = set(re.findall(r"<(\w+)", MarkdownIt("commonmark").enable(["table"]).render(text)))
    assert tags <= {"h1", "h2", "p", "ul", "li", "table", "thead", "tbody", "tr", "th", "td", "b", "strong", "em", "blockquote", "code", "span"}


@pytest.mark.parametrize("width", [40, 80, 110])
def test_no_line_is_wider_but_for_a_word(width: int) -> None:
    for colour in (False, True):
        out = re.sub(r"\x1b\[[\d;]*m", "", render_sheet(sample.versions(sample.report()), width=width, colour=colour))
        long = [line for line in out.splitlines() if len(line) > max(width, 68) and len(line.split()) > 1]
        assert long == []
        assert one_line(out) == one_line(render_sheet(sample.versions(sample.report()), width=width))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("sheet") / "sheet.html"
    path.write_bytes(render(sample.versions(sample.report()), "signoff-html").encode())
    return path.as_uri()


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_in_chromium(browser: Chrome, page: str, width: int, scheme: str) -> None:
    console(browser)
    visit(browser, page, width, scheme)
    assert console(browser) == [] and fits(browser) == width
    assert run(browser, "return performance.getEntriesByType('resource').length") == 0
    assert violations(browser) == []


def test_it_is_filled_in_and_printed(browser: Chrome, page: str) -> None:
    """A cell leads to its paragraph, boxes and fields take what is typed, and all of it is on the paper."""
    visit(browser, page)
    cell = browser.find_element("css selector", ".looked td.differ a")
    cell.click()
    assert run(browser, "return document.querySelector(':target').id") == "p-2-1"
    box, name = browser.find_element("css selector", ":target input"), browser.find_element("css selector", ".sign tbody input")
    box.click()
    name.send_keys("Айгүл")
    visit_print = "return [...document.querySelectorAll('.sign input, .seen input')].filter(e => e.checkVisibility()).length"
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert run(browser, visit_print) == (4 + 2) * 3 + 4 * 3  # two files could not be read
    assert box.is_selected() and name.get_attribute("value") == "Айгүл"


TOLD_TWICE = "# Из затопленных сел эвакуированы {} жителей\n\nИз затопленных сел эвакуированы {} жителей. Спасатели работают круглосуточно.\n\nШкола в поселке Дамба закрыта до понедельника.\n"
OF_TWICE = {
    "en": "# {} residents evacuated from the flooded villages\n\n{} residents were evacuated from the flooded villages. Rescuers work round the clock.\n" + SCHOOL,
    "kk": "# Су басқан ауылдардан {} тұрғын эвакуацияланды\n\nСу басқан ауылдардан {} тұрғын эвакуацияланды. Құтқарушылар тәулік бойы жұмыс істеуде.\n\nДамба ауылындағы мектеп дүйсенбіге дейін жабық.\n",
}
# The figures of the original's headline and lead, those of the version, and how the version stands.
TWICE = [
    ("kk", (340, 340), (340, 430), ["✓ in order: 1, 3", "≠ differs: 2"], "kk.md:3:1"),
    ("en", (340, 340), (430, 340), ["✓ in order: 2, 3", "≠ differs: 1"], "en.md:1:3"),
    ("en", (430, 340), (430, 340), ["✓ in order: 1–3"], None),
    ("en", (340, 430), (340, 340), ["✓ in order: 1, 3", "≠ differs: 2"], "en.md:3:1"),
    ("en", (340, 340), (430, 430), ["✓ in order: 3", "≠ differs: 1, 2"], "en.md:1:3"),
]


@pytest.mark.parametrize(("version", "ours", "theirs", "told", "where"), TWICE)
def test_headline_and_lead_answer_each_for_itself(
    version: str, ours: tuple[int, int], theirs: tuple[int, int], told: list[str], where: str | None, tmp_path: Path, capsys: Run
) -> None:
    (tmp_path / "ru.md").write_text(TOLD_TWICE.format(*ours), "utf-8")
    (tmp_path / f"{version}.md").write_text(OF_TWICE[version].format(*theirs), "utf-8")
    main(["check", str(tmp_path), "--reference", "ru", "--format", "signoff"])
    out = capsys.readouterr().out
    assert overview(out) == told
    assert re.findall(rf"≠ {version} · differs · (\S+)", out)[:1] == ([where] if where else [])


def test_an_answer_that_the_original_never_gives_is_told_somewhere(tmp_path: Path, capsys: Run) -> None:
    """The headline of the original has no figure, and the version's lead has the right one beside the wrong headline."""
    (tmp_path / "ru.md").write_text(TOLD_TWICE.format("", 340).replace("  жителей", " люди"), "utf-8")
    (tmp_path / "en.md").write_text(OF_TWICE["en"].format(430, 340), "utf-8")
    main(["check", str(tmp_path), "--reference", "ru", "--format", "signoff"])
    assert "430 here" in (out := capsys.readouterr().out) and "· differs · en.md:1:3" in out


def test_what_could_not_be_read_is_told(tmp_path: Path, capsys: Run) -> None:
    """A version that is missing from the rows has a line and a place to sign; what is no article by its name has none."""
    folder = press(tmp_path / "release")
    (folder / "ru.txt").write_text(RU + "\nЧитайте также: Дороги закрыты\n", "utf-8")
    (folder / "tr.txt").write_bytes(bytes(range(256)))
    (folder / "uz.md").write_text("# Atirauda suv toshqini\n\nSuv bosgan qishloqlardan 340 nafar aholi evakuatsiya qilindi va maktab yopildi.\n", "utf-8")
    (folder / "photo.png").write_bytes(b"\x89PNG")
    outs = {}
    for format in sorted(SHEETS):
        main(["check", str(folder), "--reference", "ru", "--format", format])
        outs[format] = re.sub(r"\s+", " ", re.sub(r"<[^>]+>|[*`\\\u200b]", "", capsys.readouterr().out))
    for out in outs.values():
        assert re.search(r"\? tr\.txt · not read: \S", out) and re.search(r"\? uz\.md · not read: language not", out)
        assert "uz.md · not read, not compared" in out or "uz.md not read, not compared" in out
        assert "Set aside of the original, ru.txt:9:1: “Читайте также: Дороги закрыты” (read also)." in out
        assert "photo.png · not read" not in out


@pytest.mark.parametrize(
    ("settings", "head"),
    [
        ("min_confidence: 0.995", "Findings below 99 % are left out."),
        ('rules: {number: "off"}', "Not asked: number."),
    ],
)
def test_what_the_settings_hide_is_never_in_order(
    settings: str, head: str, tmp_path: Path, capsys: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = press(tmp_path / "release", figure="430")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "consistency.yaml").write_text(settings + "\n", "utf-8")
    assert main(["check", str(folder), "--reference", "ru", "--format", "signoff"]) == 0
    out = capsys.readouterr().out
    assert head in out and overview(out) == ["✓ in order: 1, 3, 4", "? to check: 2"]
    assert "left out by the settings: differs: how many residents: 340 in the original; 430 here" in " ".join(out.split())
    main(["check", str(folder), "--reference", "ru", "--format", "json"])
    assert '"findings": []' in capsys.readouterr().out
