"""Independent checkers that come with a stock Lean, asked about a compiled candidate.

`leanchecker` (of recent toolchains), `lean4checker` and `lean4lean` all take the name of a module
on LEAN_PATH, go through its declarations with a kernel (the second with one of their own), and end
with 0 if they accept them. They are looked for beside `lean` and on PATH.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from prover.lean.sandbox import Child, Limits
from prover.lean.toolchain import Toolchain

PROGRAMS = ("leanchecker", "lean4checker", "lean4lean")


def found(toolchain: Toolchain) -> Iterator[Path]:
    """The checkers that there are for this Lean."""
    beside = str(Path(toolchain.command[0]).parent)
    for name in PROGRAMS:
        if path := shutil.which(name, path=os.pathsep.join((beside, os.environ.get("PATH", "")))):
            yield Path(path)


def objection(
    program: Path, module: str, folder: Path, toolchain: Toolchain, *, timeout: float
) -> str | None:
    """What a checker has against `module`, whose compiled file is in `folder`; None if it accepts
    it. Raises a WorkerFailure if it comes to no end."""
    deadline = time.monotonic() + timeout
    path = os.pathsep.join(filter(None, (str(folder), toolchain.lean_path)))
    child = Child(
        [str(program), module],
        environment={**dict(toolchain.environment), "LEAN_PATH": path},
        read=[*toolchain.files, program.resolve().parent.parent, folder],
        cwd=toolchain.cwd,
        limits=Limits(),
        cpu_seconds=(timeout + 1) * (os.cpu_count() or 1),
    )
    said = bytearray()
    try:
        while chunk := child.read(deadline):
            said += chunk
        code = child.wait(deadline)
        tail = child.error_tail or said.decode(errors="replace").strip()
    finally:
        child.close()
    if code == 0:
        return None
    last = tail.splitlines()[-1] if tail else f"exit code {code}"
    return f"{program.name} does not accept it: {last[:200]}"
