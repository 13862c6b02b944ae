"""``consistency check`` and ``translate`` with a model: the whole story, what is said, long sentences, and one line for what cannot be."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from consistency.cli import main
from consistency.translate.neural.split import pieces_of
from tests import tiny
from tests.neural.conftest import RUSSIAN, neural, sentences, settings, translated

Checkpoint = Callable[[str], Path]


def story() -> None:
    for name, lines in {"ru": tiny.SENTENCES[3:6], "kk": tiny.SENTENCES[6:9], "en": tiny.SENTENCES[11:14]}.items():
        Path("story").mkdir(exist_ok=True)
        Path("story", f"{name}.txt").write_text("\n\n".join(lines) + "\n", "utf-8")


def report(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["check", "story", "--format", "json", "--fail-on", "never", *words]) == 0
    told: dict[str, Any] = json.loads(capsys.readouterr().out)
    return told


def fails(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Exit code 2, nothing on standard output, and one line on standard error, which is returned."""
    capsys.readouterr()
    assert main([*words]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1, err
    return err.removesuffix("\n")


def test_a_story(checkpoint: Checkpoint, capsys: pytest.CaptureFixture[str]) -> None:
    story()
    settings(checkpoint("m2m100"))
    told = report(capsys)
    assert {a["id"]: a["translators"] for a in told["articles"]} == {"en": {"none": 3}, "kk": {"neural": 3}, "ru": {"neural": 3}}
    assert re.match(r"translator:neural:m2m100@sha256:[0-9a-f]+:float32:cpu:threads\d+:beam1/1\|", told["signature"])
    assert report(capsys) == told
    made = neural(checkpoint("m2m100")).translate(sentences(tiny.SENTENCES[3:6]))
    shown = [e for f in told["findings"] for s in f["sides"] for e in s["evidence"] if e["translator"] == "neural"]
    assert all(e["translation"] in {m.english for m in made} for e in shown if e["text"] in tiny.SENTENCES[3:6])


def test_a_memory_that_is_named_comes_first_and_the_storys_own_does_not(checkpoint: Checkpoint, capsys: pytest.CaptureFixture[str]) -> None:
    from consistency.translate.tmx import Unit, write_tmx

    story()
    units = [Unit(language="ru", source=tiny.SENTENCES[5], english="The bridge is closed, and buses take another road.")]
    Path("story/translations.tmx").write_text(write_tmx(units), "utf-8")
    settings(checkpoint("m2m100"))
    of = {a["id"]: a["translators"] for a in report(capsys)["articles"]}
    assert of["ru"] == {"neural": 3}
    of = {a["id"]: a["translators"] for a in report(capsys, "--memory", "story/translations.tmx")["articles"]}
    assert of["ru"] == {"memory": 1, "neural": 2}


def test_what_went_wrong_is_said_now_and_from_the_cache(checkpoint: Checkpoint, capsys: pytest.CaptureFixture[str]) -> None:
    story()
    settings(checkpoint("marian-many"), more="cache: 'kept.sqlite'\nlanguages: [ru, en]\n")
    text = Path("consistency.yaml").read_text("utf-8").replace("cache: 'off'\n", "")
    Path("consistency.yaml").write_text(text, "utf-8")
    Path("story/kk.txt").unlink()

    def warnings() -> str:
        capsys.readouterr()
        assert main(["check", "story", "--fail-on", "never"]) == 0
        out, err = capsys.readouterr()
        return " ".join((out + err).split())

    first = warnings()
    assert 'translator neural: ru: "Мост закрыт, а автобусы идут другой дорогой.": the model went in circles' in first
    assert Path("kept.sqlite").is_file()
    assert warnings() == first


def test_a_sentence_that_is_longer_than_the_model_takes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings(tiny.m2m100(tmp_path / "short", positions=48))
    long = "Министр сказал, что проект завершат в следующем году, но деньги пока не выделены; мост закрыт, а автобусы идут другой дорогой."
    parts = ["Министр сказал, что проект завершат в следующем году, но деньги пока не выделены;", "мост закрыт, а автобусы идут другой дорогой."]
    Path("lines.txt").write_text(f"{long}\n{parts[1]}\n", "utf-8")
    assert main(["translate", "lines.txt", "--from", "ru", "--lines"]) == 0
    out, err = capsys.readouterr()
    assert re.search(r'lines: "Министр сказал, что [^"]*…": longer than the model takes: translated in 2 parts', err), err
    assert err.count("longer than the model takes") == 1
    texts = [m.english for m in neural(tmp_path / "short").translate(sentences(parts))]
    assert out == f"{' '.join(' '.join(texts).split())}\n{texts[1]}\n"


@examples(max_examples=60)
@given(st.lists(st.sampled_from(["мост", "закрыт,", "а", "автобусы;", "идут", "—", "другой", "«дорогой»", "и", "х" * 30]), min_size=1, max_size=30), st.integers(3, 60))
def test_pieces_lose_nothing(words: list[str], room: int) -> None:
    text = " ".join(words)
    pieces = pieces_of(text, room, len)
    assert "".join("".join(pieces).split()) == "".join(text.split())
    assert all(piece.strip() and len(piece) <= room for piece in pieces)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Мост закрыт, а путь открыт.", ["Мост закрыт, а путь открыт."]),
        ("Мост закрыт, поэтому автобусы идут другой дорогой.", ["Мост закрыт,", "поэтому автобусы идут другой", "дорогой."]),
        ("Мост закрыт; дорога, нет, свободна.", ["Мост закрыт;", "дорога, нет, свободна."]),  # the semicolon before the commas
        ("Цена 3,5 тыс. и не больше того.", ["Цена 3,5 тыс. и не больше", "того."]),  # a comma of a number is none
    ],
)
def test_pieces_end_where_clauses_do(text: str, expected: list[str]) -> None:
    assert pieces_of(text, 28, len) == expected


def pickled(folder: Path) -> Path:
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    return folder


def changed(folder: Path, **settings: object) -> Path:
    path = folder / "config.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | settings), "utf-8")
    return folder


def cut_short(folder: Path, name: str) -> Path:
    os.truncate(folder / name, 100)
    return folder


CASES: dict[str, tuple[Callable[[Path], Path | str | None], dict[str, object], str, str]] = {
    "no model": (lambda p: None, {}, "ru", r"translator neural: no model: set neural\.model in consistency\.yaml"),
    "nothing there": (lambda p: "./nowhere", {}, "ru", r"model \./nowhere"),
    "no checkpoint": (lambda p: p.mkdir() or p, {}, "ru", r"no config\.json there"),  # type: ignore[func-returns-value]
    "pickle only": (lambda p: pickled(tiny.m2m100(p)), {}, "ru", r"safetensors"),
    "no translation model": (lambda p: changed(tiny.m2m100(p), model_type="bert"), {}, "ru", r"of type bert, which is no translation model .*marian, m2m_100, t5, mt5"),
    "broken config": (lambda p: cut_short(tiny.m2m100(p), "config.json"), {}, "ru", r"config\.json cannot be read"),
    "broken weights": (lambda p: cut_short(tiny.m2m100(p), "model.safetensors"), {}, "ru", r"cannot be loaded"),
    "broken tokenizer": (lambda p: cut_short(tiny.m2m100(p), "vocab.json"), {}, "ru", r"tokenizer cannot be loaded"),
    "another language": (lambda p: tiny.marian(p), {}, "kk", r"translates from ru, not from kk: .*\{language\}"),
    "not into English": (lambda p: tiny.marian(p, targets=("deu", "fra")), {}, "ru", r"translates into 2 languages, and English is none"),
    "no such device": (lambda p: tiny.m2m100(p), {"device": "cuda"}, "ru", r"neural\.device: cuda, and torch finds none here: use auto or cpu"),
}


@pytest.mark.parametrize("case", CASES)
def test_one_line_for_what_cannot_be(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make, options, language, expected = CASES[case]
    if "device" in options:
        import torch

        if torch.cuda.is_available():
            options = {"precision": "int8", "device": "cuda"}
            expected = r"neural\.precision: int8 is for a CPU"
    settings(make(tmp_path / "made"), **options)
    Path("a.txt").write_text("Мост закрыт.\n", "utf-8")
    assert re.search(expected, fails(capsys, "translate", "a.txt", "--from", language, "--lines"))


def test_the_gloss_where_the_settings_say_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story()
    folder = shutil.copytree(tiny.m2m100(tmp_path / "whole"), tmp_path / "broken")
    settings(cut_short(folder, "model.safetensors"), more="fallback: gloss\n")
    told = report(capsys)
    assert {a["id"]: a["translators"] for a in told["articles"]}["ru"] == {"gloss": 3}
    assert main(["check", "story", "--fail-on", "never"]) == 0
    assert "cannot be loaded" in " ".join("".join(capsys.readouterr()).split())


def test_nothing_is_loaded_for_what_needs_no_model(checkpoint: Checkpoint) -> None:
    made = neural(checkpoint("m2m100")).translate(sentences(["The bridge is closed."], "en"))
    assert [(m.english, m.translator) for m in made] == [("The bridge is closed.", "none")]


def test_lines_keep_their_places(checkpoint: Checkpoint, capsys: pytest.CaptureFixture[str]) -> None:
    settings(checkpoint("nllb"))
    lines = [RUSSIAN[1], "", RUSSIAN[3], "  ", RUSSIAN[0]]
    out = translated(lines, "ru", capsys)
    assert out[1] == out[3] == "" and [out[0], out[2], out[4]] == translated([RUSSIAN[1], RUSSIAN[3], RUSSIAN[0]], "ru", capsys)
