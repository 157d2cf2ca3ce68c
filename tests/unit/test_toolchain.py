"""Finding a Lean: executables, toolchain folders and lake projects, played by shell scripts."""

from __future__ import annotations

from pathlib import Path

import pytest

from prover.errors import LeanUnavailable
from prover.lean import toolchain

VERSION = "Lean (version 4.20.1, x86_64-unknown-linux-gnu, commit 12ab34cd, Release)"


def script(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def stock(tmp_path: Path) -> Path:
    """A toolchain folder."""
    script(tmp_path / "stock" / "bin" / "lean", f'echo "{VERSION}"')
    return tmp_path / "stock"


@pytest.fixture
def project(tmp_path: Path, stock: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A lake project with Mathlib, and a `lake` on PATH."""
    folder = tmp_path / "project"
    folder.mkdir()
    (folder / "lakefile.toml").write_text('name = "mine"\n')
    (folder / "lake-manifest.json").write_text(
        '{"packages": [{"name": "batteries", "rev": "b"}, {"name": "mathlib", "rev": "a1"}]}'
    )
    said = f'echo "LEAN_SYSROOT={stock}"; echo "LEAN_PATH=./lib:/other"; echo noise'
    script(tmp_path / "path" / "lake", said)
    monkeypatch.setenv("PATH", str(tmp_path / "path"), prepend=":")
    return folder


def test_a_stock_lean_by_folder_and_by_executable(stock: Path) -> None:
    by_folder = toolchain.resolve(str(stock))
    assert by_folder == toolchain.resolve(str(stock / "bin" / "lean"))
    assert (by_folder.kind, by_folder.version, by_folder.library) == ("elan", "4.20.1", "core")
    assert by_folder.command == (str(stock / "bin" / "lean"),)


def test_a_lake_project(project: Path, stock: Path) -> None:
    found = toolchain.resolve(str(project))
    assert (found.kind, found.version, found.library) == ("lake", "4.20.1", "mathlib")
    assert found.command == (str(stock / "bin" / "lean"),)
    assert dict(found.environment)["LEAN_PATH"] == f"{project}/lib:/other"
    assert found.cwd == project
    (project / "lake-manifest.json").write_text('{"packages": [{"name": "mathlib", "rev": "a2"}]}')
    assert toolchain.resolve(str(project)).library_hash != found.library_hash


def test_auto_takes_the_lake_project_around(project: Path) -> None:
    inside = project / "src" / "deep"
    inside.mkdir(parents=True)
    assert toolchain.resolve("auto", cwd=inside).kind == "lake"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ('echo "Python 3.11"', "this is no Lean 4"),
        ("echo no such toolchain >&2; exit 1", "no such"),
    ],
)
def test_a_lean_that_does_not_work(tmp_path: Path, answer: str, words: str) -> None:
    with pytest.raises(LeanUnavailable, match=words):
        toolchain.resolve(str(script(tmp_path / "lean", answer)))


def test_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(LeanUnavailable, match="nor a lake project, toolchain or executable"):
        toolchain.resolve(str(tmp_path / "nothing"))


def test_a_broken_manifest(project: Path) -> None:
    (project / "lake-manifest.json").write_text("[")
    with pytest.raises(LeanUnavailable, match="no manifest of lake"):
        toolchain.resolve(str(project))


def test_no_lake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "lakefile.toml").touch()
    monkeypatch.setenv("PATH", "")
    with pytest.raises(LeanUnavailable, match="no `lake` on PATH"):
        toolchain.resolve(str(tmp_path))
