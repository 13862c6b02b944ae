"""``evaluate --translators``: several translators on the same references, none on references that it has read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from consistency.cli import main
from consistency.translate.memory import Memory
from tests.verify.test_endpoint import server

ROOT = Path(__file__).parent.parent
Json = dict[str, Any]


@pytest.fixture(scope="module")
def scholar() -> Iterator[str]:
    """The settings of an endpoint that translates the seeds as their memory does, but for words that it leaves out."""
    memory = Memory(ROOT / "seeds" / "translations.tmx")

    def answer(question: Json) -> tuple[int, str]:
        code = next(c for c, name in (("az", "Azerbaijani"), ("kk", "Kazakh"), ("ru", "Russian")) if question["language"] == name)
        rows = [{"id": s["id"], "english": " ".join((memory.english(s["text"], code) or "Nothing.").split()[:-1]) or "No."} for s in question["sentences"]]
        return 200, json.dumps({"translations": rows})

    with server(answer) as (url, _):
        yield f"endpoint: {{url: {url}, model: scholar, retries: 0}}\n"


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    code = main(["evaluate", *map(str, words), "--no-cache"])
    return code, *capsys.readouterr()


def test_the_better_translator_is_told_and_surely(scholar: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "settings.yaml").write_text(scholar, "utf-8")
    words = [ROOT / "seeds", "--translators", "gloss,endpoint", "--config", tmp_path / "settings.yaml"]
    code, out, said = run(capsys, *words, "--format", "json")
    assert code == 0, said
    data = json.loads(out)
    assert data["schema"] == "consistency-comparison/1" and data["references"] == "the translation memory"
    assert [row["language"] for row in data["languages"]] == ["az", "kk", "ru", "all"]
    assert sum(row["sentences"] for row in data["languages"][:-1]) == data["languages"][-1]["sentences"]
    assert list(data["translators"]) == ["gloss", "endpoint"] and data["translators"]["endpoint"].startswith("endpoint:scholar@")
    assert "nw:2" in data["metrics"]["chrf"] and "bs:1000|seed:12345" in data["metrics"]["bleu"]
    for row in data["languages"]:
        gloss, endpoint = row["translators"]
        for metric in ("bleu", "chrf"):
            assert 0 < gloss[metric]["score"] < endpoint[metric]["score"] < 100, "no perfect score: the references were not read"
            assert gloss[metric]["p"] is None and endpoint[metric]["p"] < 0.05
            assert endpoint[metric]["interval"] > 0
    code, out, _ = run(capsys, *words)
    assert out.count("against the translation memory") == 4 and "0.001*" in out and "sentences, " in out
    assert "how likely a difference from gloss as large is by chance" in out


def test_a_translator_is_no_better_than_itself() -> None:
    """Near miss of a star: the same English twice differs by nothing, which sacrebleu's own test takes for sure (p 0.001)."""
    from consistency.evaluate.comparison import _row

    english = ["The bridge is closed.", "Buses take another road.", "Work goes on until May."]
    row, _ = _row("ru", [("one", english), ("two", list(english))], ["The bridge was closed.", "Buses go another way.", "Work will last until May."])
    assert row.systems[0].bleu.score == row.systems[1].bleu.score
    assert row.systems[1].bleu.p == row.systems[1].chrf.p == 1.0


def test_two_files_line_by_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.ru").write_text("Мост закрыт.\n\nАвтобусы идут другой дорогой.\n", "utf-8")
    (tmp_path / "a.en").write_text("The bridge is closed.\n\nBuses take another road.\n", "utf-8")
    words = [tmp_path / "a.ru", "--translators", "gloss", "--reference", tmp_path / "a.en", "--from", "ru"]
    code, out, said = run(capsys, *words, "--lines", "--format", "json")
    assert code == 0, said
    (row,) = json.loads(out)["languages"]
    assert (row["language"], row["sentences"]) == ("ru", 2) and json.loads(out)["references"] == "a.en"
    assert [s["translator"] for s in row["translators"]] == ["gloss"] and row["translators"][0]["bleu"]["p"] is None
    code, out, _ = run(capsys, *words)
    assert run(capsys, *words)[1] == out, "the same samples each time"
    assert code == 0 and "ru: 2 sentences, against a.en" in out and "by chance" not in out


def test_the_memory_of_the_references_is_kept_from_models(scholar: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A memory named in the settings stands before every model, but not where it holds the references."""
    memory = ROOT / "seeds" / "translations.tmx"
    (tmp_path / "settings.yaml").write_text(f"{scholar}memory: {json.dumps(str(memory))}\nfallback: gloss\n", "utf-8")
    code, out, _ = run(capsys, ROOT / "seeds", "--translators", "endpoint", "--config", tmp_path / "settings.yaml", "--format", "json")
    assert code == 0
    assert all(row["translators"][0]["bleu"]["score"] < 100 for row in json.loads(out)["languages"])
    assert "memory" not in json.loads(out)["translators"]["endpoint"] and "gloss" not in json.loads(out)["translators"]["endpoint"]


WRONG: list[tuple[list[str], str]] = [
    (["seeds", "--translators", "gloss,memory"], "--translators: memory reads the references that it would be scored on"),
    (["seeds", "--translators", "auto"], "--translators: auto reads the references"),
    (["seeds", "--translators", "gloss,gloss"], "--translators: gloss is named twice"),
    (["seeds", "--translators", " , "], "--translators: name some"),
    (["seeds", "--translators", "gloss,oracle"], "unknown translator 'oracle': one of"),
    (["seeds", "--translators", "endpoint"], "no server is named"),
    (["nowhere", "--translators", "gloss"], "nowhere: not a folder"),
    (["{tmp}/bare", "--translators", "gloss"], "no references: none of its sentences is in a translation memory"),
    (["{tmp}/a.ru", "--translators", "gloss", "--from", "ru"], "--reference FILE and --from LANG go together"),
    (["{tmp}/a.ru", "--translators", "gloss", "--reference", "{tmp}/b.en"], "--reference FILE and --from LANG go together"),
    (["seeds", "--translators", "gloss", "--lines"], "--lines goes with --reference"),
    (["seeds", "--reference", "{tmp}/b.en"], "--reference, --from and --lines go with --translators"),
    (["{tmp}/a.ru", "--translators", "gloss", "--from", "ru", "--reference", "{tmp}/b.en", "--lines"], "has 2 sentences and"),
    (["{tmp}/a.ru", "--translators", "gloss", "--from", "ru", "--reference", "{tmp}/c.en", "--lines"], "sentence 2 is empty in one file"),
    (["{tmp}/a.ru", "--translators", "gloss", "--from", "en", "--reference", "{tmp}/b.en", "--lines"], "English is translated by nobody"),
    (["{tmp}/a.ru", "--translators", "gloss", "--from", "xx", "--reference", "{tmp}/b.en", "--lines"], "language xx: unknown"),
]


@pytest.mark.parametrize(("words", "said"), WRONG)
def test_wrong_usage_is_one_line(words: list[str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    (tmp_path / "a.ru").write_text("Мост закрыт.\nАвтобусы идут.\n", "utf-8")
    (tmp_path / "b.en").write_text("The bridge is closed.\n", "utf-8")
    (tmp_path / "c.en").write_text("The bridge is closed.\n\n", "utf-8")
    (tmp_path / "bare").mkdir()
    for name in ("x", "y"):
        (tmp_path / "bare" / f"{name}.txt").write_text("Мост закрыли на ремонт во вторник.\nАвтобусы идут другой дорогой, сообщил мэр.\n", "utf-8")
    code, out, told = run(capsys, *(word.format(tmp=tmp_path) for word in words))
    assert (code, out) == (2, "") and len(told.splitlines()) == 1 and said in told
