"""The command line: output, exit codes, one-line errors, speed of start."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from prover import __version__
from prover.cli.main import COMMANDS, main
from prover.runs import engine

HERE = Path(__file__).parent


@pytest.fixture(autouse=True)
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fake engine in an empty directory, and nobody's settings."""
    monkeypatch.setattr(engine, "DEFAULT", "fake_engine")
    monkeypatch.setenv("FAKE_LOG", str(tmp_path / "log"))
    monkeypatch.setenv("PYTHONPATH", str(HERE))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.syspath_prepend(str(HERE))
    monkeypatch.chdir(tmp_path)


class Result:
    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


GROUPS = {
    "suites": ("fetch",),
    "train": ("policy", "critic", "lora", "rounds"),
    "graph": ("stats", "show", "why", "export", "replay", "prune", "merge"),
}


@pytest.fixture
def prover(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    def call(*arguments: str) -> Result:
        monkeypatch.setattr(sys, "argv", ["prover", *arguments])
        with pytest.raises(SystemExit) as exited:
            main()
        out, err = capfd.readouterr()
        return Result(int(exited.value.code or 0), out, err)

    return call


def test_help_names_every_command_and_shows_examples(prover) -> None:  # type: ignore[no-untyped-def]
    result = prover("--help")
    assert result.code == 0 and all(f"  {name} " in result.out for name in COMMANDS)
    for name in COMMANDS:
        for path in [(name, part) for part in GROUPS.get(name, ())] or [(name,)]:
            shown = prover(*path, "--help")
            assert shown.code == 0 and "--json" in shown.out
    assert "prover prove Demo.lean:add_comm" in prover("prove", "-h").out
    assert prover("--version").out == f"prover, version {__version__}\n"


def test_prove_prints_the_proof(prover) -> None:  # type: ignore[no-untyped-def]
    result = prover("prove", "theorem t : 1 = 1")
    assert (result.code, result.out) == (0, "theorem t : 1 = 1 := by\n  rfl\n\n")
    assert result.err == "t: verified: accepted (0.2 s)\n"


def test_prove_exit_codes(prover, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "F.lean").write_text(
        "theorem a : 1 = 1 := sorry\ntheorem raises : 1 = 1 := sorry\n"
        "theorem opens : 1 = 1 := sorry\n"
    )
    assert prover("prove", "F.lean:a").code == 0
    assert prover("prove", "F.lean:raises").code == 1
    assert prover("prove", "F.lean:opens").code == 4
    assert prover("prove", "F.lean").code == 4


def test_prove_as_json(prover, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "F.lean").write_text("theorem a : 1 = 1 := sorry\ntheorem opens : 1 = 1 := sorry")
    result = prover("prove", "F.lean", "--json")
    first, second = map(json.loads, result.out.splitlines())
    assert first["verdict"] == "verified" and first["file"].startswith("theorem a : 1 = 1 := by")
    assert second["verdict"] == "unproved" and second["proof"] is None


def test_batch_writes_a_run_and_a_table(prover, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    rows = [{"name": name, "statement": "theorem t : 1 = 1"} for name in ("a", "b", "open")]
    (tmp_path / "s.jsonl").write_text("\n".join(map(json.dumps, rows)))
    result = prover("batch", "s.jsonl", "-o", "run", "--time-limit", "9", "--limit", "2")
    assert result.code == 0
    assert "verified" in result.out and "100%" in result.out
    assert "[2/2] verified" in result.err
    again = prover("batch", "s.jsonl", "-o", "run")
    assert again.code == 2
    assert again.err.startswith("error: run: holds a run: add --resume")
    # The settings of the run are those of its first part: --time-limit is not given again.
    resumed = prover("batch", "s.jsonl", "-o", "run", "--resume", "--json")
    assert json.loads(resumed.out)["counts"]["unproved"] == 1
    other = prover("batch", "s.jsonl", "-o", "run", "--resume", "--time-limit", "8")
    assert other.code == 2 and "started with time_limit = 9.0, now it is 8.0" in other.err


def test_samples_of_a_suite(prover, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """`even` is verified with the seeds 4 and 6, but not with 5: in one of three samples with a
    chance of 2/3, in one of two always."""
    rows = [{"name": name, "statement": "theorem t : 1 = 1"} for name in ("a", "even")]
    (tmp_path / "s.jsonl").write_text("\n".join(map(json.dumps, rows)))
    two = prover("batch", "s.jsonl", "-o", "run", "--samples", "2", "--seed", "4")
    assert two.code == 0 and "75.0%" in two.out and "100.0%" in two.out
    # With --resume the third one is added; the seed is that of the first part.
    three = prover("batch", "s.jsonl", "-o", "run", "--samples", "3", "--resume", "--json")
    found = json.loads(three.out)
    folders = [Path(each["folder"]).name for each in found["samples"]]
    assert folders == ["seed-4", "seed-5", "seed-6"]
    assert [each["counts"]["verified"] for each in found["samples"]] == [2, 1, 2]
    assert [each["value"] for each in found["pass_at"]] == pytest.approx([5 / 6, 1, 1])
    assert (tmp_path / "log").read_text().split().count("even") == 3
    both = prover("batch", "s.jsonl", "--samples", "2", "--variants")
    assert both.code == 2 and "say one of them" in both.err


def test_suites_lists_what_is_shipped(prover) -> None:  # type: ignore[no-untyped-def]
    shown = prover("suites").out
    assert shown.startswith("starter ") and "prover suites fetch minif2f " in shown
    assert json.loads(prover("suites", "--json").out)[0]["problems"] >= 60


def test_a_server_keeps_to_the_sandbox(prover) -> None:  # type: ignore[no-untyped-def]
    pytest.importorskip("fastapi")
    refused = prover("serve", "--lean", "embedded,minif2f=interact:/x")
    assert refused.code == 2 and "would run outside the sandbox" in refused.err


def test_suites_fetch_says_what_is_wrong_in_a_line(  # type: ignore[no-untyped-def]
    prover, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:9")
    offline = prover("suites", "fetch", "proofnet")
    licence, error = offline.err.splitlines()[-2:]
    assert offline.code == 3 and licence.startswith("proofnet: licence: MIT")
    assert error.startswith("error: proofnet: cannot fetch https://github.com/")
    unknown = prover("suites", "fetch", "nonesuch")
    assert unknown.code == 2 and "there is minif2f, " in unknown.err
    absent = prover("batch", "minif2f")
    assert absent.code == 2 and "prover suites fetch minif2f" in absent.err


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["prove", "Nothing.lean"], 2, "error: Nothing.lean: no such file"),
        (["prove"], 2, "error: Missing argument 'TARGET' (see prover prove --help)"),
        (["prove", "--time-limit", "x", "t"], 2, "error: Invalid value for '--time-limit'"),
        (["prove", "--time-limit", "-1", "theorem t : 1 = 1"], 2, "error: time limit is -1"),
        (["frobnicate"], 2, "error: No such command 'frobnicate'"),
        (["batch", "nosuite", "-o", "run"], 2, "error: no suite 'nosuite'"),
        (["batch", "starter", "--resume"], 2, "error: --resume needs -o RUN"),
        (["batch", "starter", "-o", "file/run"], 2, "error: file/run: cannot be written"),
        (["check", "a.lean"], 2, "error: Missing option '--against'"),
    ],
)
def test_mistakes_are_one_line(  # type: ignore[no-untyped-def]
    prover, tmp_path: Path, arguments: list[str], code: int, message: str
) -> None:
    (tmp_path / "file").write_text("")
    result = prover(*arguments)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith(message) and result.err.count("\n") == 1


def test_no_lean_is_exit_code_3(prover, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("FAKE_NO_LEAN", "1")
    for arguments in (["prove", "theorem t : 1 = 1"], ["batch", "starter", "-o", "run"]):
        result = prover(*arguments)
        assert result.code == 3
        assert result.err.splitlines()[-1] == "error: there is no Lean"


def test_ctrl_c_is_exit_code_130(prover, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    def interrupted(_: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("prover.problems.read_target", interrupted)
    result = prover("prove", "theorem t : 1 = 1")
    assert (result.code, result.err) == (130, "\nerror: interrupted\n")


def test_a_reader_that_goes_away_gets_no_complaint() -> None:
    read, write = os.pipe()
    os.close(read)
    code = "from prover.cli.main import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "suites"],
        stdout=write,
        stderr=subprocess.PIPE,
        cwd=Path(engine.__file__).parents[2],
        check=False,
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (1, b"")


def test_help_imports_nothing_heavy() -> None:
    """The start must be quick; what is imported decides it, and that can be asserted."""
    code = (
        "import sys; sys.argv = ['prover', '--help']\n"
        "from prover.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: print(*sorted(sys.modules), file=sys.stderr)"
    )
    root = Path(engine.__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=root, check=True
    )
    loaded = set(done.stderr.split())
    assert "prover.cli.main" in loaded
    assert not loaded & {"rich", "psutil", "networkx", "torch", "asyncio", "prover.cli.prove"}
