"""Damages compiled modules in many ways and lets the reader of `prover.lean.olean` at them.

    python eval/fuzz_olean.py --count 10000 --seed 0

Compiles a few small files with the embedded Lean, then changes copies of them: bits, bytes, words
(also to words that stand elsewhere in the file, so that pointers and headers stay plausible), runs
of words moved, repeated or cut out, the end cut off. A file may read all the same: a flipped bit in
a name is another name. What must not happen is another exception than BadOlean, or a long time, or
that terms differ while everything that Lean stores about them agrees; the table counts. Some files
hold a false theorem that the kernel was told not to look at: they go on to the judge, with all of
its checks, and none may be accepted. Exit code 1 if something did happen.
"""

from __future__ import annotations

import argparse
import random
import resource
import struct
import sys
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Callable

from prover import verify
from prover.errors import BadOlean
from prover.lean.batch import compile_module
from prover.lean.olean import Module, Name, additions, mentions, same
from prover.lean.olean.region import FIRST
from prover.lean.toolchain import Toolchain, resolve
from prover.problems.lean_files import problems
from prover.verify.reference import Reference, elaborate

SOURCES = (
    """prelude
universe u
inductive N where | zero | succ (n : N)
inductive Equal {α : Sort u} (a : α) : α → Prop where | refl : Equal a a
theorem t (n : N) : Equal n (N.succ N.zero) → Equal n (N.succ N.zero) := fun h => h
axiom a : N
def f : N := let x := N.succ N.zero; x
""",
    """def big : Nat := 100000000000000000000000000000000000000000000000000
structure Point where
  x : Nat
  y : String := "ü"
theorem t (a b : Nat) (h : a = b) : b = a := by cases h; rfl
instance : Inhabited Point := ⟨1, "origin"⟩
""",
)
FALSE = "theorem t : (0 : Nat) = 1 := by "
UNCHECKED = f"set_option debug.skipKernelTC true\n{FALSE}decide +kernel\n"
SECONDS = 2.0  # for one file of some kilobytes

Damage = Callable[[bytearray, random.Random], bytes]


def _bit(data: bytearray, rng: random.Random) -> bytes:
    data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
    return bytes(data)


def _bits(data: bytearray, rng: random.Random) -> bytes:
    for _ in range(rng.randrange(2, 17)):
        _bit(data, rng)
    return bytes(data)


def _byte(data: bytearray, rng: random.Random) -> bytes:
    data[rng.randrange(len(data))] = rng.choice((0, 1, 0x7F, 0x80, 0xFF, rng.randrange(256)))
    return bytes(data)


def _set_word(data: bytearray, at: int, word: int) -> bytes:
    struct.pack_into("<Q", data, 8 * at, word % 2**64)
    return bytes(data)


def _word(data: bytearray, at: int) -> int:
    return int.from_bytes(data[8 * at : 8 * at + 8], "little")


def _odd_word(data: bytearray, rng: random.Random) -> bytes:
    words = (0, 1, 3, 2**64 - 1, 2**63, 2**63 - 1, 2**62, rng.getrandbits(64), len(data))
    return _set_word(data, rng.randrange(len(data) // 8), rng.choice(words))


def _near_word(data: bytearray, rng: random.Random) -> bytes:
    at = rng.randrange(10, len(data) // 8)
    step = rng.choice((1, 2, 8, 16, 24, 1 << 32, 1 << 48, 1 << 56)) * rng.choice((1, -1))
    return _set_word(data, at, _word(data, at) + step)


def _other_word(data: bytearray, rng: random.Random) -> bytes:
    at, other = (rng.randrange(FIRST, len(data) // 8) for _ in range(2))
    return _set_word(data, at, _word(data, other))


def _other_pointer(data: bytearray, rng: random.Random) -> bytes:
    """A pointer becomes another one that leads to an object as well."""
    base = _word(data, 10)
    pointers = [
        at for at in range(FIRST, len(data) // 8)
        if base <= (word := _word(data, at)) < base + len(data) and not word & 7
    ]  # fmt: skip
    return _set_word(data, rng.choice(pointers), _word(data, rng.choice(pointers)))


def _header(data: bytearray, rng: random.Random) -> bytes:
    data[rng.randrange(8 * FIRST)] = rng.randrange(256)
    return bytes(data)


def _cut(data: bytearray, rng: random.Random) -> bytes:
    return bytes(data[: rng.randrange(len(data))])


def _run(data: bytearray, rng: random.Random) -> tuple[int, int]:
    start = 8 * rng.randrange(FIRST, len(data) // 8)
    return start, start + 8 * rng.randrange(1, 9)


def _drop(data: bytearray, rng: random.Random) -> bytes:
    start, end = _run(data, rng)
    return bytes(data[:start] + data[end:])


def _repeat(data: bytearray, rng: random.Random) -> bytes:
    start, end = _run(data, rng)
    at = 8 * rng.randrange(FIRST, len(data) // 8)
    return bytes(data[:at] + data[start:end] + data[at:])


def _overwrite(data: bytearray, rng: random.Random) -> bytes:
    start, end = _run(data, rng)
    at = 8 * rng.randrange(FIRST, len(data) // 8)
    return bytes(data[:at] + data[start:end] + data[at + end - start :])


DAMAGES: dict[str, Damage] = {
    "one bit": _bit,
    "some bits": _bits,
    "a byte": _byte,
    "an odd word": _odd_word,
    "a word, a little": _near_word,
    "a word from elsewhere": _other_word,
    "a pointer from elsewhere": _other_pointer,
    "the header": _header,
    "end cut off": _cut,
    "words cut out": _drop,
    "words repeated": _repeat,
    "words overwritten": _overwrite,
}


def read(data: bytes) -> Module:
    """All that can be read of a module."""
    module = Module(data, label="damaged")
    module.check()
    additions(module)
    for extension in module.extensions:
        module.entries(extension)
    for name in module.constants:
        module.constants.needs(name)
    return module


def changed(original: Module, module: Module) -> bool:
    """Whether constants or their terms are others than they were."""
    if list(original.constants) != list(module.constants):
        return True
    for name in original.constants:
        old, new = original.constants[name], module.constants[name]
        if type(old) is not type(new) or len(mentions(old)) != len(mentions(new)):
            return True
        if not all(map(same, mentions(old), mentions(new))):
            return True
    return False


def accepted(data: bytes, reference: Reference, lean: Toolchain) -> bool:
    """Whether the judge takes a compiled file for a proof."""
    return not isinstance(verify._read(data, [reference], lean, 60.0), str)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    rng = random.Random(options.seed)
    lean = resolve("embedded")
    files: list[tuple[bytes, Module]] = []
    for source in SOURCES:
        _, data = compile_module(lean, source, timeout=120)
        assert data is not None
        files.append((data, read(data)))
        assert Name.of("t") in files[-1][1].constants
    _, unchecked = compile_module(lean, UNCHECKED, timeout=120)
    assert unchecked is not None
    files.append((unchecked, read(unchecked)))
    (problem,) = problems(f"{FALSE}sorry\n", "challenge")
    reference = elaborate(problem.statement, lean, timeout=120)
    assert isinstance(reference, Reference) and accepted(unchecked, reference, lean) is False
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    slowest: dict[str, float] = defaultdict(float)
    for number in range(options.count):
        kind = list(DAMAGES)[number % len(DAMAGES)]
        data, original = rng.choices(files, (5, 1, 4))[0]
        bad = DAMAGES[kind](bytearray(data), rng)
        started = time.process_time()
        try:
            module = read(bad)
        except BadOlean:
            outcome = "refused"
        except Exception:
            outcome = "crashed"
            traceback.print_exc()
        else:
            outcome = "same bytes" if bad == data else "read"
            if outcome == "read" and changed(original, module):
                outcome = "other terms"
        seconds = time.process_time() - started
        if data is unchecked:
            rows[kind]["judged"] += 1
            rows[kind]["accepted"] += accepted(bad, reference, lean)
        slowest[kind] = max(slowest[kind], seconds)
        rows[kind][outcome] += 1
        rows[kind]["slow"] += seconds > SECONDS
    columns = ("refused", "read", "other terms", "same bytes", "crashed", "slow",
               "judged", "accepted")  # fmt: skip
    print(f"{'damage':<26}" + "".join(f"{column:>13}" for column in columns) + f"{'max ms':>9}")
    for kind, row in rows.items():
        numbers = "".join(f"{row[column]:>13}" for column in columns)
        print(f"{kind:<26}{numbers}{1000 * slowest[kind]:>9.0f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sizes = ", ".join(str(len(data)) for data, _ in files)
    print(f"{options.count} files, seed {options.seed}, from {sizes} bytes; peak {peak:.0f} MiB")
    bad_ends = ("crashed", "slow", "accepted")
    return int(any(row[end] for row in rows.values() for end in bad_ends))


if __name__ == "__main__":
    sys.exit(main())
