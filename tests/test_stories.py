"""Many stories in one run: where they live, what is told of each, and what of all."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import jsonschema  # type: ignore[import-untyped]
import pytest
from control.floods import edit, floods
from core.telling import article, write
from hypothesis import given
from hypothesis import strategies as st

import consistency.report
from consistency.cli import main
from consistency.errors import ConfigError
from consistency.records import Report, Story
from consistency.stories import find_stories

Run = pytest.CaptureFixture[str]
JSON_SCHEMA = json.loads((Path(consistency.report.__file__).parent / "schema.json").read_text("utf-8"))
CALM = {"en": article("en", ["The road through the forest is 18 kilometres long."]), "ru": article("ru", ["Длина дороги через лес — 18 километров."])}


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def settings(*patterns: str, more: str = "") -> None:
    Path("consistency.yaml").write_text(f"stories: {json.dumps(patterns)}\n{more}", "utf-8")


def check(capsys: Run, *argv: str) -> tuple[int, list[dict[str, object]], str]:
    """(exit code, reports, standard error) of a check of all stories."""
    code = main(["check", "--format", "json", *argv])
    out, err = capsys.readouterr()
    return code, json.loads(out) if out else [], err


def touch(*paths: str) -> None:
    for path in map(Path, paths):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", "utf-8")


# -- which paths are which story: (patterns, {story: its paths}) of one tree of files
TREE = [
    "stories/floods/ru.txt", "stories/floods/kk.txt", "stories/.drafts/ru.txt", "stories/notes.txt", "stories/fires/az.txt",
    "2025/floods/ru.txt", "2026/floods/ru.txt", "2026/fires/text/ru.txt",
    "ru/floods.md", "kk/floods.md", "az/fires.md", "en/floods.html", "kk/floods.ru.md", "ru/.hidden.md", "deep/er/ru/floods.md",
    "hugo/floods.ru.md", "hugo/floods.kk.md", "hugo/bundle/index.ru.md", "hugo/bundle/index.kk.md",
    "ru/2026/fires.md", "kk/2026/fires.md", "kk/2025/fires.md", "a[1]/x+y/ru.txt",
]  # fmt: skip
FOUND: list[tuple[list[str], dict[str, list[str]]]] = [
    (["stories/*/"], {"fires": ["stories/fires"], "floods": ["stories/floods"]}),
    (["stories/*/", "stories/f*/"], {"fires": ["stories/fires"], "floods": ["stories/floods"]}),
    (["./stories/fl??ds/"], {"floods": ["stories/floods"]}),
    (["stories/floods/"], {"floods": ["stories/floods"]}),
    (["stories/.*/"], {".drafts": ["stories/.drafts"]}),
    (["{2025,2026}/floods/"], {"2025/floods": ["2025/floods"], "2026/floods": ["2026/floods"]}),
    (["202?/*/"], {"2025/floods": ["2025/floods"], "2026/fires": ["2026/fires"], "2026/floods": ["2026/floods"]}),
    (["2026/*/text/"], {"fires/text": ["2026/fires/text"]}),
    (["a[1]/*/"], {"x+y": ["a[1]/x+y"]}),
    (["{az,ru,kk,en}/{slug}.md"], {"fires": ["az/fires.md"], "floods": ["kk/floods.md", "ru/floods.md"], "floods.ru": ["kk/floods.ru.md"]}),
    (["{ru,en}/{slug}.{md,html}"], {"floods": ["en/floods.html", "ru/floods.md"]}),
    (["{ru, kk}/{slug}.md", "{en}/{slug}.html"], {"floods": ["kk/floods.md", "ru/floods.md"], "floods.ru": ["kk/floods.ru.md"],
                                                "en/floods": ["en/floods.html"]}),
    (["ru/{slug}.md", "hugo/{slug}.kk.md"], {"floods": ["hugo/floods.kk.md", "ru/floods.md"]}),
    (["{deep/er/ru,kk}/{slug}s.md"], {"flood": ["deep/er/ru/floods.md", "kk/floods.md"]}),
    (["hugo/{slug}.{ru,kk}.md"], {"floods": ["hugo/floods.kk.md", "hugo/floods.ru.md"]}),
    (["hugo/{slug}/index.{ru,kk}.md"], {"bundle": ["hugo/bundle/index.kk.md", "hugo/bundle/index.ru.md"]}),
    (["{ru,kk}/{year}/{slug}.md"], {"2025/fires": ["kk/2025/fires.md"], "2026/fires": ["kk/2026/fires.md", "ru/2026/fires.md"]}),
    (["{ru,kk}/*/{slug}.md"], {"fires": ["kk/2025/fires.md", "kk/2026/fires.md", "ru/2026/fires.md"]}),
    (["{slug}/{slug}.md"], {}),
    (["nowhere/*/", "stories/*/ru.txt/"], {}),
]  # fmt: skip


@pytest.mark.parametrize(("patterns", "expected"), FOUND, ids=[" ".join(p) for p, _ in FOUND])
def test_patterns(patterns: list[str], expected: dict[str, list[str]], tmp_path: Path) -> None:
    touch(*TREE)
    found = find_stories(patterns, Path("."))
    assert {place.id: [path.as_posix() for path in place.paths] for place in found} == expected
    assert [place.id for place in found] == sorted(expected)
    assert [p.id for p in find_stories(patterns, tmp_path)] == sorted(expected)  # from elsewhere


WRONG = [
    ("/abs/*/", "must be a path from the folder of the settings, without .."),
    ("../other/*/", "must be a path from the folder of the settings, without .."),
    ("stories/**/", "** is not known: write one * for each folder"),
    ("{az,ru/{slug}.md", "a brace is left over"),
    ("{az;ru}/{slug}.md", "a brace is left over"),
    ("stories/*.md", "end it in / for folders, or write {slug}"),
    ("/", "must be a path from the folder of the settings"),
    ("{a,b}" * 12 + "/", "more than 1000 ways to read it"),
]


@pytest.mark.parametrize(("pattern", "said"), WRONG, ids=[p[:20] for p, _ in WRONG])
def test_a_wrong_pattern_is_one_line_and_2(pattern: str, said: str, capsys: Run) -> None:
    settings(pattern)
    assert main(["check"]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.startswith(f"consistency: stories: {pattern!r}: ") and said in err and err.count("\n") == 1


def test_two_stories_of_one_name(capsys: Run) -> None:
    touch("2025/floods/ru.txt", "2026/floods/ru.txt", "ru/floods.md")
    for patterns in (["2025/*/", "2026/*/"], ["2026/*/", "{ru,kk}/{slug}.md"]):
        with pytest.raises(ConfigError, match="are both called 'floods'"):
            find_stories(patterns, Path("."))


NAMES = st.lists(st.tuples(st.sampled_from(("az", "ru", "kk")), st.text("abцә.-_ ", min_size=1, max_size=5)), max_size=8, unique=True)


@given(NAMES)
def test_files_that_share_a_slug_are_one_story(tmp_path_factory: pytest.TempPathFactory, names: list[tuple[str, str]]) -> None:
    base = tmp_path_factory.mktemp("tree")
    names = [(folder, slug) for folder, slug in names if not slug.startswith(".")]
    for folder, slug in names:
        (base / folder).mkdir(exist_ok=True)
        (base / folder / f"{slug}.md").write_text("x")
    expected: dict[str, set[str]] = {}
    for folder, slug in names:
        expected.setdefault(slug, set()).add(folder)
    assert {p.id: {f.parent.name for f in p.paths} for p in find_stories(["{az,ru,kk}/{slug}.md"], base)} == expected


# -- a run of several stories


CALLED = [
    (["stories/floods"], "floods"),
    (["2026/floods"], "2026/floods"),
    (["2026/floods/../floods"], "2026/floods"),
    (["ru/fires.txt", "kk/fires.txt"], "fires"),
    (["ru/fires.txt", "other/fires.txt"], "elsewhere"),  # one of them is of no story
    (["stories/floods/kk.txt", "stories/floods/ru.txt"], "floods"),  # some files of a folder: by the folder's name, as ever
    (["other"], "other"),
]


@pytest.mark.parametrize(("paths", "name"), CALLED, ids=[" ".join(p) for p, _ in CALLED])
def test_a_story_has_one_name_however_it_is_checked(paths: list[str], name: str, capsys: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    for folder in ("stories/floods", "2026/floods"):
        write(Path(folder), {"kk": CALM["en"], "ru": CALM["ru"]})
    for folder in ("ru", "kk", "other"):
        write(Path(folder), {"fires": CALM["en" if folder == "kk" else "ru"], "x": CALM["ru"]})
    settings("stories/*/", "{2025,2026}/*/", "{ru,kk}/{slug}.txt")
    assert main(["check", *paths, "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["story"] == name


def three() -> None:
    """One story that contradicts itself, one that does not, and one with a single article."""
    floods(Path("stories/floods"))
    write(Path("stories/calm"), CALM)
    write(Path("stories/lone"), {"ru": CALM["ru"]})
    touch("stories/pictures/one.png")
    settings("stories/*/")


def test_each_is_reported_and_one_verdict(capsys: Run) -> None:
    three()
    code, reports, err = check(capsys)
    assert code == 1
    assert [(r["story"], r["summary"]["verdict"], r["summary"]["failed"]) for r in reports] == [  # type: ignore[index]
        ("calm", "consistent", False), ("floods", "contradictions", True)]  # fmt: skip
    assert err == "consistency: lone: only one article, ru.txt: nothing to compare it with\n"
    assert check(capsys)[1] == reports
    Path("inside").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir("inside")
        assert check(capsys)[:2] == (1, reports)  # found upwards, with the same names


def test_one_alone_gives_the_same_report(capsys: Run) -> None:
    three()
    _, reports, _ = check(capsys)
    assert main(["check", "stories/floods", "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out) == reports[1]


def test_text(capsys: Run) -> None:
    three()
    assert main(["check"]) == 1
    out = capsys.readouterr().out
    assert out.startswith("calm · 2 articles\n") and "\nfloods · 3 articles\n" in out
    last = "2 stories (1 with contradictions, 1 consistent) · 3 contradictions, 1 omission · 1 story of one article only · fails"
    assert out.endswith(f"\n\n{last}\n")
    assert main(["check", "--quiet", "--output", "short.txt"]) == 1
    lines = Path("short.txt").read_text("utf-8").splitlines()
    assert [line.split(":")[0] for line in lines[:-1]] == ["calm", "floods"] and lines[-1] == last
    assert lines[1].endswith(" · fails: 3 contradictions of severity error")


def test_every_format_holds_all_stories(capsys: Run) -> None:
    three()
    formats = ("sarif", "junit", "markdown", "github", "gitlab", "csv", "json", "text")
    assert main(["check", "--format", "github", *(w for f in formats for w in ("--also", f"{f}=out/{f}"))]) == 1
    shown = capsys.readouterr().out
    read = {f: Path("out", f).read_bytes().decode("utf-8-sig") for f in formats}
    assert shown == read["github"] and "::error file=stories/floods/ru.txt,line=" in shown
    [run] = json.loads(read["sarif"])["runs"]
    assert {s["story"] for s in run["properties"]["stories"]} == {"calm", "floods"}
    assert [s.get("name") for s in ElementTree.fromstring(read["junit"])] == ["calm", "floods", "run"]
    assert [(row["story"], row["kind"]) for row in csv.DictReader(io.StringIO(read["csv"])) if row["story"] != "floods"] == [("lone", "not checked")]
    assert len(json.loads(read["gitlab"])) >= 4 and "2 stories, 1 of them fails" in read["markdown"]
    assert [r["story"] for r in json.loads(read["json"])] == ["calm", "floods"] and "\nfloods · 3 articles\n" in read["text"]


def test_pages_and_an_index(capsys: Run) -> None:
    three()
    (Path("stories") / "Index").mkdir()
    write(Path("stories/Index"), CALM)
    assert main(["check", "--quiet", "--report", "pages"]) == 1
    assert capsys.readouterr().err.endswith("HTML report: pages/index.html\n")
    assert sorted(p.name for p in Path("pages").iterdir()) == ["Index-2.html", "calm.html", "floods.html", "index.html"]
    index = Path("pages/index.html").read_text("utf-8")
    assert re.findall(r'href="([^"#]+\.html)"', index) == ["Index-2.html", "calm.html", "floods.html"]
    assert "Contradictions found" in index and "1 fails the run." in index
    assert main(["check", "--format", "html"]) == 2
    assert "a page holds one story: write the pages and their index with --report DIR" in capsys.readouterr().err


BROKEN = [
    ("two", {"a.txt": "x" * 9, "b.txt": article("ru", [])}, "only one readable article, b.txt (skipped: a.txt: language not recognised"),
    ("yaml", {"story.yaml": "artcles: {}", "a.txt": CALM["ru"], "b.txt": CALM["en"]}, "unknown key 'artcles' (did you mean 'articles'?)"),
    ("empty", {"a.txt": "", "b.txt": ""}, "no readable articles (skipped: a.txt: empty; b.txt: empty)"),
]


@pytest.mark.parametrize(("name", "files", "said"), BROKEN, ids=[b[0] for b in BROKEN])
def test_a_broken_story_is_named_and_loses_no_other(name: str, files: dict[str, str], said: str, capsys: Run) -> None:
    three()
    Path("stories", name).mkdir()
    for file, text in files.items():
        Path("stories", name, file).write_text(text, "utf-8")
    code, reports, err = check(capsys, "--exit-zero")
    assert code == 2 and [r["story"] for r in reports] == ["calm", "floods"]
    [line] = [line for line in err.splitlines() if line.startswith(f"consistency: {name}: ")]
    assert said in line and err.endswith("consistency: 1 story could not be checked, 1 story of one article only: see above\n")
    assert main(["check", "--quiet", "--fail-on", "never"]) == 2
    assert capsys.readouterr().out.endswith(" · 1 story could not be checked, 1 story of one article only · fails\n")


def test_a_fault_of_ours_loses_no_other_story(capsys: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    from consistency import many

    def fail(story: Story, *args: object, **named: object) -> Report:
        if story.id == "calm":
            raise RuntimeError("it\nbroke")
        return real(story, *args, **named)  # type: ignore[arg-type]

    three()
    real = many.check_story
    monkeypatch.setattr(many, "check_story", fail)
    monkeypatch.delenv("CONSISTENCY_DEBUG", raising=False)
    code, reports, err = check(capsys)
    assert code == 2 and [r["story"] for r in reports] == ["floods"]
    assert err.startswith("consistency: calm: failure inside: RuntimeError: it broke: please report it (CONSISTENCY_DEBUG=1 shows where)\n")


def test_nothing_to_check_is_2(capsys: Run) -> None:
    settings("stories/*/", "{az,ru}/{slug}.md")
    touch("stories/pictures/one.png", "ru/README.md")
    assert check(capsys) == (2, [], "consistency: stories: nothing in . fits stories/*/, {az,ru}/{slug}.md: correct the patterns in consistency.yaml\n")
    write(Path("stories/lone"), {"ru": CALM["ru"]})
    code, reports, err = check(capsys)
    assert code == 2 and reports == [] and err.endswith("consistency: 1 story of one article only: see above\n")


def test_what_fails_the_whole(capsys: Run) -> None:
    """Warnings count over all stories; what only strict minds; a reason is told."""
    floods(Path("stories/a"))
    floods(Path("stories/b"))
    settings("stories/*/", more="fail_on: never\n")
    assert [check(capsys, "--max-warnings", n)[0] for n in ("1", "2")] == [1, 0]  # one omission each
    assert main(["check", "--quiet", "--max-warnings", "1"]) == 1
    assert capsys.readouterr().out.endswith(" · fails: 2 warnings, more than 1\n")
    assert check(capsys, "--max-warnings", "1", "--exit-zero")[0] == 0
    write(Path("stories/lone"), {"ru": CALM["ru"]})
    assert [check(capsys)[0], check(capsys, "--strict")[0]] == [0, 1]


def told_everywhere(capsys: Run, *argv: str) -> tuple[int, dict[str, str]]:
    """The exit code of a run, and what each format says of it; the index page too."""
    formats = ("sarif", "junit", "markdown", "github", "gitlab", "csv", "json", "text")
    code = main(["check", *argv, "--report", "pages", *(w for f in formats for w in ("--also", f"{f}=out/{f}"))])
    capsys.readouterr()
    return code, {f: Path("out", f).read_bytes().decode("utf-8-sig") for f in formats} | {"index": Path("pages/index.html").read_text("utf-8")}


def failures(junit: str) -> list[str]:
    return [each.get("message", "") for each in ElementTree.fromstring(junit).iter() if each.tag in ("failure", "error")]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_why_the_whole_fails_is_told_by_every_format(language: str, capsys: Run) -> None:
    """No story fails by itself: whoever reads one of the outputs must not take the run for green."""
    floods(Path("stories/a"))
    floods(Path("stories/b"))
    settings("stories/*/", more="fail_on: never\n")
    why = {"en": "2 warnings, more than 1", "ru": "2 предупреждения, допустимо: 1"}[language]
    passes, told = told_everywhere(capsys, "--max-warnings", "2", "--language", language)
    assert passes == 0 and [name for name, text in told.items() if why in text] == [] and failures(told["junit"]) == []
    fails, told = told_everywhere(capsys, "--max-warnings", "1", "--language", language)
    assert fails == 1
    assert [name for name, text in told.items() if why not in text] == []
    assert [r["run"] for r in json.loads(told["json"])] == [{"failed": True, "reasons": [why], "not_checked": []}] * 2
    assert "all pass" not in told["markdown"] and "все пройдены" not in told["markdown"]
    jsonschema.validate(json.loads(told["json"])[0], JSON_SCHEMA)
    assert failures(told["junit"]) == [why] and any(line.startswith("::error title=") and line.endswith(f"::{why}") for line in told["github"].splitlines())
    assert "All of them pass" not in told["index"] and [i["check_name"] for i in json.loads(told["gitlab"])].count("run") == 1
    [run] = json.loads(told["sarif"])["runs"][0]["invocations"]
    assert run["executionSuccessful"] and [n["descriptor"]["id"] for n in run["toolExecutionNotifications"] if n["level"] == "error"] == ["run"]


def test_a_story_that_is_not_checked_is_told_by_every_format(capsys: Run) -> None:
    write(Path("stories/calm"), CALM)
    write(Path("stories/broken"), {"ru": CALM["ru"], "story": ""})
    Path("stories/broken/story.yaml").write_text("artcles: {}", "utf-8")
    settings("stories/*/")
    code, told = told_everywhere(capsys)
    assert code == 2
    assert [name for name, text in told.items() if "broken" not in text] == ["text"]  # its last line counts it; standard error names it
    assert told["text"].endswith(" · 1 story could not be checked · fails\n")
    [calm] = json.loads(told["json"])
    jsonschema.validate(calm, JSON_SCHEMA)
    assert calm["run"]["failed"] and [t["story"] for t in calm["run"]["not_checked"]] == ["broken"]
    assert len(failures(told["junit"])) == 1 and told["github"].splitlines()[-2].startswith("::error title=broken%3A not checked::")
    assert not json.loads(told["sarif"])["runs"][0]["invocations"][0]["executionSuccessful"]
    assert "❌ **The run fails: 1 story could not be checked.**" in told["markdown"] and "All of them pass" not in told["index"]


def test_standard_error_speaks_the_readers_language(capsys: Run) -> None:
    """What a run says there of itself; what is wrong with the input keeps to English, which is searched for."""
    three()
    settings("stories/*/", more='baseline: known.jsonl\nsuppressions: [{rule: number, story: fires, reason: "none"}]\n')
    main(["check", "--update-baseline", "--language", "ru", "--report", "pages"])
    err = capsys.readouterr().err.splitlines()
    assert err[0] == "consistency: lone: только одна статья, ru.txt: не с чем сравнить" and err[1].startswith("consistency: предупреждение: ")
    assert err[2:] == ["known.jsonl: добавлено: 4, удалено: 0, без изменений: 0", "Отчёт HTML: pages/index.html"]


def test_a_setting_is_unused_if_no_story_uses_it(capsys: Run) -> None:
    three()
    used = '{rule: number, story: floods, reason: "counted otherwise"}'
    never = '{rule: number, story: fires, reason: "no such story"}'
    settings("stories/*/", more=f"fail_on: never\nsuppressions:\n  - {used}\n  - {never}\naliases:\n  - [Georgia, Грузия]\n  - [SOCAR, ГНКАР]\n")
    code, _, err = check(capsys)
    said = [line for line in err.splitlines() if "warning" in line]
    assert code == 0 and len(said) == 2
    assert "suppression 2 (" in said[0] and "alias SOCAR = ГНКАР: not used" in said[1]
    assert check(capsys, "--strict")[0] == 1
    for language, why in (("en", "2 unused suppressions or aliases"), ("ru", "исключений")):
        strict, told = told_everywhere(capsys, "--strict", "--language", language)
        silent = [name for name, text in told.items() if "SOCAR = ГНКАР" not in text]
        assert strict == 1 and silent == [] and why in told["gitlab"]


def test_a_baseline_of_all_stories(capsys: Run) -> None:
    three()
    settings("stories/*/", more="baseline: known.jsonl\n")
    code, _, err = check(capsys, "--update-baseline")
    assert code == 0 and err.endswith("known.jsonl: 4 added, 0 removed, 0 as before\n")
    assert main(["check", "--quiet"]) == 0
    assert " · 3 contradictions (3 known), 1 omission (1 known) · " in capsys.readouterr().out
    write(Path("stories/late"), {})
    floods(Path("stories/late"))
    code, reports, _ = check(capsys)
    assert code == 1 and [r["story"] for r in reports if r["summary"]["failed"]] == ["late"]  # type: ignore[index]
    assert check(capsys, "--update-baseline")[2].endswith("known.jsonl: 4 added, 0 removed, 4 as before\n")
    for file in Path("stories/floods").iterdir():
        file.unlink()
    code, _, err = check(capsys)
    assert code == 0 and "warning: baseline: no story is called 'floods' any more: --update-baseline drops it" in err
    assert check(capsys, "--strict")[0] == 1
    assert check(capsys, "--update-baseline")[2].endswith("known.jsonl: 0 added, 4 removed, 4 as before\n")
    Path("known.jsonl").write_text("{}")
    code, reports, err = check(capsys)
    assert (code, reports) == (2, []) and err.count("not a baseline") == 1  # once, and not for each story


def test_a_reference_of_each_story(capsys: Run) -> None:
    """In a tree the reference is a folder; a story without it is an error of that story."""
    for slug in ("a", "b"):
        for name, text in (CALM | {"kk": article("kk", [])}).items():
            write(Path(name), {slug: text})
    settings("{en,ru,kk}/{slug}.txt")
    code, reports, _ = check(capsys, "--reference", "ru/*")
    assert code == 0 and [r["signature"].count(f"|reference:ru/{r['story']}|") for r in reports] == [1, 1]  # type: ignore[attr-defined]
    Path("ru/b.txt").unlink()
    code, reports, err = check(capsys, "--reference", "ru/*")
    assert code == 2 and [r["story"] for r in reports] == ["a"]
    assert "consistency: b: reference ru/*: no such article: one of " in err


def test_articles_are_named_by_their_tree(capsys: Run) -> None:
    for name, text in CALM.items():
        write(Path("content", name), {"floods": text})
    settings("content/{en,ru}/{slug}.txt")
    code, [report], _ = check(capsys)
    assert code == 0 and [(a["id"], a["path"]) for a in report["articles"]] == [  # type: ignore[attr-defined]
        ("en/floods", "en/floods.txt"), ("ru/floods", "ru/floods.txt")]  # fmt: skip
    edit(Path("content/ru/floods.txt"), "18 километров", "81 километр")
    assert main(["check", "--format", "github"]) == 1
    assert "::error file=content/ru/floods.txt,line=" in capsys.readouterr().out


@pytest.mark.parametrize("format", ["signoff", "signoff-markdown"])
def test_sheets_end_with_what_is_told_of_the_run(format: str, capsys: Run) -> None:
    """A story that has no sheet, and why the run fails: who signs sees it."""
    write(Path("stories/calm"), CALM)
    write(Path("stories/lone"), {"ru": CALM["ru"]})
    write(Path("stories/broken"), CALM)
    Path("stories/broken/story.yaml").write_text("artcles: {}", "utf-8")
    settings("stories/*/", more="reference: ru\n")
    assert main(["check", "--strict", "--format", format, "--output", "sheets.md"]) == 2
    capsys.readouterr()
    end = Path("sheets.md").read_text("utf-8").split("consistency · ")[-1].replace("\u200b", "").split("Signatures" if "-" in format else "SIGNATURES")[1]
    told = [line for line in end.splitlines() if line]
    assert told[-3].startswith("broken was not checked: ") and told[-2].startswith("lone was not checked: only one article")
    assert told[-1].startswith("1 story (1 consistent)") and told[-1].endswith("1 story could not be checked, 1 story of one article only · fails: 1 story of one article")


def test_sheets_of_nothing_are_told_too(capsys: Run) -> None:
    write(Path("stories/lone"), {"ru": CALM["ru"]})
    settings("stories/*/", more="reference: ru\n")
    main(["check", "--format", "signoff"])
    assert capsys.readouterr().out.startswith("consistency · lone was not checked")


def test_reasons_are_told_apart(capsys: Run) -> None:
    floods(Path("stories/a"))
    floods(Path("stories/b"))
    write(Path("stories/lone"), {"ru": CALM["ru"]})
    settings("stories/*/", more="fail_on: never\n")
    assert main(["check", "--strict", "--max-warnings", "1"]) == 1
    assert capsys.readouterr().out.endswith("fails: 2 warnings, more than 1; 1 story of one article\n")
