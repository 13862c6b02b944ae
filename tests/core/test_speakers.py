"""Who says it, as a report shows it: when it was said is no part of the name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from consistency.cli import main

KK = "Су тасқыны\n\nСу басқан ауылдардан {} тұрғын эвакуацияланды, деп хабарлады Төтенше жағдайлар министрлігі{}.\n\nДамба ауылындағы мектеп дүйсенбіге дейін жабық.\n"
EN = "Flood\n\n{} residents were evacuated from the flooded villages, the {} said.\n\nThe school in the village of Damba is closed until Monday.\n"
SAID = [
    ("emergency ministry on 2 March 2026", "emergency ministry"),
    ("emergency ministry late on Monday", "emergency ministry"),
    ("police yesterday", "police"),
    ("Bank of Georgia in 2025", "Bank of Georgia"),
    ("head of Channel 5", "head of Channel 5"),
    ("party of 2 March", "party of 2 March"),
]


@pytest.mark.parametrize(("who", "told"), SAID)
def test_moments_are_cut(who: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "kk.txt").write_text(KK.format(340, ""), "utf-8")
    (tmp_path / "en.txt").write_text(EN.format(430, who), "utf-8")
    assert told in speakers(tmp_path, capsys, "en")


def test_in_kazakh(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "kk.txt").write_text(KK.format(340, " 2026 жылғы 2 наурызда"), "utf-8")
    (tmp_path / "en.txt").write_text(EN.format(430, "ministry"), "utf-8")
    [who] = speakers(tmp_path, capsys, "kk")
    assert who is not None and "ministry" in who and "2026" not in who and not who.endswith(" on")


def speakers(folder: Path, capsys: pytest.CaptureFixture[str], article: str) -> set[str | None]:
    main(["check", str(folder), "--format", "json"])
    found = json.loads(capsys.readouterr().out)["findings"]
    return {s["speaker"] for f in found if f["rule"] == "number" for s in f["sides"] if s["article"] == article}
