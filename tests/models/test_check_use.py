"""``consistency models check``: whether a model is made for what the settings use it for, and whether this machine is."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from consistency.cli import main
from tests import tiny, tiny_classify
from tests.models.hub_server import Hub


@pytest.fixture(scope="session")
def zoo(tmp_path_factory: pytest.TempPathFactory, checkpoint: Path) -> Path:
    """A folder of checkpoints of every kind, and of none."""
    home = tmp_path_factory.mktemp("zoo")
    shutil.copytree(checkpoint, home / "marian")
    tiny.t5(home / "t5")
    tiny_classify.classifier(home / "nli", {"contradiction": ["no"]})
    tiny_classify.classifier(home / "other", {"LABEL_0": ["no"]}, labels=("LABEL_0", "LABEL_1", "LABEL_2"), otherwise="LABEL_1")
    tiny_classify.encoder(home / "encoder", {"no": 1}, dense=True)
    shutil.copytree(home / "encoder", home / "no-dense")
    (home / "no-dense" / "2_Dense" / "model.safetensors").unlink()
    shutil.copytree(home / "encoder", home / "strange")
    rows = json.loads((home / "strange" / "modules.json").read_text("utf-8"))
    (home / "strange" / "modules.json").write_text(json.dumps([*rows, {"idx": 9, "path": "9_WordWeights", "type": "x.WordWeights"}]), "utf-8")
    return home


def checked(settings: str, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, list[str]]]:
    """(exit code, problems of each model by the name of its folder)."""
    Path("consistency.yaml").write_text(settings, "utf-8")
    capsys.readouterr()
    code = main(["models", "check", "--format", "json", *words])
    rows = json.loads(capsys.readouterr().out)["models"]
    return code, {Path(row["model"]).name: row["problems"] for row in rows}


TRANSLATE = "{{translator: neural, neural: {{model: {0}}}}}"
VERIFY = "{{verify: {{by: nli, model: {0}}}}}"
ENCODE = "{{encoder: {{model: {0}}}}}"


@pytest.mark.parametrize(
    ("settings", "model", "told"),
    [
        (TRANSLATE, "marian", None), (TRANSLATE, "t5", None), (VERIFY, "nli", None), (ENCODE, "encoder", None),
        (TRANSLATE, "nli", "of type bert, which is no translation model that is known here"),
        (TRANSLATE.replace("neural,", "ctranslate2,"), "encoder", "of type bert, which is no translation model"),
        (VERIFY, "other", "'LABEL_0' is no label of inference"),
        (VERIFY, "encoder", "'LABEL_0' is no label of inference"),
        (ENCODE, "t5", "of type t5, an encoder with a decoder, which makes texts and no vectors"),
        (ENCODE, "marian", "of type marian, an encoder with a decoder"),
        (ENCODE, "strange", "modules.json has a step WordWeights that is not known here"),
        (ENCODE, "no-dense", "2_Dense/model.safetensors is missing"),
    ],
)  # fmt: skip
def test_what_a_model_is_not_made_for(settings: str, model: str, told: str | None, zoo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, problems = checked(settings.format(zoo / model), capsys)
    assert (code, list(problems)) == (2 if told else 0, [model])
    assert [problem[: len(told or "")] for problem in problems[model]] == ([told] if told else [])
    assert checked(settings.format(zoo / model), capsys, str(zoo / model)) == (code, problems), "named on the command line, it is used as the settings say"


def test_a_run_says_the_same_of_an_encoder_with_a_decoder(zoo: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("consistency.yaml").write_text(ENCODE.format(zoo / "t5"), "utf-8")
    Path("story").mkdir()
    for code, text in {"ru": "Мост закрыт, а автобусы идут другой дорогой.\n", "en": "The bridge is closed, and buses take another road.\n"}.items():
        Path("story", f"{code}.txt").write_text(text, "utf-8")
    assert main(["check", "story"]) == 2
    assert "model t5: of type t5, an encoder with a decoder" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("settings", "model", "told"),
    [("verify: {{by: nli, device: cuda, model: {0}}}", "nli", "verify.device cuda: there is none"), ("encoder: {{device: cuda, model: {0}}}", "encoder", "encoder.device cuda: there is none")],
)
def test_the_device_of_each_use(settings: str, model: str, told: str, zoo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    code, problems = checked(settings.format(zoo / model), capsys)
    assert (code, [p[: len(told)] for p in problems[model]]) == (2, [told])
    # what the settings say of translators does not concern it
    assert checked(f"neural: {{device: cuda}}\n{settings.format(zoo / model).replace('cuda', 'cpu')}", capsys) == (0, {model: []})


def test_precision_of_neural(zoo: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("torch.cuda.is_available", lambda: False)
    monkeypatch.setattr("consistency.translate.neural.linear.int8_works", lambda: False)
    code, problems = checked(f"{{translator: neural, neural: {{precision: int8, model: {zoo / 'marian'}}}}}", capsys)
    assert (code, problems["marian"][0][:22]) == (2, "neural.precision: int8")


def test_languages_without_a_model_are_a_note_where_another_has_one(hub: Hub, files: dict[str, bytes], capsys: pytest.CaptureFixture[str]) -> None:
    settings = "translator: neural\nneural: {model: 'opus-mt-{language}-en'}\n"
    code, problems = checked(settings, capsys)
    assert (code, [bool(row) for row in problems.values()]) == (2, [True] * 4), "not one is there"
    hub.put("Helsinki-NLP/opus-mt-ru-en", files, "refs/pr/2")
    hub.put("Helsinki-NLP/opus-mt-az-en", files)
    assert main(["models", "pull", "opus-mt-{language}-en"]) == 0
    for words in ([], ["opus-mt-{language}-en"]):
        capsys.readouterr()
        assert main(["models", "check", *words]) == 0
        lines = capsys.readouterr().out.splitlines()
        assert [line.split()[:2] for line in lines if not line.startswith(" ")] == [
            ["ok", "opus-mt-az-en"], ["absent", "opus-mt-kk-en"], ["ok", "opus-mt-ru-en"], ["absent", "opus-mt-tr-en"],
        ]  # fmt: skip
        assert sum(line.startswith("         note: no preset") for line in lines) == 2
    code, problems = checked("languages: [ru, tr]\n" + settings, capsys)  # asked for by name
    assert (code, bool(problems["opus-mt-tr-en"]), problems["opus-mt-ru-en"]) == (2, True, [])
