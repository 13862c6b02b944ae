"""What ``--translator ctranslate2`` does with sentences: order, batches, long ones, languages, and what it says where it cannot."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from consistency.cli import main
from tests import tiny
from tests.ct2.conftest import settings, translated
from tests.models.hub_server import Hub

Checkpoint = Callable[[str], Path]
RUSSIAN = ["Мост закрыт.", tiny.SENTENCES[3], "Да.", tiny.SENTENCES[5], "", "Мост закрыт.", "Министр сказал, что деньги.", "2026"]


def fails(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """Exit code 2, nothing on standard output, and one line on standard error, which is returned."""
    capsys.readouterr()
    assert main([*words]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1, err
    return err.removesuffix("\n")


@pytest.mark.parametrize(("family", "precision"), [("marian", "int8"), ("m2m100", "float32")])
def test_neither_batches_nor_neighbours_change_a_word(family: str, precision: str, checkpoint: Checkpoint, capsys: pytest.CaptureFixture[str]) -> None:
    settings(checkpoint(family), precision=precision)
    together = translated(RUSSIAN, "ru", capsys)
    assert together[4] == "" and together[0] == together[5]
    settings(checkpoint(family), precision=precision, batch_tokens=64, threads=2)
    assert translated(RUSSIAN, "ru", capsys) == together
    assert translated(RUSSIAN[::-1], "ru", capsys) == together[::-1]
    assert [translated([line], "ru", capsys)[0] for line in RUSSIAN[:4]] == together[:4]


def test_int8_is_the_default_and_the_signature_tells(checkpoint: Checkpoint, capsys: pytest.CaptureFixture[str]) -> None:
    settings(checkpoint("marian"))
    by_default = translated(RUSSIAN, "ru", capsys)
    settings(checkpoint("marian"), precision="int8")
    assert translated(RUSSIAN, "ru", capsys) == by_default
    story()
    told = {precision: report(capsys, precision, checkpoint)["signature"] for precision in ("auto", "float32")}
    assert re.match(r"translator:ctranslate2:m2m100@sha256:[0-9a-f]{16}:int8:(cpu|cuda):beam1:[\d.]+/1\|", told["auto"])
    assert told["float32"] == told["auto"].replace(":int8:", ":float32:")


def test_beams(checkpoint: Checkpoint, capsys: pytest.CaptureFixture[str]) -> None:
    settings(checkpoint("marian"), precision="float32", beam=4)
    together = translated(RUSSIAN, "ru", capsys)
    settings(checkpoint("marian"), precision="float32", beam=4, batch_tokens=64)
    assert translated(RUSSIAN, "ru", capsys) == together


def test_a_sentence_that_is_too_long_is_cut_at_clauses_and_the_reader_told(
    checkpoint: Checkpoint, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    short = tiny.marian(tmp_path / "short", positions=64)
    settings(short, precision="float32")
    clauses = ["Мост закрыт, а автобусы идут другой дорогой;", "министр сказал, что проект завершат;", "деньги пока не выделены."]
    (whole,) = translated([" ".join(clauses * 3)], "ru", capsys)
    assert len(whole.split()) > 3
    (tmp_path / "here" / "x.txt").write_text("д" * 300 + "\n", "utf-8")  # no border at all
    assert main(["translate", "x.txt", "--from", "ru", "--lines"]) == 0
    assert re.search("warning: translator ctranslate2: .*: \"д{59}…\": longer than the model takes: translated in \\d+ parts", capsys.readouterr().err)
    assert translated([clauses[0]], "ru", capsys), "and one that fits is not"


def test_each_language_has_its_model(checkpoint: Checkpoint, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for code, seed in (("ru", 1), ("az", 2)):
        path = tiny.marian(tmp_path / f"opus-{code}-en", seed=seed) / "tokenizer_config.json"
        path.write_text(path.read_text("utf-8").replace('"source_lang": "ru"', f'"source_lang": "{code}"'), "utf-8")
    apart = {}
    for code in ("ru", "az"):
        settings(tmp_path / f"opus-{code}-en", precision="float32")
        apart[code] = translated(["Bakı 2026"], code, capsys)
    settings(tmp_path / "opus-{language}-en", precision="float32")
    assert {code: translated(["Bakı 2026"], code, capsys) for code in ("ru", "az")} == apart
    assert apart["ru"] != apart["az"]
    Path("lines.txt").write_text("Көпір\n", "utf-8")
    assert fails(capsys, "translate", "lines.txt", "--from", "kk", "--lines").endswith(f"model {tmp_path}/opus-kk-en: no config.json there: name a folder that holds a checkpoint")


def story() -> Path:
    folder = Path("story")
    folder.mkdir(exist_ok=True)
    for name, first in (("a-ru", 3), ("b-en", 11), ("c-kk", 6)):
        (folder / f"{name}.txt").write_text("\n\n".join(tiny.SENTENCES[first : first + 3]) + "\n", "utf-8")
    return folder


def report(capsys: pytest.CaptureFixture[str], precision: str, checkpoint: Checkpoint, family: str = "m2m100") -> dict[str, str]:
    settings(checkpoint(family), precision=precision)
    capsys.readouterr()
    assert main(["check", "story", "--format", "json", "--fail-on", "never"]) == 0
    made: dict[str, str] = json.loads(capsys.readouterr().out)
    return made


def test_a_check_is_the_same_every_time(checkpoint: Checkpoint, capsys: pytest.CaptureFixture[str]) -> None:
    story()
    first = report(capsys, "int8", checkpoint, "nllb")
    assert [(a["language"], a["translators"]) for a in first["articles"]] == [  # type: ignore[index]
        ("ru", {"ctranslate2": 3}), ("en", {"none": 3}), ("kk", {"ctranslate2": 3}),
    ]  # fmt: skip
    assert any(warning.startswith('translator ctranslate2: a-ru: "') and "the model went in circles" in warning for warning in first["warnings"]), "as random weights do"
    assert report(capsys, "int8", checkpoint, "nllb") == first


@pytest.mark.parametrize(
    ("neural", "told"),
    [
        ("{}", "neural.model: not set: name a model in consistency.yaml (consistency models list)"),
        ("{model: opus-mt-ru-en}", "model opus-mt-ru-en: not on disk: consistency models pull opus-mt-ru-en"),
        ("{model: ./nowhere}", "model ./nowhere: no config.json there: name a folder that holds a checkpoint"),
        ("{model: 'opus-mt-{language}-en'}", "model opus-mt-az-en: not on disk: consistency models pull opus-mt-az-en"),
    ],
)
def test_a_model_that_is_missing(neural: str, told: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    story()
    Path("consistency.yaml").write_text(f"translator: ctranslate2\ncache: 'off'\nneural: {neural}\n", "utf-8")
    assert fails(capsys, "check", "story") == f"consistency: {told}"
    Path("consistency.yaml").write_text(f"translator: ctranslate2\nfallback: gloss\ncache: 'off'\nneural: {neural}\n", "utf-8")
    assert main(["check", "story", "--format", "json", "--fail-on", "never"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert made["articles"][0]["translators"] == {"gloss": 3}
    assert any(warning.startswith(f"translator ctranslate2: {told}: all is glossed") for warning in made["warnings"]), made["warnings"]


@pytest.mark.parametrize("package", ["ctranslate2", "transformers"])
def test_a_package_that_is_missing(package: str, checkpoint: Checkpoint, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    settings(checkpoint("marian"))
    Path("lines.txt").write_text("Мост\n", "utf-8")
    monkeypatch.setitem(sys.modules, package, None)
    assert fails(capsys, "translate", "lines.txt", "--from", "ru", "--lines") == (
        f"consistency: package {package}: not installed: pip install '{package}>={'4.5,<5' if package == 'ctranslate2' else '4.56'}'"
    )


def test_numbers_that_the_processor_lacks(checkpoint: Checkpoint, capsys: pytest.CaptureFixture[str]) -> None:
    import ctranslate2

    Path("lines.txt").write_text("Мост\n", "utf-8")
    settings(checkpoint("marian"), precision="bfloat16", device="cpu")
    if "bfloat16" in ctranslate2.get_supported_compute_types("cpu"):
        assert translated(["Мост"], "ru", capsys)
    else:
        said = fails(capsys, "translate", "lines.txt", "--from", "ru", "--lines")
        assert said == "consistency: neural.precision: bfloat16, which CTranslate2 cannot do on this cpu: use int8 or float32"


def test_another_kind_of_model(tmp_path: Path, capsys: pytest.CaptureFixture[str], checkpoint: Checkpoint) -> None:
    (tmp_path / "bert").mkdir()
    (tmp_path / "bert" / "config.json").write_text('{"model_type": "bert"}', "utf-8")
    (tmp_path / "bert" / "model.safetensors").write_bytes((checkpoint("marian") / "model.safetensors").read_bytes())
    settings(tmp_path / "bert")
    Path("lines.txt").write_text("Мост\n", "utf-8")
    assert re.search("model bert: of type bert, which is no translation model", fails(capsys, "translate", "lines.txt", "--from", "ru", "--lines"))


def test_a_licence_without_commerce_is_in_the_report(checkpoint: Checkpoint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path / "hf"))
    monkeypatch.delenv("HF_HUB_OFFLINE", raising=False)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    with Hub() as hub:
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        commit = hub.put("facebook/nllb-200-distilled-600M", {p.name: p.read_bytes() for p in checkpoint("nllb").iterdir()}, "refs/pr/39")
        assert main(["models", "pull", "nllb-200-600m"]) == 0
    story()
    Path("consistency.yaml").write_text("translator: ctranslate2\noffline: true\ncache: 'off'\nneural: {model: nllb-200-600m}\n", "utf-8")
    capsys.readouterr()
    assert main(["check", "story", "--format", "json", "--fail-on", "never"]) == 0
    made = json.loads(capsys.readouterr().out)
    assert "model nllb-200-600m: its licence, cc-by-nc-4.0, forbids commercial use" in made["warnings"]
    assert f"ctranslate2:nllb-200-600m@{commit}:int8" in made["signature"]


def test_a_marian_that_starts_from_something_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """transformers would begin with the row of <pad>, and say otherwise."""
    settings(tiny.marian(tmp_path / "tuned", noisy_padding=True))
    Path("lines.txt").write_text("Мост\n", "utf-8")
    said = fails(capsys, "translate", "lines.txt", "--from", "ru", "--lines")
    assert said.startswith("consistency: model tuned: its output starts from a row of <pad> that is not zero") and said.endswith("use --translator neural")
