"""One file through a fresh `lean --json` process: messages out (and a compiled module), or a
WorkerFailure.

The absence of errors is only ever reported by a process that ended by itself, in time, with an
exit code that agrees with its messages.
"""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from prover.errors import LeanCrash
from prover.lean.messages import ERROR, from_json_line
from prover.lean.olean.region import MAX_BYTES
from prover.lean.sandbox import Child, Limits
from prover.lean.toolchain import Toolchain
from prover.types import Message

OPTIONS = ("-Dlinter.all=false",)


def compile_source(
    toolchain: Toolchain,
    source: str,
    *,
    timeout: float,
    limits: Limits | None = None,
    options: Sequence[str] = (),
) -> tuple[Message, ...]:
    """Elaborate `source` (a whole file) within `timeout` seconds of wall time.

    `options` are further arguments of `lean`. Raises LeanTimeout, LeanMemory or LeanCrash.
    """
    with _scratch() as folder:
        return _run(toolchain, source, folder, timeout, limits, options)


def compile_module(
    toolchain: Toolchain, source: str, *, timeout: float, limits: Limits | None = None
) -> tuple[tuple[Message, ...], bytes | None]:
    """As `compile_source`, with the compiled module: None if Lean wrote none, which it does not
    where there is an error."""
    with _scratch() as folder:
        file = folder / "Main.olean"
        # The name of the module is that of its file below the root, which else is a lake project's.
        options = (f"--root={folder}", "-o", str(file))
        messages = _run(toolchain, source, folder, timeout, limits, options)
        return messages, _contents(file)


def _contents(path: Path) -> bytes | None:
    """A plain file, read once and after all that could write it is dead: what Lean ran could have
    left a link or a pipe in its place."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    with os.fdopen(descriptor, "rb") as file:
        return file.read(MAX_BYTES + 1) if stat.S_ISREG(os.fstat(descriptor).st_mode) else None


@contextlib.contextmanager
def _scratch() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="proofloom-", ignore_cleanup_errors=True) as name:
        yield Path(name)


def _run(
    toolchain: Toolchain,
    source: str,
    folder: Path,
    timeout: float,
    limits: Limits | None,
    options: Sequence[str],
) -> tuple[Message, ...]:
    deadline = time.monotonic() + timeout
    file = folder / "Main.lean"
    file.write_text(source, encoding="utf-8", errors="replace", newline="")
    child = Child(
        [*toolchain.command, "--json", *OPTIONS, *options, str(file)],
        environment=dict(toolchain.environment),
        read=toolchain.files,
        scratch=folder,
        cwd=toolchain.cwd or folder,
        limits=limits or Limits(),
        # Never reached while we live: Lean may use all cores until the deadline.
        cpu_seconds=(timeout + 1) * (os.cpu_count() or 1),
    )
    try:
        received = bytearray()
        while chunk := child.read(deadline):
            received += chunk
        code = child.wait(deadline)
        error_tail = child.error_tail
    finally:
        child.close()
    return _messages(bytes(received), code, error_tail)


def _messages(received: bytes, code: int, error_tail: str) -> tuple[Message, ...]:
    text = received.decode(errors="replace")
    # Lean ends a line with '\n' alone; a message may hold other line separators.
    messages = tuple(from_json_line(line) for line in text.split("\n") if line.strip())
    if (code != 0) != any(message.severity == ERROR for message in messages):
        raise LeanCrash(f"Lean ended with exit code {code} against its messages: {error_tail}")
    return messages
