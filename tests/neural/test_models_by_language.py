"""With ``{language}`` in the model's name, a model that joins leaves the other languages' translations in the cache alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from consistency.cli import main
from tests import tiny


def of_language(folder: Path, language: str) -> None:
    path = tiny.marian(folder / language) / "tokenizer_config.json"
    path.write_text(path.read_text("utf-8").replace('"source_lang": "ru"', f'"source_lang": "{language}"'), "utf-8")


def cached() -> dict[str, int]:
    """Rows of the cache by the models that made them."""
    from contextlib import closing
    from sqlite3 import connect

    with closing(connect("kept.sqlite")) as db:
        rows = db.execute("SELECT signature, count(*) FROM translation JOIN maker ON maker = id GROUP BY signature").fetchall()
    return {signature.split("@")[0].split(":")[1]: count for signature, count in rows}


@pytest.mark.parametrize("translator", ["neural", "ctranslate2"])
def test_another_languages_model_is_none_of_its_business(
    translator: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CONSISTENCY_CACHE", str(tmp_path / "own"))
    Path("consistency.yaml").write_text(
        f"translator: {translator}\ncache: kept.sqlite\nneural: {{model: '{tmp_path}/{{language}}', precision: float32, device: cpu}}\n", "utf-8"
    )
    Path("story").mkdir()
    Path("story/ru.txt").write_text("\n\n".join(tiny.SENTENCES[3:6]) + "\n", "utf-8")
    Path("story/en.txt").write_text("\n\n".join(tiny.SENTENCES[11:14]) + "\n", "utf-8")

    def signature() -> str:
        capsys.readouterr()
        assert main(["check", "story", "--format", "json", "--fail-on", "never"]) == 0
        return str(json.loads(capsys.readouterr().out)["signature"])

    of_language(tmp_path, "ru")
    alone = signature()
    assert cached() == {"ru": 3}
    of_language(tmp_path, "kk")
    Path("story/kk.txt").write_text("\n\n".join(tiny.SENTENCES[6:9]) + "\n", "utf-8")
    both = signature()
    assert cached() == {"ru": 3, "kk": 3}, "the Russian lines were not run again"
    assert "kk@" not in alone and "kk@" in both and "ru@" in both, "the report names all of them"
