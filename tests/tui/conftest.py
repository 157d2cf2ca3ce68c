"""The interface on a file of its own, with directories of its own for what it keeps."""

from __future__ import annotations

from pathlib import Path

import pytest

from prover.config import Settings
from prover.lean.toolchain import Toolchain
from prover.tui.app import Proofloom
from tests.tui.driving import DEMO, Made


@pytest.fixture
def demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file to work on."""
    for variable in ("XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "Demo.lean"
    path.write_text(DEMO, encoding="utf-8")
    return path


@pytest.fixture
def made(lean: Toolchain, demo: Path) -> Made:
    """Makes applications on a target, by default the file."""

    def make(target: str = "", **options: object) -> Proofloom:
        settings = Settings(lean="embedded", time_limit=120.0, workers=2, drafter="none")
        return Proofloom(target or str(demo), settings, lean, **options)  # type: ignore[arg-type]

    return make
