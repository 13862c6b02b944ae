"""A second reader: its verdict moves a confidence both ways, is shown everywhere, and neither makes a finding nor hides one unsaid."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.cli import main
from consistency.verify.weigh import HIGH, LOW, moved, unsaid, verdict_of
from tests.tiny_classify import classifier

ROOT = Path(__file__).parents[2]
LABELS = ("entailment", "neutral", "contradiction")
ALPHA = """Ferry runs aground near Aktau

A passenger ferry ran aground near the port of Aktau on Tuesday, and 45 people were injured.

The ferry was on its way from Baku with lorries and passengers on board when the engine failed in a storm.

The ministry of transport opened an investigation and promised to publish the results within a month.

A museum of seafaring in the old town will collect money for the families with a concert by the opera choir.
"""
BETA = """Паром сел на мель у Актау

Пассажирский паром сел на мель возле порта Актау во вторник, 40 человек пострадали.

Паром шёл из Баку с пассажирами и грузовиками на борту, когда во время шторма отказал двигатель.

Министерство транспорта начало расследование и обещало опубликовать результаты в течение месяца.

Вечером водолазы осмотрели корпус и нашли под ватерлинией отверстие длиной два метра.
"""
Json = dict[str, Any]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "ferry"
    folder.mkdir()
    (folder / "alpha.txt").write_text(ALPHA, "utf-8")
    (folder / "beta.txt").write_text(BETA, "utf-8")
    return folder


def checked(story: Path, model: Path | None, capsys: pytest.CaptureFixture[str], *more: str, settings: str = "", format: str = "json") -> str:
    by = f"verify: {{by: nli, model: {json.dumps(str(model))}, device: cpu}}\n" if model else ""
    config = story.parent / "settings.yaml"
    config.write_text(by + settings, "utf-8")
    code = main(["check", str(story), "--config", str(config), "--format", format, "--fail-on", "never", *more])
    out, said = capsys.readouterr()
    assert code == 0, said
    return out


def findings(story: Path, model: Path | None, capsys: pytest.CaptureFixture[str], *more: str, settings: str = "") -> dict[str, Json]:
    """By rule, and of omissions by who lacks it."""
    data = json.loads(checked(story, model, capsys, *more, settings=settings))
    jsonschema.validate(data, json.loads((ROOT / "consistency/report/schema.json").read_text("utf-8")))
    return {" ".join([f["rule"], *f["missing_from"]]): f for f in data["findings"]}


# words that the model goes by, and what becomes of the confidence of the number (45 / 40) and of alpha's concert
VERDICTS: list[tuple[str, dict[str, Sequence[str]], str, str | None]] = [
    ("contradicted", {"contradiction": ["45"], "entailment": ["zzz"]}, "supported", "supported"),
    ("entailed", {"entailment": ["45"], "contradiction": ["zzz"]}, "rejected", None),
    ("neither", {"entailment": ["zzz"], "contradiction": ["yyy"]}, "unsure", "supported"),
    ("said after all", {"entailment": ["choir"], "contradiction": ["zzz"]}, "unsure", "rejected"),
]


@pytest.mark.parametrize(("telling", "number", "concert"), [row[1:] for row in VERDICTS], ids=[row[0] for row in VERDICTS])
def test_a_verdict_moves_the_confidence(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], telling: dict[str, Sequence[str]], number: str, concert: str | None
) -> None:
    plain = findings(story, None, capsys)
    read = findings(story, classifier(tmp_path / "model", telling), capsys)
    assert list(read) == list(plain), "no finding is made, none is lost"
    assert all("verified" not in f for f in plain.values())
    for name, expected in (("number", number), ("omission beta", concert)):
        verified, before, after = read[name]["verified"], plain[name]["confidence"], read[name]["confidence"]
        assert verified["confidence_before"] == before
        if expected is not None:
            assert verified["verdict"] == expected
            assert (after > before, after < before) == (expected == "supported", expected == "rejected"), name
        rest = {k: v for k, v in read[name].items() if k not in ("verified", "confidence")}
        assert rest == {k: v for k, v in plain[name].items() if k != "confidence"}, "it moves nothing else"


WAYS: list[tuple[tuple[str, ...], str, dict[str, Sequence[str]], str]] = [
    (("CONTRADICTION", "NEUTRAL", "ENTAILMENT"), "bert", {"CONTRADICTION": ["45"]}, "supported"),
    (("neutral", "entailment", "contradiction"), "xlm-roberta", {"entailment": ["45"]}, "rejected"),
    (("entailment", "not_entailment"), "xlm-roberta", {"entailment": ["45"]}, "rejected"),
    (("not_entailment", "entailment"), "bert", {"entailment": ["zzz"]}, "unsure"),
    (("Entailed", "Neutral", "Contradictory"), "bert", {"Contradictory": ["45"]}, "supported"),
    (("non-contradiction", "contradiction"), "bert", {"contradiction": ["45"]}, "supported"),
]


@pytest.mark.parametrize(("labels", "kind", "telling", "verdict"), WAYS)
def test_labels_in_any_order_and_case(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], labels: tuple[str, ...], kind: str, telling: dict[str, Sequence[str]], verdict: str
) -> None:
    otherwise = next(label for label in labels if label.lower().startswith(("neutral", "no")))
    model = classifier(tmp_path / "model", telling, labels=labels, otherwise=otherwise, kind=kind)
    assert findings(story, model, capsys)["number"]["verified"]["verdict"] == verdict


def test_what_falls_below_min_confidence_is_told(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    doubting = classifier(tmp_path / "model", {"entailment": ["45"], "contradiction": ["zzz"]})
    before, after = findings(story, None, capsys)["number"]["confidence"], findings(story, doubting, capsys)["number"]["confidence"]
    least = f"min_confidence: {(before + after) / 2:.3f}\n"
    assert "number" in findings(story, None, capsys, settings=least)
    data = json.loads(checked(story, doubting, capsys, settings=least))
    assert [f for f in data["findings"] if f["rule"] == "number"] == []
    assert data["warnings"] == ["verify: findings less sure than min_confidence after a second reading, and left out: 1"]
    kept = classifier(tmp_path / "kept", {"contradiction": ["45"]})
    assert json.loads(checked(story, kept, capsys, settings=least))["warnings"] == []


def test_every_format_for_people_shows_it(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model = classifier(tmp_path / "model", {"entailment": ["45"]})
    for format in ("text", "markdown", "html"):
        plain = " ".join(checked(story, None, capsys, format=format).split())
        read = " ".join(checked(story, model, capsys, format=format).split())
        assert "a second reader doubts it" in read, format
        assert "second reader" not in plain, format
    assert "confidence 61 % (86 % before a second reading)" in " ".join(checked(story, model, capsys, format="html").split())
    assert "второй читатель сомневается" in checked(story, model, capsys, "--language", "ru", format="text")


def test_long_quotes_are_shortened_and_told(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    short = classifier(tmp_path / "model", {"contradiction": ["45"]}, limit=20)
    told = json.loads(checked(story, short, capsys))["warnings"]
    assert len(told) == 1 and told[0].startswith("verify: quotes longer than the 20 tokens of the model were shortened: in ")
    roomy = classifier(tmp_path / "roomy", {"contradiction": ["45"]}, limit=512)
    assert json.loads(checked(story, roomy, capsys))["warnings"] == []


def test_the_same_bytes_again_and_the_signature(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model = classifier(tmp_path / "model", {"contradiction": ["45"]})
    first = checked(story, model, capsys)
    assert checked(story, model, capsys) == first
    assert "|verify:nli/1:model@" in json.loads(first)["signature"]
    assert "verify" not in json.loads(checked(story, None, capsys))["signature"]


def test_omissions_may_be_left_alone(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    model = classifier(tmp_path / "model", {"entailment": ["45", "choir"]})
    plain = findings(story, None, capsys)
    settings = story.parent / "some.yaml"
    settings.write_text(f"verify: {{by: nli, model: {json.dumps(str(model))}, omissions: false}}\n", "utf-8")
    assert main(["check", str(story), "--config", str(settings), "--format", "json", "--fail-on", "never"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert {f["rule"]: "verified" in f for f in data["findings"]} == {"number": True, "omission": False}
    assert [f for f in data["findings"] if f["rule"] == "omission"] == [f for f in plain.values() if f["rule"] == "omission"]
    assert ":contradictions|" in data["signature"]


def test_a_long_reading_says_how_far_it_is(story: Path, tmp_path: Path) -> None:
    from consistency.config import load_config
    from consistency.ingest import read_story
    from consistency.pipeline import check

    told: dict[str, list[tuple[int, int]]] = {}

    class Bar:
        def __init__(self, what: str) -> None:
            self.what = what

        def then(self, what: str) -> Bar:
            return Bar(what)

        def __call__(self, done: int, total: int) -> None:
            told.setdefault(self.what, []).append((done, total))

    (tmp_path / "settings.yaml").write_text(f"verify: {{by: nli, model: {json.dumps(str(classifier(tmp_path / 'm', {'entailment': ['x']})))}}}\n", "utf-8")
    check(read_story([story]), load_config(tmp_path / "settings.yaml"), progress=Bar("sentences read"))
    assert list(told) == ["sentences read", "asked of the second reader"]
    assert all(rows == sorted(rows) and rows[-1][0] == rows[-1][1] for rows in told.values())


def test_batches_and_order_change_nothing(tmp_path: Path) -> None:
    from consistency.models import locate
    from consistency.verify.nli import Nli

    reader = Nli(locate(str(classifier(tmp_path / "model", {"contradiction": ["five"], "entailment": ["six"]}))), "cpu")
    words = ["five", "six", "house", "river", "of"]
    pairs = [(" ".join(words[n % 5] for n in range(k, 2 * k + 1)), " ".join(words[n % 3] for n in range(k % 7 + 1))) for k in range(40)]
    together, _ = reader.scores(pairs)
    backwards, _ = reader.scores(pairs[::-1])
    assert together == backwards
    assert all(reader.scores([pair])[0][pair] == together[pair] for pair in pairs)
    assert len({tuple(row.items()) for row in together.values()}) > 2, "the model tells the pairs apart"


FAMILIES = ["DebertaV2", "DistilBert", "XLMRoberta", "MPNet"]


@pytest.mark.parametrize("family", FAMILIES)
def test_other_families_of_classifiers(tmp_path: Path, family: str) -> None:
    """Random weights, saved and loaded as a user's are: one by one and in batches, the same to the fourth digit."""
    import torch
    import transformers

    from consistency.models import locate
    from consistency.verify.nli import Nli
    from tests.tiny_classify import tokenizer

    words = ["five", "six", "house", "river", "of"]
    reader = tokenizer(words, 32)
    sizes = {"vocab_size": len(reader), "hidden_size": 16, "num_hidden_layers": 2, "num_attention_heads": 2, "intermediate_size": 16,
             "max_position_embeddings": 34, "pad_token_id": 0, "initializer_range": 0.25}  # fmt: skip
    if family == "DistilBert":
        sizes |= {"dim": 16, "n_layers": 2, "n_heads": 2, "hidden_dim": 16}
    config = getattr(transformers, f"{family}Config")(**sizes, id2label={0: "contradiction", 1: "entailment", 2: "neutral"})
    torch.manual_seed(3)
    getattr(transformers, f"{family}ForSequenceClassification")(config).save_pretrained(tmp_path)
    reader.save_pretrained(tmp_path)
    nli = Nli(locate(str(tmp_path)), "cpu")
    pairs = [(" ".join(words[: k % 5 + 1]), " ".join(words[k % 3 :] * (k % 2 + 1))) for k in range(12)] + [("river " * 60, "house")]
    together, cut = nli.scores(pairs)
    assert cut == {pairs[-1]}
    assert all(nli.scores([pair])[0][pair] == together[pair] for pair in pairs)
    assert len({tuple(row.values()) for row in together.values()}) > 5, "it tells them apart"


BROKEN = [
    ("no model", "verify: {by: nli}\n", "verify: by: nli needs a model"),
    ("not on disk", "verify: {by: nli, model: nowhere/model}\n", "model nowhere/model: not on disk"),
    ("labels", None, "'LABEL_0' is no label of inference: name its outputs"),
]


@pytest.mark.parametrize(("settings", "said"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_bad_input_is_one_line(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], settings: str | None, said: str) -> None:
    if settings is None:
        labels = ("LABEL_0", "LABEL_1", "LABEL_2")
        settings = f"verify: {{by: nli, model: {json.dumps(str(classifier(tmp_path / 'm', {}, labels=labels, otherwise='LABEL_1')))}}}\n"
    (tmp_path / "settings.yaml").write_text(settings, "utf-8")
    assert main(["check", str(story), "--config", str(tmp_path / "settings.yaml")]) == 2
    out, told = capsys.readouterr()
    assert out == "" and len(told.splitlines()) == 1 and said in told


def test_weights_that_are_no_classifier_are_refused(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """transformers would make a head of random weights, and answer with it."""
    from safetensors.torch import load_file, save_file

    model = classifier(tmp_path / "model", {"contradiction": ["45"]})
    path = model / "model.safetensors"
    save_file({k: v for k, v in load_file(path).items() if not k.startswith("classifier")}, path, metadata={"format": "pt"})
    (tmp_path / "settings.yaml").write_text(f"verify: {{by: nli, model: {json.dumps(str(model))}}}\n", "utf-8")
    assert main(["check", str(story), "--config", str(tmp_path / "settings.yaml")]) == 2
    assert "has no weights for classifier.bias: it was trained for something else" in capsys.readouterr().err


def test_pickled_weights_are_refused(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    import torch
    from safetensors.torch import load_file

    model = classifier(tmp_path / "model", {"contradiction": ["45"]})
    torch.save(load_file(model / "model.safetensors"), model / "pytorch_model.bin")
    (model / "model.safetensors").unlink()
    (tmp_path / "settings.yaml").write_text(f"verify: {{by: nli, model: {json.dumps(str(model))}}}\n", "utf-8")
    assert main(["check", str(story), "--config", str(tmp_path / "settings.yaml")]) == 2
    assert "safetensors" in capsys.readouterr().err


SHARE, STRENGTH = st.floats(0, 1), st.floats(-1, 1)


@given(SHARE, STRENGTH, STRENGTH)
def test_the_rule_is_monotone_and_bounded(confidence: float, a: float, b: float) -> None:
    low, high = sorted((a, b))
    confidence = round(confidence, 2)
    assert moved(confidence, low) <= moved(confidence, high)
    assert min(LOW, confidence) <= moved(confidence, a) <= max(HIGH, confidence)
    assert (moved(confidence, a) - confidence) * a >= 0, "never against the answer"
    assert moved(confidence, 0) == confidence
    assert unsaid(abs(low)) >= unsaid(abs(high)) if abs(low) <= abs(high) else unsaid(abs(low)) <= unsaid(abs(high))


@given(SHARE, SHARE, STRENGTH)
def test_the_surer_finding_stays_the_surer(one: float, other: float, support: float) -> None:
    low, high = sorted((round(one, 2), round(other, 2)))
    assert moved(low, support) <= moved(high, support)


@pytest.mark.parametrize(
    ("support", "verdict"), [(1, "supported"), (0.34, "supported"), (0.33, "unsure"), (0, "unsure"), (-0.33, "unsure"), (-0.34, "rejected"), (-1, "rejected")]
)
def test_verdicts(support: float, verdict: str) -> None:
    assert verdict_of(support) == verdict


@pytest.mark.parametrize(("before", "support", "after"), [(0.5, 1, 0.8), (0.5, -1, 0.2), (0.9, -1, 0.69), (0.8, 1, 0.94), (1.0, 1, 1.0), (0.0, -1, 0.0), (0.97, 1, 0.98)])
def test_what_the_docs_tell_of_the_rule(before: float, support: float, after: float) -> None:
    assert moved(before, support) == after


def test_a_missing_package_is_named(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    model = classifier(tmp_path / "model", {"contradiction": ["45"]})
    (tmp_path / "settings.yaml").write_text(f"verify: {{by: nli, model: {json.dumps(str(model))}}}\n", "utf-8")
    monkeypatch.setitem(sys.modules, "torch", None)
    assert main(["check", str(story), "--config", str(tmp_path / "settings.yaml")]) == 2
    assert capsys.readouterr().err == "consistency: verify and encoder need torch: pip install 'torch>=2.6,<2.14'\n"
