"""Whether the sandbox holds: a process is confined as Lean is, and tries (`probe.py`)."""

from __future__ import annotations

import json
import os
import socket
import sys
import tempfile
import time
from pathlib import Path

from prover.errors import LeanCrash
from prover.lean.confinement import Level, strongest
from prover.lean.sandbox import Child, Limits

SECONDS = 30.0
_PROBE = Path(__file__).with_name("probe.py")
ALLOWED = "write into its scratch folder"
# What a process can do at a level although it should rather not.
LEFT_OPEN = {
    Level.LANDLOCK: frozenset[str](),
    Level.BUBBLEWRAP: frozenset({"start a process"}),
}


def attempts(level: Level | None = None) -> dict[str, bool]:
    """What a process at `level` (the strongest that there is) tried, and whether it could. Raises
    a WorkerFailure."""
    with (
        tempfile.TemporaryDirectory(prefix="proofloom-") as scratch,
        tempfile.TemporaryDirectory(prefix="proofloom-") as other,
        socket.create_server(("127.0.0.1", 0)) as server,
    ):
        secret = Path(other, "secret")
        secret.write_text("secret", encoding="utf-8")
        arguments = [scratch, other, str(secret), str(server.getsockname()[1]), str(os.getpid())]
        child = Child(
            [sys.executable, "-I", "-S", str(_PROBE), *arguments],
            environment={},
            scratch=Path(scratch),
            limits=Limits(),
            level=level,
        )
        said = bytearray()
        deadline = time.monotonic() + SECONDS
        try:
            while chunk := child.read(deadline):
                said += chunk
            child.wait(deadline)
            tail = child.error_tail
        finally:
            child.close()
    try:
        found: dict[str, bool] = json.loads(said)
    except ValueError:
        raise LeanCrash(f"the sandbox cannot be tested: {tail[-200:]}") from None
    return found


def wrong(found: dict[str, bool], level: Level | None = None) -> list[str]:
    """What of the attempts should have had another end at this level."""
    open_ = LEFT_OPEN.get(level or strongest(), found.keys())
    return [
        what
        for what, could in found.items()
        if (not could if what == ALLOWED else could and what not in open_)
    ]
