"""Mathlib mode from nothing to a verdict, with stand-ins for elan, lake and Mathlib: what is left
behind by a call that failed is used by the next."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from prover import pipeline, suites, verify
from prover.cli.main import main
from prover.config import Settings
from prover.errors import LeanUnavailable
from prover.events import Event
from prover.lean import toolchain
from prover.lean.bridges import Bridges
from prover.lean.mathlib import Project
from prover.lean.toolchain import Toolchain
from prover.types import Status
from tests.fakes import elan_lake

SWAP = "import Mathlib\n\ntheorem t (p q : Prop) (h : p ∧ q) : q ∧ p := by sorry\n"


@pytest.fixture
def tools(lean: Toolchain, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The stand-ins' folder; they are first on PATH."""
    assert lean.shared_library is not None
    # The Lean that plays the toolchain lies elsewhere: these folders may be read, too.
    library = os.pathsep.join([lean.lean_path, str(lean.shared_library.parent)])
    bin_folder = elan_lake.install(tmp_path / "tools", lean.command, library)
    monkeypatch.setenv("PATH", f"{bin_folder}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "tools"


def trouble(tools: Path, what: str) -> None:
    (tools / "trouble").write_text(what)


def calls(tools: Path) -> list[str]:
    """What has been called since the last look, the questions left out."""
    path = tools / "calls"
    lines = path.read_text().splitlines() if path.exists() else []
    path.unlink(missing_ok=True)
    return [line for line in lines if line not in ("lake env", "elan toolchain list")]


ALL = [
    "elan toolchain install leanprover/lean4:v4.24.0", "lake update", "lake exe cache get",
]  # fmt: skip


def call(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    sys.argv = ["prover", *arguments]
    with pytest.raises(SystemExit) as exited:
        main()
    return int(exited.value.code or 0), *capfd.readouterr()


def test_from_nothing_to_a_verdict(
    tools: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    code, out, err = call(capfd, "setup", "--mathlib", "--yes", "--json")
    assert code == 0, err
    said = json.loads(out)
    folder = tmp_path / "data" / "proofloom" / "mathlib" / "v4.24.0"
    assert said["folder"] == str(folder) and said["library"] == "mathlib"
    assert "about 6 GB of disk" in err and "10 to 30 minutes" in err and "Completed" in err
    assert calls(tools) == ALL
    # A second call finds everything there, asks nothing and starts nothing.
    code, out, err = call(capfd, "setup", "--mathlib")
    assert code == 0 and f"use it with --lean {folder}" in out and not err
    assert calls(tools) == []
    (tmp_path / "T.lean").write_text(SWAP)
    code, out, err = call(capfd, "prove", str(tmp_path / "T.lean"), "--lean", str(folder))
    assert code == 0 and "theorem t" in out, err


@pytest.mark.usefixtures("tools")
def test_the_judge_asks_the_project(tmp_path: Path) -> None:
    lean = Project(tmp_path / "p").install(str)
    assert (lean.kind, lean.version, lean.library) == ("lake", "4.24.0", "mathlib")
    (problem,) = suites.load(str(tmp_path / "S.lean")).problems if _write(tmp_path) else ()
    with Bridges(str(tmp_path / "p")) as bridge:
        right = verify.verify(problem.statement, "Mathlib.swap h", bridge, timeout=60)
        wrong = verify.verify(problem.statement, "Mathlib.swap", bridge, timeout=60)
        holed = verify.verify(problem.statement, "by sorry", bridge, timeout=60)
    assert right.status is Status.VERIFIED and right.record is not None
    assert right.record.lean.startswith("4.24.0") and right.record.library == "mathlib"
    assert wrong.status is Status.UNPROVED is holed.status


def _write(folder: Path) -> bool:
    return bool((folder / "S.lean").write_text(SWAP))


@pytest.mark.parametrize(
    ("what", "words", "done"),
    [
        ("elan offline", ("no network for `elan toolchain", "~/.elan/toolchains/leanprover--"), 0),
        ("elan full", ("the disk is full", "about 6 GB"), 0),
        ("update offline", ("no network for `lake update`", "mathlib4 at v4.24.0"), 1),
        ("update full", ("the disk is full (lake update)", "goes on where it stopped"), 1),
        ("update gone", ("`lake update` failed", "revision not found"), 1),
        ("cache offline", ("no network for `lake exe cache get`", "~/.cache/mathlib"), 2),
        ("cache half", ("no network for `lake exe cache get`", "goes on where it"), 2),
        ("cache full", ("the disk is full (lake exe cache get)",), 2),
        ("cache silent", ("`import Mathlib` does not work", "call again"), 2),
    ],
)
def test_what_goes_wrong_is_a_line_and_the_next_call_goes_on(
    tools: Path, tmp_path: Path, what: str, words: tuple[str, ...], done: int,
    capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    folder = str(tmp_path / "p")
    trouble(tools, what)
    code, out, err = call(capfd, "setup", "--mathlib", "--yes", "--into", folder)
    last = err.splitlines()[-1]
    assert (code, out) == (3, "") and last.startswith("error: ") and "Traceback" not in err
    assert all(word in last for word in words), last
    assert calls(tools) == ALL[: done + 1]
    trouble(tools, "")
    code, out, err = call(capfd, "setup", "--mathlib", "--yes", "--into", folder)
    assert code == 0, err
    # Only what was not done is done; compiled files that came whole are no more fetched.
    assert calls(tools) == ([] if what == "cache full" else ALL[done:])


def test_compiled_files_that_came_whole_are_kept(tools: Path, tmp_path: Path) -> None:
    Project(tmp_path / "p").install(str)
    calls(tools)
    Project(tmp_path / "p").install(str)
    assert calls(tools) == []
    built = tmp_path / "p/.lake/packages/mathlib/.lake/build/lib/lean/Mathlib/Logic.olean"
    built.unlink()
    assert Project(tmp_path / "p").ready() is None
    Project(tmp_path / "p").install(str)
    assert calls(tools) == ["lake exe cache get"] and built.is_file()


def test_another_toolchain_than_the_pinned_one_runs(tools: Path, tmp_path: Path) -> None:
    trouble(tools, "lean 4.20.0")
    with pytest.raises(
        LeanUnavailable, match=r"for Lean v4\.24\.0, but `lake` there runs 4\.20\.0"
    ):
        Project(tmp_path / "p").install(str)


def test_another_tag(tools: Path, tmp_path: Path) -> None:
    lean = Project(tmp_path / "p", "v4.27.0").install(str)
    assert lean.version == "4.27.0"
    assert 'rev = "v4.27.0"' in (tmp_path / "p" / "lakefile.toml").read_text()
    assert calls(tools)[0] == "elan toolchain install leanprover/lean4:v4.27.0"


@pytest.mark.usefixtures("tools")
def test_no_elan_and_mistakes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "lakefile.toml").write_text('name = "mine"\n')
    code, _, err = call(capfd, "setup", "--mathlib", "--yes", "--into", str(mine))
    assert code == 2 and "another lake project is there: use it as it is with --lean" in err
    assert (mine / "lakefile.toml").read_text() == 'name = "mine"\n'
    code, _, err = call(capfd, "setup", "--mathlib", "--tag", "latest")
    assert code == 2 and "--tag latest: a tag of Mathlib and Lean, such as v4.24.0" in err
    code, _, err = call(capfd, "setup", "--mathlib", "--into", str(tmp_path / "p"))
    assert code == 2 and "add --yes" in err.splitlines()[-1] and "about 6 GB" in err
    assert not (tmp_path / "p").exists()
    code, _, err = call(capfd, "setup", "--yes")
    assert code == 2 and "are for --mathlib" in err
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    code, _, err = call(capfd, "setup", "--mathlib", "--yes", "--into", str(tmp_path / "p"))
    assert code == 3 and "no `elan` on PATH" in err and "github.com/leanprover/elan" in err


@pytest.mark.usefixtures("tools")
def test_several_leans_in_one_run(tmp_path: Path) -> None:
    """Each suite has the Lean that was given for it; what a row rests on is told row by row."""
    Project(tmp_path / "p").install(str)
    row = {"name": "a", "header": "import Mathlib", "statement": SWAP.split("\n", 2)[2]}
    for name in ("old-test", "own"):
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row) + "\n")
    spec = f"embedded,old={tmp_path / 'p'}"
    joined = suites.load(f"{tmp_path / 'old-test.jsonl'},{tmp_path / 'own.jsonl'}")
    settings = Settings(lean=spec, drafter="none", time_limit=20)
    facts = pipeline.describe(settings)
    assert facts["library"] == "basis" and facts["lean for old"] == "4.24.0 (lake)"
    heard: list[Event] = []
    with pipeline.open_bridge(settings) as bridge:
        found = [pipeline.prove(p, settings, bridge, heard.append) for p in joined.problems]
    assert [each.verdict.status for each in found] == [Status.VERIFIED] * 2
    assert [each.library for each in found] == ["mathlib", "basis"]
    assert found[0].library_hash == facts["library_hash for old"] != found[1].library_hash
    records = [each.verdict.record for each in found]
    versions = [record and record.lean.split()[0] for record in records]
    assert versions == ["4.24.0", toolchain.resolve("embedded").version]


def test_a_suite_finds_its_lean_by_name() -> None:
    spec = "embedded,minif2f=/a,minif2f-v2c=/b"
    wanted = {"": "embedded", "starter": "embedded", "minif2f": "/a", "minif2f-test": "/a",
              "minif2f-v2c-valid": "/b", "minif2fx": "embedded"}  # fmt: skip
    assert {name: toolchain.for_suite(spec, name) for name in wanted} == wanted
    assert toolchain.for_suite("minif2f=/a") == "auto"
    for wrong in ("embedded,auto", "a=,b=c", "", "a=1,a=2"):
        with pytest.raises(Exception, match="SUITE=LEAN"):
            toolchain.by_suite(wrong)
