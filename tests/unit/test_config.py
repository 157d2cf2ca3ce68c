"""Where settings come from, and what is said about wrong ones."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from prover import bundle
from prover.config import Settings, load_settings, to_toml
from prover.errors import InputError


@pytest.fixture
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    path = bundle.config_file()
    path.parent.mkdir(parents=True)
    return path


def test_the_nearer_source_wins(tmp_path: Path, user: Path) -> None:
    user.write_text('time_limit = 1\nseed = 1\nlean = "embedded"\nworkers = 7\n')
    (tmp_path / "proofloom.toml").write_text("time_limit = 2.5\nseed = 2\n")
    environ = {"PROVER_SEED": "3", "PROVER_CACHE": "elsewhere"}
    settings = load_settings({"time_limit": None, "workers": 4}, environ=environ, cwd=tmp_path)
    assert settings == Settings(lean="embedded", time_limit=2.5, seed=3, workers=4)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("time_limt = 1", r"proofloom.toml: unknown setting 'time_limt'; did you mean time_limit"),
        ("zzz = 1", "unknown setting 'zzz'; known: lean, time_limit"),
        ('seed = "1"', r"proofloom.toml: seed = '1': int expected"),
        ("seed = true", "seed = True: int expected"),
        ("seed = ]", r"proofloom.toml: not a readable TOML file: .*line 1"),
        ("time_limit = 0", "time limit is 0: give seconds above 0"),
        ("workers = 0", "workers is 0: give 1 or more"),
    ],
)
def test_wrong_settings_are_named(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "proofloom.toml").write_text(text)
    with pytest.raises(InputError, match=message):
        load_settings({}, environ={}, cwd=tmp_path)


def test_a_wrong_variable_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="PROVER_TIME_LIMIT='soon': float expected"):
        load_settings({}, environ={"PROVER_TIME_LIMIT": "soon"}, cwd=tmp_path)


def test_written_toml_reads_back() -> None:
    values: dict[str, str | int | float] = {"a": 'quote " back \\ ∀\n', "b": 3, "c": 2.5}
    assert tomllib.loads(to_toml(values)) == values


def test_the_cache_can_be_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROVER_CACHE", str(tmp_path / "here"))
    assert bundle.cache() == tmp_path / "here"
    monkeypatch.delenv("PROVER_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert bundle.cache() == tmp_path / "proofloom"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert bundle.cache() == tmp_path / ".cache" / "proofloom"
