"""One child process under limits: own session, wall clock, memory, disk, bounded output; confined
(see `confinement`).

Owns starting, reading, writing and killing; knows nothing of Lean's protocols. Lean has no
reliable limits of its own (a looping tactic ignores heartbeats), so every wait passes through
`Child.read`, which kills the whole process group before it raises.
"""

from __future__ import annotations

import contextlib
import math
import os
import selectors
import signal
import subprocess
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import psutil

from prover.errors import LeanCrash, LeanMemory, LeanTimeout, LeanUnavailable
from prover.lean.confinement import Level, confined, strongest

POLL_SECONDS = 0.1
STDERR_BYTES = 8192
# All that a Lean process sees of an environment; ours could hold secrets.
ENVIRONMENT = {"PATH": os.defpath, "LANG": "C.UTF-8", "LEAN_BACKTRACE": "0"}
# Lean reserves over 1 GiB of addresses for each of its threads, used or not: this limit stops only
# what outruns the looks at its memory.
_RESERVED_MB = 2048 * (8 + (os.cpu_count() or 1))


@dataclass(frozen=True)
class Limits:
    """What a process may use.

    Private memory in MiB (Lean's shared library and mapped .olean files do not count); bytes of
    standard output between two calls of `Child.allow_output`; MiB of one file and of all that it
    has in its scratch folder; threads.
    """

    memory_mb: int = 4096
    output_bytes: int = 64 << 20
    file_mb: int = 256
    disk_mb: int = 512
    threads: int = 256


class Child:
    """A process that is killed, with its group, when a limit is passed. Not thread-safe, except
    for `kill`."""

    def __init__(
        self,
        argv: Sequence[str],
        *,
        environment: Mapping[str, str],
        read: Iterable[Path] = (),
        scratch: Path | None = None,
        cwd: Path | None = None,
        limits: Limits,
        interactive: bool = False,
        cpu_seconds: float | None = None,
        stack_bytes: int | None = None,
        level: Level | None = None,
    ) -> None:
        """`interactive` gives it a pipe for standard input, at whose end a server exits;
        `cpu_seconds` bounds what it does if we are killed ourselves. It can read what is in
        `read`, write into `scratch`, and touch nothing else, as far as `level` goes (the strongest
        that there is)."""
        asked = {
            "RLIMIT_CORE": 0,
            "RLIMIT_FSIZE": limits.file_mb << 20,
            "RLIMIT_DATA": 2 * limits.memory_mb + _RESERVED_MB << 20,
            "RLIMIT_CPU": None if cpu_seconds is None else math.ceil(min(cpu_seconds, 1e9)),
            "RLIMIT_STACK": stack_bytes,
        }
        if not Path(argv[0]).is_file():
            raise LeanUnavailable(f"cannot start {argv[0]}: no such file")
        command = confined(
            argv,
            read=[*read, *filter(None, [cwd])],
            scratch=scratch,
            limits={name: value for name, value in asked.items() if value is not None},
            level=level or strongest(),
        )
        own = {} if scratch is None else {"TMPDIR": str(scratch)}
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE if interactive else subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env={**ENVIRONMENT, **own, **environment},
                cwd=cwd,
                start_new_session=True,
                bufsize=0,
            )
        except OSError as error:
            raise LeanUnavailable(f"cannot start {argv[0]}: {error.strerror}") from None
        self._limits, self._scratch = limits, scratch
        self._memory = psutil.Process(self._process.pid)
        self._next_look = 0.0
        self._outgoing = bytearray()
        self._ends_input = False
        self._error_tail = b""
        self._selector = selectors.DefaultSelector()
        assert self._process.stdout is not None and self._process.stderr is not None
        self._stdout, self._stderr = self._process.stdout.fileno(), self._process.stderr.fileno()
        self._stdin = self._process.stdin.fileno() if self._process.stdin is not None else -1
        for pipe in (self._stdout, self._stderr):
            os.set_blocking(pipe, False)
            self._selector.register(pipe, selectors.EVENT_READ)
        if interactive:
            os.set_blocking(self._stdin, False)
        self.allow_output()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the process has not ended."""
        return self._process.poll() is None

    @property
    def error_tail(self) -> str:
        """The end of what the process wrote to standard error."""
        return self._error_tail.decode(errors="replace").strip()

    def allow_output(self) -> None:
        """Start a new allowance of `Limits.output_bytes`."""
        self._output_left = self._limits.output_bytes

    def private_mb(self) -> float:
        """MiB of memory that belong to this process alone; 0 if it is gone."""
        try:
            info = self._memory.memory_info()
        except psutil.Error:
            return 0.0
        return float(info.rss - getattr(info, "shared", 0)) / (1 << 20)

    def write(self, data: bytes) -> None:
        """Queue bytes for standard input; `read` writes them while it waits, so that a child
        that is itself blocked on a full pipe cannot deadlock us."""
        if not self._outgoing:
            self._selector.register(self._stdin, selectors.EVENT_WRITE)
        self._outgoing += data

    def end_input(self) -> None:
        """Close standard input once all that was queued is written."""
        if self._outgoing:
            self._ends_input = True
        else:
            self._close_input()

    def _close_input(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._stdin = -1

    def read(self, deadline: float) -> bytes:
        """The next bytes of standard output; b'' at its end.

        `deadline` is in `time.monotonic` seconds. Raises LeanTimeout, LeanMemory, or LeanCrash
        for a flood; the group is dead by then.
        """
        while True:
            self._look_at_use()
            left = deadline - time.monotonic()
            if left <= 0:
                self.kill()
                raise LeanTimeout("Lean was killed: its wall-clock time was over")
            ready = {key.fd for key, _ in self._selector.select(min(left, POLL_SECONDS))}
            if self._stdin in ready:
                self._flush()
            if self._stderr in ready:
                self._keep_errors()
            if self._stdout in ready:
                chunk = os.read(self._stdout, 1 << 16)
                self._output_left -= len(chunk)
                if self._output_left < 0:
                    self.kill()
                    raise LeanCrash(f"Lean wrote over {self._limits.output_bytes} bytes: cut off")
                return chunk

    def wait(self, deadline: float) -> int:
        """The exit code, after `read` has returned b''; negative for a signal."""
        try:
            code = self._process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            self.kill()
            raise LeanTimeout("Lean was killed: it closed its output and went on") from None
        with contextlib.suppress(BlockingIOError):
            while self._stderr in self._selector.get_map():
                self._keep_errors()
        return code

    def kill(self) -> None:
        """Kill the process group and reap the leader; harmless on a dead one, safe from any
        thread: one that reads at that moment sees the end of the output."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()

    def close(self) -> None:
        """Kill, with what the process left running, and give back the pipes."""
        self.kill()
        self._selector.close()
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            if pipe is not None:
                pipe.close()

    def _look_at_use(self) -> None:
        now = time.monotonic()
        if now < self._next_look:
            return
        self._next_look = now + POLL_SECONDS
        used, allowed = self.private_mb(), self._limits
        if used > allowed.memory_mb:
            self.kill()
            raise LeanMemory(f"Lean was killed: {used:.0f} MiB, {allowed.memory_mb} allowed")
        if (threads := self._threads()) > allowed.threads:
            self.kill()
            raise LeanMemory(f"Lean was killed: {threads} threads, {allowed.threads} allowed")
        if self._scratch and (disk := _size_mb(self._scratch)) > allowed.disk_mb:
            self.kill()
            raise LeanMemory(f"Lean was killed: {disk} MiB on disk, {allowed.disk_mb} allowed")

    def _threads(self) -> int:
        try:
            return int(self._memory.num_threads())
        except psutil.Error:
            return 0

    def _flush(self) -> None:
        try:
            del self._outgoing[: os.write(self._stdin, self._outgoing)]
        except BrokenPipeError:
            self._outgoing.clear()  # the end of standard output will tell
        if not self._outgoing:
            self._selector.unregister(self._stdin)
            if self._ends_input:
                self._close_input()

    def _keep_errors(self) -> None:
        chunk = os.read(self._stderr, 1 << 16)
        self._error_tail = (self._error_tail + chunk)[-STDERR_BYTES:]
        if not chunk:
            self._selector.unregister(self._stderr)


def _size_mb(folder: Path) -> int:
    """MiB of all files below a folder, which may change meanwhile."""
    total = 0
    for path, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):
                total += Path(path, name).lstat().st_blocks * 512
    return total >> 20
