"""What holds of every report, whatever the story: on the seeds, on our own stories, and on edited copies of them."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from decimal import Decimal
from itertools import combinations
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from consistency.ingest import read_story, sentences_of
from consistency.pipeline import check
from consistency.records import Finding, Report
from consistency.report import render

from .telling import FRAME, article, contradictions, omissions, short, tell, text_of, told, write

TESTS = Path(__file__).parent.parent
SEEDS = TESTS.parent / "seeds"
WRITTEN = sorted(p.parent for p in (TESTS / "stories").glob("*/gold.yaml"))
STORIES = [SEEDS, *WRITTEN[:10], *WRITTEN[10::6]]  # the first ten and some of the others: every property reads each anew
ARTICLES = [path for folder in STORIES for path in sorted(folder.glob("*.txt"))]


def name_of(path: Path) -> str:
    return f"{path.parent.name[:8]}-{path.stem[:10]}"


@pytest.fixture(scope="module", params=STORIES, ids=lambda p: p.name)
def folder(request: pytest.FixtureRequest) -> Path:
    return Path(request.param)


@pytest.fixture(scope="module")
def report(folder: Path) -> Report:
    return check(read_story([folder]))


def told_by(report: Report, names: Mapping[str, str] | None = None) -> set[str]:
    """The findings free of ids, order and places: rule, who says what in which words, who lacks it."""
    names = names or {}

    def side(s: Finding) -> list[str]:
        answers: dict[int, list[str]] = {}
        for x in s.sides:
            quotes = sorted(text_of(report, x.article)[e.span.start : e.span.end] for e in x.evidence)
            answers.setdefault(x.answer, []).append(f"{names.get(x.article, x.article)}={short(x)}:{quotes}")
        return sorted(str(sorted(rows)) for rows in answers.values())

    missing = {f.id: sorted(names.get(m, m) for m in f.missing_from) for f in report.findings}
    return {f"{f.rule} {f.unit} {f.severity} {missing[f.id]} {side(f)}" for f in report.findings}


def body(path: Path) -> list[str]:
    return re.split(r"\n\s*\n", path.read_text("utf-8").strip())


# -- every report


def test_every_story_says_something(report: Report) -> None:
    """So that the checks below are not checks of nothing."""
    assert report.groups and report.coverage and len(report.readings) > 20
    assert all(g.claims for g in report.groups)
    gold = yaml.safe_load((Path(report.story.folder) / "gold.yaml").read_text("utf-8"))
    if gold.get("contradictions"):
        assert contradictions(report), report.story.id


def test_evidence_is_verbatim_and_inside_a_paragraph(report: Report) -> None:
    articles = {a.id: a for a in report.story.articles}
    for finding in report.findings:
        for side in finding.sides:
            own = articles[side.article]
            assert side.evidence, told(finding)
            for quote in side.evidence:
                assert quote.article == own.id
                quoted = own.text[quote.span.start : quote.span.end]
                assert quoted and quoted == quoted.strip() and "\n" not in quoted
                assert any(p.span.start <= quote.span.start and quote.span.end <= p.span.end for p in own.paragraphs)
                assert quote.translation.strip() and quote.translator in ("gloss", "memory", "none")


def test_set_aside_is_never_evidence(report: Report) -> None:
    for own in report.story.articles:
        aside = [(piece.span.start, piece.span.end) for piece in own.set_aside]
        quotes = [e.span for f in report.findings for s in f.sides for e in s.evidence if e.article == own.id]
        assert not [(q, a) for q in quotes for a in aside if q.start < a[1] and a[0] < q.end]


def test_ids_are_unique(report: Report) -> None:
    ids = [f.id for f in report.findings]
    assert len(ids) == len(set(ids))
    assert {i for row in report.coverage for i in row.findings} <= set(ids)


def test_nobody_lacks_what_it_says(report: Report) -> None:
    names = {a.id for a in report.story.articles}
    for finding in report.findings:
        have = {s.article for s in finding.sides}
        assert have <= names and set(finding.missing_from) <= names - have
        assert bool(finding.missing_from) == (finding.kind == "omission")
        assert len(set(finding.missing_from)) == len(finding.missing_from)


def test_a_headline_is_never_missing(report: Report) -> None:
    heads = {(s.article.id, s.span.start) for a in report.story.articles for s in sentences_of(a) if s.kind != "body"}
    alone = [
        f for f in omissions(report) if all((s.article, e.span.start) in heads for s in f.sides for e in s.evidence)
    ]
    assert [told(f) for f in alone] == []


def test_a_contradiction_has_two_answers_of_two_articles(report: Report) -> None:
    for finding in contradictions(report):
        assert len({s.answer for s in finding.sides}) > 1 and len({s.article for s in finding.sides}) > 1, told(finding)
        assert sorted({s.answer for s in finding.sides}) == list(range(len({s.answer for s in finding.sides})))


def test_sides_of_one_answer_agree_and_others_do_not(report: Report) -> None:
    for finding in contradictions(report):
        for a, b in combinations(finding.sides, 2):
            same = a.answer == b.answer
            if finding.rule in ("participants", "polarity"):
                assert (a.value == b.value) == same, told(finding)
            elif same:
                assert close(a.value, b.value), told(finding)
            else:
                assert short(a) != short(b), told(finding)


def close(a: object, b: object) -> bool:
    """Values of one answer: one figure within rounding or a range around it; one date told more or less finely."""
    if isinstance(a, Mapping) and isinstance(b, Mapping):
        x, y = edges(a), edges(b)
        spare = max(abs(edge) for edge in (*x, *y)) / 10
        return a["unit"] != b["unit"] or (x[0] <= y[1] + spare and y[0] <= x[1] + spare)
    x, y = str(a), str(b)
    x, y = x.removeprefix("--"), y.removeprefix("--")
    return x == y or x in y or y in x or "weekday" in x + y or "relative" in x + y


def edges(value: Mapping[str, str | None]) -> tuple[Decimal, Decimal]:
    if "value" in value:
        return Decimal(value["value"] or 0), Decimal(value["value"] or 0)
    low = value.get("low") or "0"
    return Decimal(low), Decimal(value.get("high") or 0) or Decimal(low) * 2


# -- the same story told in another way


def test_the_same_input_gives_the_same_bytes(folder: Path, report: Report) -> None:
    again = check(read_story([folder]))
    for format in ("json", "text", "html"):
        assert render(again, format) == render(report, format)


def test_names_and_order_of_the_files_do_not_matter(folder: Path, report: Report, tmp_path: Path) -> None:
    files = sorted(folder.glob("*.txt"))
    names = {f"{99 - i}-{path.stem}": path.stem for i, path in enumerate(files)}
    for new, old in names.items():
        shutil.copy(folder / f"{old}.txt", tmp_path / f"{new}.txt")
    if (folder / "translations.tmx").is_file():
        shutil.copy(folder / "translations.tmx", tmp_path)
    other = check(read_story([tmp_path]))
    assert [a.id for a in other.story.articles] == sorted(names)
    assert told_by(other, names) == told_by(report)
    assert (other.verdict, other.compared) == (report.verdict, report.compared)


def test_files_given_in_another_order(folder: Path, report: Report) -> None:
    files = sorted(folder.glob("*.txt"))
    other = check(read_story([*reversed(files)]))
    assert {f.id for f in other.findings} == {f.id for f in report.findings}


@pytest.mark.parametrize("path", ARTICLES, ids=name_of)
def test_an_article_agrees_with_its_copy(path: Path, tmp_path: Path) -> None:
    for name in ("first", "second"):
        shutil.copy(path, tmp_path / f"{name}.txt")
    report = check(read_story([tmp_path]))
    assert [told(f) for f in report.findings] == []
    assert report.verdict == "consistent" and report.compared == 1.0


TOLD = {
    "en": [
        "The governor promised to rebuild every house before winter.",
        "Doctors have treated 340 people, and five villages have no electricity.",
        "The minister thanked Georgia for its help.",
        "The opposition demands that the mayor resign and that new elections be held on 12 April.",
    ],
    "kk": [
        "Губернатор қысқа дейін барлық үйді қалпына келтіруге уәде берді.",
        "Дәрігерлер 430 адамды емдеді, бес ауылда электр қуаты жоқ.",
        "Министр Грузия мен Түркияға көмектескені үшін алғыс айтты.",
    ],
    "ru": [
        "Губернатор пообещал жителям деревни восстановить до зимы все дома.",
        "Врачи вылечили 340 человек, в пяти деревнях нет электричества.",
        "Министр поблагодарил Грузию и Турцию за помощь.",
        "Оппозиция требует отставки мэра и новых выборов 15 апреля.",
    ],
}


@settings(max_examples=25)
@given(st.sampled_from(["en", "kk", "ru"]), st.permutations(range(8)))
def test_the_order_of_paragraphs_does_not_matter(
    tmp_path_factory: pytest.TempPathFactory, which: str, order: list[int]
) -> None:
    tmp = tmp_path_factory.mktemp("shuffled")
    plain = tell(tmp / "plain", TOLD)
    assert {f.rule for f in plain.findings} == {"number", "date", "participants", "omission"}
    texts = {code: article(code, own, order=order if code == which else None) for code, own in TOLD.items()}
    assert told_by(check(read_story([write(tmp / "other", texts)]))) == told_by(plain)


LONG = sorted((path for path in ARTICLES if len(body(path)) >= 6), key=lambda p: -len(body(p)))[:12]


@pytest.mark.parametrize("path", LONG, ids=name_of)
def test_a_paragraph_left_out_is_all_that_is_missed(path: Path, tmp_path: Path) -> None:
    """Of two copies one lacks a paragraph: no contradiction, and no omission but that paragraph's."""
    blocks = body(path)
    reported = 0
    for gone in range(2, len(blocks), 3):
        rest = [b for i, b in enumerate(blocks) if i != gone]
        texts = {"whole": "\n\n".join(blocks) + "\n", "part": "\n\n".join(rest) + "\n"}
        report = check(read_story([write(tmp_path / str(gone), texts)]))
        assert [told(f) for f in contradictions(report)] == []
        for finding in omissions(report):
            assert finding.missing_from == ("part",)
            quotes = [text_of(report, "whole")[e.span.start : e.span.end] for s in finding.sides for e in s.evidence]
            assert all(q in blocks[gone] for q in quotes), told(finding)
            reported += 1
    assert reported


NUMBER = re.compile(r"(?<![\d.,:/-])(?:[2-9]\d|[1-9]\d\d)(?![\d.,:/-]|-[а-яa-zəığ])")


@pytest.mark.parametrize("path", [p for p in ARTICLES if len(NUMBER.findall(p.read_text("utf-8"))) > 2], ids=name_of)
def test_a_figure_changed_is_all_that_differs(path: Path, tmp_path: Path) -> None:
    """Of two copies one has another figure: at most that contradiction, with the sentences where it stands."""
    text = path.read_text("utf-8")
    for i, match in enumerate(list(NUMBER.finditer(text))[:4]):
        other = text[: match.start()] + str(int(match[0]) * 2 + 1) + text[match.end() :]
        report = check(read_story([write(tmp_path / str(i), {"a": text, "b": other})]))
        assert len(report.findings) <= 1, [told(f) for f in report.findings]
        for finding in report.findings:
            assert finding.kind == "contradiction"
            places = [e.span for s in finding.sides if s.article == "a" for e in s.evidence]
            assert any(p.start <= match.start() < p.end for p in places), told(finding)


# -- articles of another story


def stranger(folder: Path, other: Path, tmp_path: Path) -> Report:
    for path in (*folder.glob("*.txt"), *folder.glob("*.tmx")):
        shutil.copy(path, tmp_path)
    shutil.copy(other, tmp_path / "zz-other.txt")
    return check(read_story([tmp_path]))


@pytest.mark.parametrize("n", range(len(STORIES)), ids=[p.name for p in STORIES])
def test_an_article_of_another_story_is_named_and_not_blamed(n: int, tmp_path: Path) -> None:
    own, next_one = STORIES[n], STORIES[(n + 3) % len(STORIES)]
    report = stranger(own, min(next_one.glob("*.txt")), tmp_path)
    assert report.strangers == ("zz-other",)
    assert report.verdict in ("unverified", "contradictions")
    touched = {a for f in report.findings for a in (*f.missing_from, *(s.article for s in f.sides))}
    assert "zz-other" not in touched
    assert told_by(report) == told_by(check(read_story([own])))


@pytest.mark.parametrize("n", range(len(STORIES)), ids=[p.name for p in STORIES])
def test_two_unrelated_articles_are_unverified(n: int, tmp_path: Path) -> None:
    for path in (STORIES[n], STORIES[(n + 4) % len(STORIES)]):
        shutil.copy(min(path.glob("*.txt")), tmp_path / f"{path.name}.txt")
    report = check(read_story([tmp_path]))
    assert [told(f) for f in contradictions(report)] == []
    assert report.verdict == "unverified" and not report.failed


def test_the_frame_serves_every_pair_of_languages(tmp_path: Path) -> None:
    for a, b in combinations(FRAME, 2):
        report = tell(tmp_path / f"{a}{b}", {a: None, b: None})
        assert report.compared == 1.0 and report.findings == (), (a, b)
