"""One file through a fresh `lean --json` process: messages out, or a WorkerFailure.

The absence of errors is only ever reported by a process that ended by itself, in time, with an
exit code that agrees with its messages.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from prover.errors import LeanCrash
from prover.lean.messages import ERROR, from_json_line
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
    olean: Path | None = None,
    options: Sequence[str] = (),
) -> tuple[Message, ...]:
    """Elaborate `source` (a whole file) within `timeout` seconds of wall time.

    Writes the compiled module to `olean` if given and the file has no error; `options` are
    further arguments of `lean`. Raises LeanTimeout, LeanMemory or LeanCrash.
    """
    deadline = time.monotonic() + timeout
    with tempfile.TemporaryDirectory(prefix="proofloom-") as folder:
        file = Path(folder, "Main.lean")
        file.write_text(source, encoding="utf-8", errors="replace", newline="")
        output = () if olean is None else ("-o", str(olean))
        child = Child(
            [*toolchain.command, "--json", *OPTIONS, *options, *output, str(file)],
            environment=dict(toolchain.environment),
            cwd=toolchain.cwd or Path(folder),
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
