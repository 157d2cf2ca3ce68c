"""Lean's hash functions, as far as they are stored in files (Lean 4.35 and some before it).

Names, levels and terms carry a hash and facts about themselves, which Lean believes: two names
with equal components and unequal hashes are different names to it, and a term that says it has no
loose variables is not looked into. So a reader has to compute them again. Strings go through
MurmurHash64A (A. Appleby, public domain) with seed 11, pairs through a step of the same kind.
"""

from __future__ import annotations

_MASK = (1 << 64) - 1
_M = 0xC6A4A7935BD1E995

ANONYMOUS = 1723  # the hash of the empty name
NIL = 7  # of the empty list


def mix(left: int, right: int) -> int:
    """Lean's `mixHash` of two 64-bit numbers."""
    right = right * _M & _MASK
    return (left ^ right ^ right >> 47 ^ _M) * _M & _MASK


def of_string(text: str) -> int:
    """Lean's hash of a string, 64 bits."""
    data = text.encode()
    whole = len(data) & ~7
    state = 11 ^ len(data) * _M & _MASK
    for at in range(0, whole, 8):
        block = int.from_bytes(data[at : at + 8], "little") * _M & _MASK
        state = (state ^ (block ^ block >> 47) * _M & _MASK) * _M & _MASK
    if whole != len(data):
        state = (state ^ int.from_bytes(data[whole:], "little")) * _M & _MASK
    state = (state ^ state >> 47) * _M & _MASK
    return state ^ state >> 47


def of_natural(value: int) -> int:
    """Lean's hash of a natural number, 64 bits."""
    return value & _MASK
