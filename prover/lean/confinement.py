"""What a Lean process may touch: chosen here, given up by `confine.py` in the process itself.

The strongest level that this system has is used, and every verdict names it:

- landlock: no file but Lean's, its library's and the system's can be read, none written outside
  one scratch folder; no sockets, no further processes, no signals to others (Landlock and seccomp);
- bubblewrap: the same files and no network, in namespaces of its own (where `bwrap` is installed
  and Landlock is missing);
- limits: memory, file sizes, processor time and a process group alone.

Where a level cannot be put in force after all, the process ends before it runs anything.
"""

from __future__ import annotations

import functools
import json
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from prover.lean import confine

# What programs on Linux need to start at all; nothing in it is the user's.
SYSTEM = (
    "/usr", "/lib", "/lib32", "/lib64", "/nix/store", "/etc/ld.so.cache", "/proc/self",
    "/dev/null", "/dev/urandom", "/dev/random",
)  # fmt: skip
_PROGRAM = Path(confine.__file__)


class Level(StrEnum):
    """How much a process gave up."""

    LANDLOCK = "landlock"
    BUBBLEWRAP = "bubblewrap"
    LIMITS = "limits"


@functools.cache
def strongest() -> Level:
    """The level that is used on this system."""
    if sys.platform == "linux":
        if confine.available():
            return Level.LANDLOCK
        if shutil.which("bwrap"):
            return Level.BUBBLEWRAP
    return Level.LIMITS


def confined(
    argv: Sequence[str],
    *,
    read: Iterable[Path],
    scratch: Path | None,
    limits: Mapping[str, int],
    level: Level,
) -> list[str]:
    """The command that runs `argv` so; `limits` are named as in `resource`."""
    readable = [*SYSTEM, *{sys.base_prefix, sys.prefix}, str(_PROGRAM.parent), *map(str, read)]
    writable = [] if scratch is None else [str(scratch)]
    inner = Level.LIMITS if level is Level.BUBBLEWRAP else level
    rules = {"level": inner, "limits": limits, "read": readable, "write": writable}
    command = [sys.executable, "-I", "-S", str(_PROGRAM), json.dumps(rules), *argv]
    if level is not Level.BUBBLEWRAP:
        return command
    files = [path for path in readable if not path.startswith(("/proc", "/dev"))]
    binds = [word for path in files for word in ("--ro-bind-try", path, path)]
    binds += [word for path in writable for word in ("--bind", path, path)]
    namespaces = ("--unshare-all", "--die-with-parent", "--new-session")
    program = shutil.which("bwrap") or "bwrap"
    return [program, *namespaces, "--proc", "/proc", "--dev", "/dev", *binds, "--", *command]
