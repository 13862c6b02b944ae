"""Settings: what is right is read, what is wrong is named with file and line."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consistency.config import PRESETS, Config, Number, Omissions, Rules, load_config, override, to_yaml
from consistency.errors import ConfigError
from consistency.options import options_of
from consistency.registry import TRANSLATORS

ROOT = Path(__file__).parent.parent
SEVERITIES = st.sampled_from(["error", "warning", "note", "off"])
SHARES = st.integers(0, 10**6).map(lambda n: n / 10**6)


def write(folder: Path, text: str) -> Path:
    path = folder / "consistency.yaml"
    path.write_bytes(text.encode())
    return path


def test_default_yaml_is_what_the_code_says() -> None:
    assert (ROOT / "configs/default.yaml").read_text("utf-8") == to_yaml()


def test_default_yaml_is_the_defaults() -> None:
    assert load_config(ROOT / "configs/default.yaml") == Config()


def test_every_option_has_a_comment_of_one_line() -> None:
    def comments(part: object) -> list[str]:
        assert is_dataclass(part)
        inner = [c for f in fields(part) if is_dataclass(v := getattr(part, f.name)) for c in comments(v)]
        return [f.metadata["comment"] for f in options_of(part)] + inner

    found = comments(Config())
    assert len(found) >= 20
    assert all(c.strip() and "\n" not in c for c in found)


@pytest.mark.parametrize("preset", sorted(p.stem for p in PRESETS.glob("*.yaml")))
def test_presets_are_the_example_files(preset: str) -> None:
    assert (ROOT / f"configs/{preset}.yaml").read_bytes() == (PRESETS / f"{preset}.yaml").read_bytes()


def test_preset_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    config = load_config(Path("ci"))
    assert (config.strict, config.offline, config.rules.partial, config.omissions.claim) == (
        True,
        True,
        "warning",
        "off",
    )
    (tmp_path / "ci").write_text("fail_on: never\n")
    assert load_config(Path("ci")).fail_on == "never", "a file of that name comes before the preset"


@given(
    st.builds(
        Config,
        languages=st.none() | st.sampled_from([("az",), ("kk", "ru"), ("az", "en", "kk", "ru")]),
        translator=st.sampled_from(["auto", "memory", "gloss"]),
        fallback=st.none() | st.just("gloss"),
        reference=st.none() | st.text("abc-ə ж:#'\"\\{}&*!|>%@`,[]?0", min_size=1).filter(str.strip),
        fail_on=st.sampled_from(["contradiction", "omission", "never"]),
        strict=st.booleans(),
        min_compared=SHARES,
        rules=st.builds(Rules, number=SEVERITIES, date=SEVERITIES, polarity=SEVERITIES, partial=SEVERITIES),
        number=st.builds(Number, tolerance=SHARES),
        omissions=st.builds(Omissions, paragraph=SEVERITIES, claim=SEVERITIES, min_confidence=SHARES),
        stories=st.lists(st.sampled_from(["a/*/", "{az,ru}/{slug}.md", "off", "1"])).map(tuple),
    )
)
def test_what_is_written_reads_back(tmp_path_factory: pytest.TempPathFactory, config: Config) -> None:
    assert load_config(write(tmp_path_factory.mktemp("c"), to_yaml(config))) == config


def test_nearest_file_upwards(tmp_path: Path) -> None:
    write(tmp_path, "fail_on: never\n")
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert load_config(start=inner).fail_on == "never"
    write(tmp_path / "a", "fail_on: omission\n")
    assert load_config(start=inner).fail_on == "omission"


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "\ufeff# byte order mark\n"])
def test_an_empty_file_is_the_defaults(tmp_path: Path, text: str) -> None:
    assert load_config(write(tmp_path, text)) == Config()


def test_sections_keep_their_other_defaults(tmp_path: Path) -> None:
    config = load_config(write(tmp_path, "rules: {partial: note}\nnumber:\n  tolerance: 0\n"))
    assert config.rules == Rules(partial="note")
    assert config.number.tolerance == 0


def test_off_may_be_bare(tmp_path: Path) -> None:
    """YAML 1.1 reads a bare off as false."""
    config = load_config(write(tmp_path, "rules:\n  date: off\n  polarity: 'off'\n"))
    assert (config.rules.date, config.rules.polarity) == ("off", "off")


def test_memory_is_relative_to_the_file(tmp_path: Path) -> None:
    config = load_config(write(tmp_path, "memory: tm/all.tmx\n"))
    assert config.memory == str(tmp_path.resolve() / "tm/all.tmx")


WRONG = [
    ("translater: auto", ":1: unknown option 'translater': did you mean translator?"),
    ("# x\n\nrules:\n  numbers: error", ":4: unknown option 'rules.numbers': did you mean number?"),
    ("zzz: 1", ":1: unknown option 'zzz': known are languages, translator"),
    ("translator: glos", f":1: option 'translator' must be one of {', '.join(TRANSLATORS)} (did you mean gloss?)"),
    ("translator: null", ":1: option 'translator' must be one of"),
    ("fail_on: [never]", ":1: option 'fail_on' must be one of"),
    ("rules:\n  date: true", ":2: option 'rules.date' must be one of error, warning, note, off"),
    ("fail_on: off", ":1: option 'fail_on' must be one of"),
    ("strict: 1", ":1: option 'strict' must be true or false"),
    ("min_compared: 1.5", ":1: option 'min_compared' must be a number from 0 to 1"),
    ("min_compared: -0.1", ":1: option 'min_compared' must be a number from 0 to 1"),
    ("min_compared: .nan", ":1: option 'min_compared' must be a number from 0 to 1"),
    ("min_compared: yes", ":1: option 'min_compared' must be a number from 0 to 1"),
    ("min_compared: '0.5'", ":1: option 'min_compared' must be a number from 0 to 1"),
    ("languages: az", ":1: option 'languages' must be a list of some of az, en, kk, ru"),
    ("languages: []", ":1: option 'languages' must be a list of some of"),
    ("languages: [az, xx]", ":1: option 'languages' has no 'xx'"),
    ("languages: [az, [ru]]", ":1: option 'languages' has no ['ru']"),
    ("languages: [az, az]", ":1: option 'languages' names one twice"),
    ("stories: [1]", ":1: option 'stories' must be a list of texts"),
    ("languages:\n  - az\n  - ru\n  - xx\n", ":4: option 'languages' has no 'xx'"),
    ("languages:\n  - az\n  - ru\n  - az\n  - en\n", ":4: option 'languages' names one twice"),
    ("aliases:\n  - [SOCAR, ГНКАР]\n  - [BP]\n", ":3: option 'aliases' must be a list of lists"),
    ("aliases:\n  - [a, b]\n  - [c, d]\n  - [e, A]\n", ":4: option 'aliases' has 'a' twice"),
    ("suppressions:\n  - rule: number\n    reason: x\n\n  - rule: date\n", ":5: option 'suppressions' entry 2 has no reason"),
    ("suppressions:\n  rule: number\n", ":1: option 'suppressions' must be a list"),
    ("memory: 3", ":1: option 'memory' must be a text"),
    ("memory: ' '", ":1: option 'memory' must be a text"),
    ("strict: true\nstrict: false", ":2: option 'strict' is given twice"),
    ("rules: error", ":1: option 'rules' must be a mapping"),
    ("rules:", ":1: option 'rules' must be a mapping"),
    ("- a\n- b", ":1: the settings must be a mapping"),
    ("auto", ":1: the settings must be a mapping"),
    ("? [a]\n: b", ":1: an option's name must be a plain word"),
    ("strict: true\nrules: {date: error", "broken YAML"),
    ("strict: true\n\tfail_on: never", "broken YAML"),
    ("memory: !!python/object/apply:os.system ['true']", "broken YAML"),
    ("a: *nowhere", ":1: broken YAML"),
    ("strict: true\n---\nstrict: false", "broken YAML"),
    ("memory: a\x00b", "broken YAML"),
]


@pytest.mark.parametrize(("text", "said"), WRONG, ids=[repr(text)[1:40] for text, _ in WRONG])
def test_wrong_settings(tmp_path: Path, text: str, said: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ConfigError) as raised:
        load_config(path)
    assert str(raised.value).startswith(str(path))
    assert said in str(raised.value)
    assert "\n" not in str(raised.value)


def test_settings_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.yaml: cannot read the settings: No such file"):
        load_config(tmp_path / "none.yaml")
    with pytest.raises(ConfigError, match="cannot read the settings: Is a directory"):
        load_config(tmp_path)
    path = tmp_path / "latin.yaml"
    path.write_bytes(b"memory: \xe9.tmx\n")
    with pytest.raises(ConfigError, match=r"latin\.yaml: not UTF-8 at byte 8"):
        load_config(path)


def test_override_lays_options_over() -> None:
    config = override(Config(strict=True), fail_on="never", translator=None, strict=None)
    assert config == Config(strict=True, fail_on="never")


def test_override_names_the_option() -> None:
    with pytest.raises(ConfigError, match=r"^--fail-on nothing: must be one of contradiction, omission, never"):
        override(Config(), fail_on="nothing")
