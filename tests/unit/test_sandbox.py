"""The sandbox: what a process may do, and what it may not, at each level."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import psutil
import pytest

from prover.errors import LeanCrash, LeanMemory, LeanUnavailable
from prover.lean import confine, confinement, selftest
from prover.lean.confinement import Level, confined
from prover.lean.sandbox import Child, Limits

SECONDS = 60.0
landlock = pytest.mark.skipif(
    confinement.strongest() is not Level.LANDLOCK, reason="this system has no Landlock"
)


def run(
    program: str, tmp_path: Path, *, limits: Limits | None = None, level: Level | None = None
) -> tuple[int, str, str]:
    """Exit code, output and errors of a Python program that may write into `tmp_path`/own."""
    script, own = tmp_path / "program" / "program.py", tmp_path / "own"
    for folder in (script.parent, own):
        folder.mkdir(exist_ok=True)
    script.write_text(program, encoding="utf-8")
    child = Child(
        [sys.executable, "-I", "-S", str(script), str(own)],
        environment={},
        read=[script.parent],
        scratch=own,
        limits=limits or Limits(),
        level=level,
    )
    said = bytearray()
    deadline = time.monotonic() + SECONDS
    try:
        while chunk := child.read(deadline):
            said += chunk
        return child.wait(deadline), said.decode(), child.error_tail
    finally:
        child.close()


@landlock
def test_the_strongest_level_holds() -> None:
    found = selftest.attempts()
    assert selftest.wrong(found) == []
    assert [what for what, could in found.items() if could] == [selftest.ALLOWED]


def test_without_it_everything_is_possible() -> None:
    """So the attempts above fail because of the sandbox."""
    found = selftest.attempts(Level.LIMITS)
    assert all(found.values()) and len(found) == 7
    assert selftest.wrong(found, Level.LIMITS) == []
    assert selftest.wrong(found, Level.LANDLOCK) == [
        what for what in found if what != selftest.ALLOWED
    ]
    nothing = dict.fromkeys(found, False)
    assert selftest.wrong(nothing, Level.LANDLOCK) == [selftest.ALLOWED]


@landlock
@pytest.mark.parametrize(
    "attempt",
    [
        "os.execv('/bin/true', ['true'])",
        "socket.socket(socket.AF_UNIX)",
        "socket.socketpair()",
        "os.unlink('/etc/hostname')",
        "os.listdir('/')",
        "os.open('/proc/1/environ', os.O_RDONLY)",
        "os.symlink('/etc/passwd', own + '/link') or open(own + '/link')",
        "os.link(__file__, own + '/hard')",
        "os.kill(0, 9)",
        "os.kill(-1, 9)",
        "os.mkfifo('/tmp/pipe-of-a-test')",
        "resource.prlimit(os.getppid(), resource.RLIMIT_CPU, (1, 1))",
        "check(ctypes.CDLL(None, use_errno=True).unshare(0x10000000))",
        "check(ctypes.CDLL(None, use_errno=True).ptrace(16, os.getppid(), 0, 0))",
        "check(ctypes.CDLL(None, use_errno=True).syscall(425, 8, None))",
    ],
)
def test_it_is_refused(attempt: str, tmp_path: Path) -> None:
    program = f"""
import ctypes, os, resource, socket, sys
own = sys.argv[1]
def check(result):
    if result < 0:
        raise OSError(ctypes.get_errno())
try:
    {attempt}
except (OSError, ValueError) as error:
    print("refused", error)
else:
    print("done")
"""
    code, said, errors = run(program, tmp_path)
    assert (code, said.split()[:1]) == (0, ["refused"]), said + errors


@landlock
def test_threads_work_and_abort_too(tmp_path: Path) -> None:
    program = """
import os, threading
done = []
threads = [threading.Thread(target=done.append, args=(1,)) for _ in range(8)]
for each in threads:
    each.start()
for each in threads:
    each.join()
print(len(done), flush=True)
os.abort()
"""
    code, said, errors = run(program, tmp_path)
    assert said == "8\n" and code == -6, errors


@landlock
def test_a_fork_bomb_does_not_go_off(tmp_path: Path) -> None:
    before = set(psutil.pids())
    program = """
import os
failed = 0
for _ in range(100):
    try:
        os.fork()
    except OSError:
        failed += 1
print(failed)
"""
    code, said, _ = run(program, tmp_path)
    assert (code, said) == (0, "100\n")
    names = [psutil.Process(pid).cmdline() for pid in set(psutil.pids()) - before]
    assert not [name for name in names if str(tmp_path) in " ".join(name)]


def test_a_large_file(tmp_path: Path) -> None:
    program = """
import sys
with open(sys.argv[1] + "/large", "wb") as file:
    for _ in range(64):
        file.write(bytes(1 << 20))
print("done")
"""
    code, said, _ = run(program, tmp_path, limits=Limits(file_mb=16))
    assert code != 0 and not said
    assert (tmp_path / "own" / "large").stat().st_size <= 16 << 20


def test_many_files(tmp_path: Path) -> None:
    program = """
import sys, time
for n in range(64):
    with open(f"{sys.argv[1]}/{n}", "wb") as file:
        file.write(bytes(1 << 20))
time.sleep(60)
"""
    with pytest.raises(LeanMemory, match="MiB on disk, 16 allowed"):
        run(program, tmp_path, limits=Limits(disk_mb=16))


def test_many_threads(tmp_path: Path) -> None:
    program = """
import threading, time
for _ in range(100):
    threading.Thread(target=time.sleep, args=(60,)).start()
"""
    with pytest.raises(LeanMemory, match="threads, 20 allowed"):
        run(program, tmp_path, limits=Limits(threads=20))


def test_it_sees_nothing_of_our_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "secret")
    program = "import json, os; print(json.dumps(dict(os.environ)))"
    _, said, _ = run(program, tmp_path)
    seen = json.loads(said)
    assert "secret" not in seen.values()
    assert set(seen) <= {"PATH", "LANG", "TMPDIR", "LEAN_BACKTRACE", "LC_CTYPE"}
    assert seen["TMPDIR"] == str(tmp_path / "own")


@landlock
def test_what_cannot_be_given_up_ends_the_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confinement, "SYSTEM", ("/usr\0",))
    program = "print('runs')"
    code, said, errors = run(program, tmp_path)
    assert (code, said) == (confine.FAILED, "")
    assert errors.startswith("cannot confine the process: ")


def test_bubblewrap_gets_the_same_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a program that notes its arguments and goes on, as `bwrap` is not everywhere."""
    fake = tmp_path / "bwrap"
    fake.write_text(
        f"#!{sys.executable}\nimport os, sys\n"
        f"open({str(tmp_path / 'seen')!r}, 'w').write('\\n'.join(sys.argv[1:]))\n"
        "rest = sys.argv[sys.argv.index('--') + 1 :]\nos.execv(rest[0], rest)\n"
    )
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    code, said, errors = run("print('runs')", tmp_path, level=Level.BUBBLEWRAP)
    assert (code, said) == (0, "runs\n"), errors
    seen = (tmp_path / "seen").read_text().split("\n")
    assert "--unshare-all" in seen and "--die-with-parent" in seen
    own = str(tmp_path / "own")
    assert seen[seen.index("--bind") :][:3] == ["--bind", own, own]
    assert [seen[i + 1] for i, word in enumerate(seen) if word == "--ro-bind-try"].count(
        "/usr"
    ) == 1
    assert str(tmp_path / "program") in seen and str(Path.home()) not in seen


def test_a_level_by_what_the_system_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confine, "available", lambda: False)
    for found, level in (("/usr/bin/bwrap", Level.BUBBLEWRAP), (None, Level.LIMITS)):
        monkeypatch.setattr(confinement.shutil, "which", lambda _, found=found: found)
        assert confinement.strongest.__wrapped__() is level


def test_no_such_program(tmp_path: Path) -> None:
    with pytest.raises(LeanUnavailable, match="cannot start"):
        Child([str(tmp_path / "lean")], environment={}, limits=Limits())


def test_a_probe_that_says_nothing_is_no_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(selftest, "_PROBE", Path(confine.__file__).with_name("launcher.py"))
    with pytest.raises(LeanCrash, match="cannot be tested"):
        selftest.attempts()


def test_the_rules_name_what_may_be_read(tmp_path: Path) -> None:
    command = confined(
        ["/bin/lean"],
        read=[tmp_path],
        scratch=None,
        limits={"RLIMIT_CORE": 0},
        level=Level.LANDLOCK,
    )
    rules = json.loads(command[4])
    assert rules["write"] == [] and str(tmp_path) in rules["read"]
    assert command[5:] == ["/bin/lean"]
