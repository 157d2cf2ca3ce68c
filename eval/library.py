"""Building and starting the embedded library: `python -m eval.library`.

Build: Basis from its sources into an empty cache. Start: a fresh `lean` process on a file with one
theorem by `rfl`, without imports and with `import Basis.Mathlib`, from the start of the process to
its end. Prints the figures and writes a JSON record to eval/results/.
"""

from __future__ import annotations

import json
import os
import platform
import statistics
import tempfile
import time
from pathlib import Path
from unittest import mock

from prover.lean import embedded
from prover.lean.batch import compile_source
from prover.lean.messages import ERROR
from prover.lean.toolchain import Toolchain

RESULTS = Path(__file__).parent / "results" / "library.json"
STARTS = 20
THEOREM = "theorem one : 1 = 1 := rfl\n"
FILES = {"plain": THEOREM, "with Basis.Mathlib": f"import Basis.Mathlib\n{THEOREM}"}


def built(cache: str) -> tuple[Toolchain, float]:
    """The library built in an empty cache, and the seconds it took."""
    with mock.patch.dict(os.environ, {"PROVER_CACHE": cache}):
        started = time.perf_counter()
        return embedded.embedded_toolchain(), time.perf_counter() - started


def start_seconds(toolchain: Toolchain, source: str) -> list[float]:
    """Wall time of fresh processes on the file, sorted; the first, which warms the disk, left
    out."""
    times = []
    for _ in range(STARTS + 1):
        started = time.perf_counter()
        messages = compile_source(toolchain, source, timeout=60)
        times.append(time.perf_counter() - started)
        assert not any(message.severity == ERROR for message in messages), messages
    return sorted(times[1:])


def main() -> None:
    with tempfile.TemporaryDirectory() as cache:
        toolchain, seconds = built(cache)
        starts = {name: start_seconds(toolchain, source) for name, source in FILES.items()}
    record = {
        "cores": len(os.sched_getaffinity(0)),
        "machine": platform.machine(),
        "library_hash": toolchain.library_hash,
        "modules": int(embedded.library_state()["library"].split()[1]),
        "build_seconds": round(seconds, 2),
        "start_seconds": {
            name: {"median": round(statistics.median(t), 3), "worst": round(t[-1], 3)}
            for name, t in starts.items()
        },
    }
    RESULTS.write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
    print(f"build from an empty cache: {seconds:.1f} s")
    for name, times in starts.items():
        print(f"start of a file, {name}: {statistics.median(times):.3f} s (median of {STARTS})")


if __name__ == "__main__":
    main()
