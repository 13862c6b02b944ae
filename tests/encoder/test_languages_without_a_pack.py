"""An article in a language without a pack takes part where an encoder reads the source, at most as a warning, and is skipped elsewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from consistency.cli import main
from consistency.facts import read_digits
from tests.tiny_classify import encoder

ROOT = Path(__file__).parents[2]
ALPHA = """Ferry runs aground near Aktau

A passenger ferry ran aground near the port on Tuesday, and 45 people were injured.

The engine failed in a storm on the way from Baku.

The ministry opened an investigation and promised results within a month.

A museum of seafaring in the old town will collect money for the families with a concert by the opera choir.
"""
GEORGIAN = """ბორანი მეჩეჩზე დაჯდა აქტაუსთან

სამგზავრო ბორანი სამშაბათს პორტთან მეჩეჩზე დაჯდა, დაშავდა 40 ადამიანი.

ძრავა ქარიშხლის დროს გაფუჭდა ბაქოდან მომავალ გზაზე.

სამინისტრომ გამოძიება დაიწყო და შედეგებს ერთ თვეში დაგვპირდა.

მყვინთავებმა საღამოს კორპუსი შეამოწმეს და წყლის ქვეშ ორმეტრიანი ხვრელი იპოვეს.
"""
WORDS = (
    "ferry ბორანი", "aground მეჩეჩზე", "passenger სამგზავრო", "port პორტთან", "injured დაშავდა", "engine ძრავა", "storm ქარიშხლის",
    "failed გაფუჭდა", "ministry სამინისტრომ", "investigation გამოძიება", "results შედეგებს", "month თვეში", "aktau აქტაუსთან", "museum",
    "concert", "choir", "families", "მყვინთავებმა", "კორპუსი", "ხვრელი",
)  # fmt: skip
MEANINGS = {word: number for number, row in enumerate(WORDS) for word in row.split()}
Json = dict[str, Any]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return encoder(tmp_path_factory.mktemp("models") / "tiny", MEANINGS)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "ferry"
    folder.mkdir()
    (folder / "alpha.txt").write_text(ALPHA, "utf-8")
    (folder / "geo.txt").write_text(GEORGIAN, "utf-8")
    return folder


def run(story: Path, model: Path, capsys: pytest.CaptureFixture[str], *more: str, texts: str = "source", settings: str = "") -> tuple[int, str, str]:
    config = story.parent / "settings.yaml"
    config.write_text(f"encoder: {{model: {json.dumps(str(model))}, texts: {texts}, device: cpu}}\n{settings}", "utf-8")
    code = main(["check", str(story), "--config", str(config), *more])
    return code, *capsys.readouterr()


def test_it_aligns_and_is_told_to_be_unguarded(story: Path, model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (story / "story.yaml").write_text("articles: {geo: ka}\n", "utf-8")
    code, out, _ = run(story, model, capsys, "--format", "json")
    data = json.loads(out)
    jsonschema.validate(data, json.loads((ROOT / "consistency/report/schema.json").read_text("utf-8")))
    groups = [sorted(group["members"]) for group in data["coverage"]["groups"]]
    assert groups.count(["alpha", "geo"]) == 4, "headline and three paragraphs"
    found = {(f["rule"], *f["missing_from"]): f for f in data["findings"]}
    assert set(found) == {("number",), ("omission", "alpha"), ("omission", "geo")}
    assert all(f["severity"] == "warning" and f["unguarded"] is True for f in found.values())
    assert [s["value"]["value"] for s in found["number",]["sides"]] == ["45", "40"]
    assert "choir" in found["omission", "geo"]["sides"][0]["evidence"][0]["text"]
    assert "მყვინთავებმა" in found["omission", "alpha"]["sides"][0]["evidence"][0]["text"]
    assert code == 0, "a warning fails no run"
    assert [a["language"] for a in data["articles"]] == ["en", "ka"] and data["articles"][1]["translators"] == {"none": 5}
    assert data["warnings"] == ["geo.txt: no language pack for ka: aligned by the encoder alone, and only digits are read"]
    assert "+encoder/1:tiny@" in data["signature"] and ":source" in data["signature"]


def test_the_same_figure_is_no_finding(story: Path, model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (story / "geo.txt").write_text(GEORGIAN.replace("40 ადამიანი", "45 ადამიანი"), "utf-8")
    data = json.loads(run(story, model, capsys, "--format", "json")[1])
    assert [f["rule"] for f in data["findings"]] == ["omission", "omission"]
    assert data["articles"][1]["language"] == "und", "nobody said which, and none was recognised"


@pytest.mark.parametrize("format", ["text", "markdown", "html", "sarif", "junit", "csv", "github", "gitlab"])
def test_every_format_takes_it(story: Path, model: Path, capsys: pytest.CaptureFixture[str], format: str) -> None:
    code, out, said = run(story, model, capsys, "--format", format, "--root", str(story.parent))
    assert code == 0, said
    assert "unguarded" in out if format in ("text", "markdown", "html") else out


NEAR_MISSES = [
    ("an encoder of the English", "english", "", "geo.txt: language not recognised"),
    ("languages are picked", "source", "languages: [en, ru]\n", "geo.txt: language not recognised"),
]


@pytest.mark.parametrize(("texts", "settings", "said"), [row[1:] for row in NEAR_MISSES], ids=[row[0] for row in NEAR_MISSES])
def test_elsewhere_it_is_skipped(story: Path, model: Path, capsys: pytest.CaptureFixture[str], texts: str, settings: str, said: str) -> None:
    code, out, told = run(story, model, capsys, texts=texts, settings=settings)
    assert (code, out) == (2, "") and said in told


def test_a_language_that_is_no_code_is_refused(story: Path, model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (story / "story.yaml").write_text("articles: {geo: Georgian}\n", "utf-8")
    code, _, told = run(story, model, capsys)
    assert code == 2 and "language 'Georgian' is no code: write one such as uz or ka (ISO 639)" in told


def test_known_languages_are_found_as_before(story: Path, model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What two articles with packs say of each other does not depend on a third without one."""
    beta = ALPHA.replace("45 people", "48 people").replace("Ferry runs", "Passenger ferry runs")
    (story / "beta.txt").write_text(beta, "utf-8")
    data = json.loads(run(story, model, capsys, "--format", "json")[1])
    (number,) = (f for f in data["findings"] if f["rule"] == "number")
    assert sorted(s["value"]["value"] for s in number["sides"]) == ["40", "45", "48"] and number["unguarded"] is True
    (story / "geo.txt").unlink()
    data = json.loads(run(story, model, capsys, "--format", "json", "--fail-on", "never")[1])
    (number,) = (f for f in data["findings"] if f["rule"] == "number")
    assert number["severity"] == "error" and "unguarded" not in number


def test_lines_align(tmp_path: Path, model: Path, capsys: pytest.CaptureFixture[str]) -> None:
    a, b = [" ".join(p.split()) for p in ALPHA.split("\n\n")], [" ".join(p.split()) for p in GEORGIAN.split("\n\n")]
    (tmp_path / "a.txt").write_text("\n".join(a) + "\n", "utf-8")
    (tmp_path / "b.txt").write_text("\n".join(b[::-1]) + "\n", "utf-8")
    (tmp_path / "settings.yaml").write_text(f"encoder: {{model: {json.dumps(str(model))}, texts: source}}\n", "utf-8")
    words = ["align", str(tmp_path / "a.txt"), str(tmp_path / "b.txt"), "--from", "en", "--to", "ka", "--lines"]
    assert main([*words, "--config", str(tmp_path / "settings.yaml")]) == 0
    links = {tuple(row.split("\t")[:2]) for row in capsys.readouterr().out.splitlines()}
    assert {("0", "4"), ("1", "3"), ("2", "2"), ("3", "1")} <= links
    assert main(words) == 2 and "language ka: unknown" in capsys.readouterr().err


DIGITS = [
    ("Qurbonlar soni 45 nafar.", ["45"]),
    ("45,5% va 12 % ortdi", ["45.5 %", "12 %"]),
    ("12 345 kishi, 12,345 kishi va 1.234.567 kishi", ["12345", "12345", "1234567"]),
    ("١٢٣ شخصا", ["123"]),
    ("3-sentyabr, 21-yil, 21-ე", []),
    ("2024 yil, 1999 va 2150 kishi", ["2150"]),
    ("5 mart, 31 mart, 32 kishi", ["32"]),
    ("02.03.2026, 2026-03-02, 3/4/2026", []),
    ("soat 14:00 da, 2:1 hisobida, 40–50 kishi", []),
    ("3,5 mln, 45.25 tonna", []),
    ("$45, 45 $, €100, 45₾", []),
    ("Boeing-737, A320, 5G, 100m, №45", ["45"]),
    ("45'ten, 45’in", []),
    ("1" * 40, []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "figures"), DIGITS)
def test_digits_that_words_cannot_change(text: str, figures: list[str]) -> None:
    found = read_digits(text)
    assert [f"{f.value:f}{' %' if f.unit else ''}" for f in found] == figures
    assert all(text[f.span.start : f.span.end] == f.text for f in found)
