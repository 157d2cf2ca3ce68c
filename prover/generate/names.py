"""Names that carry no meaning: pools for everything a generated statement has to call something.

A prover that learnt from generated problems must not learn that `rev` reverses, so the same
function has many names, some of them telling, some misleading, some nonsense.
"""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

_WORDS = """
alter amend assay bind blend braid carve chain clamp clip comb crimp curl drift etch fetch fill
fold forge fuse gather glue graft grind hatch hinge hoist hook knit knot lace latch lift loop melt
mend merge mill mould nudge pack paint patch peel pick pile pin plait plant pleat pluck polish pour
press prune pull push rake reap rig rinse roll sand seal seam shear shift sift skim slice sow spin
splice split stack stitch strip sweep swirl tap tie tilt tint track trim tuck turn twist unroll
warp weave weigh weld wind wrap yoke
""".split()
_STARTS = (
    "b bl br c cr d dr f fl g gl gr h j k kl kr l m n p pl pr qu r s sk sl st t tr v w z".split()
)
_VOWELS = "a e i o u ai ea oo".split()
_ENDS = "b ck d ft g l lm lt m n nd ng nt p r rk rn s sk st t x".split()
_TYPES = """
Atlas Bag Basket Bead Box Bundle Cable Card Cell Chart Coil Crate Deck Disc Drum Fan Flask Frame
Grid Heap Hive Item Jar Ladder Lot Mark Mesh Pad Peg Pile Plan Plate Pouch Quilt Rack Rope Sack
Shelf Spool Stack Stem String Tape Tile Token Tower Tray Tub Vase Ware Yard
""".split()
_VARIABLES = {
    "number": "n m k i j a b c x y",
    "element": "x y z a b c u v w e",
    "list": "xs ys zs us vs l k as bs",
    "tree": "t u v s r l",
    "function": "f g h k φ ψ",
    "test": "p q r pred test",
    "any": "x y z u v w a b c d s t",
    "proposition": "p q r s t u v w",
    "predicate": "P Q R S T U A B C",
    "relation": "R S T L E",
    "type": "α β γ δ",
}
# No constructor, function or variable may be called one of these.
_TAKEN = frozenset(
    "at by do else end fun have if in let match of open rec show then true false where with from"
    " push_cast repeat seal local macro syntax notation infix postfix prefix deriving"
    " exact apply intro cases simp omega rfl and or not id".split()
)


class Names:
    """Hands out names, each once; `plain` is the chance that a telling name is kept."""

    def __init__(self, rng: Random, plain: float = 0.35) -> None:
        self._rng = rng
        self._plain = plain
        self._used: set[str] = set(_TAKEN)

    def reserve(self, name: str) -> str:
        """`name`, or one like it that is free."""
        chosen, count = name, 1
        while chosen in self._used:
            count += 1
            chosen = f"{name}{count}"
        self._used.add(chosen)
        return chosen

    def is_free(self, name: str) -> bool:
        return name not in self._used

    def function(self, telling: Sequence[str] = ()) -> str:
        """A name for a function or a constructor."""
        rng = self._rng
        if telling and rng.random() < self._plain:
            return self.reserve(rng.choice(telling))
        if rng.random() < 0.6:
            return self.reserve(rng.choice(_WORDS))
        return self.reserve(self._nonsense())

    def type(self, telling: Sequence[str] = ()) -> str:
        rng = self._rng
        if telling and rng.random() < self._plain:
            return self.reserve(rng.choice(telling))
        if rng.random() < 0.6:
            return self.reserve(rng.choice(_TYPES))
        return self.reserve(self._nonsense().capitalize())

    def variable(self, kind: str) -> str:
        """A short name of the pool `kind`; numbered when the pool is empty."""
        pool = _VARIABLES.get(kind, _VARIABLES["any"]).split()
        start = self._rng.randrange(3)
        for name in pool[start:] + pool[:start]:
            if name not in self._used:
                self._used.add(name)
                return name
        return self.reserve(f"{pool[0]}1")

    def series(self, kind: str, count: int) -> list[str]:
        """`count` names of one look: a b c, or p1 p2 p3."""
        pool = _VARIABLES[kind].split()
        free = [name for name in pool if name not in self._used]
        if count <= len(free) and self._rng.random() < 0.8:
            start = self._rng.randrange(len(free) - count + 1)
            return [self.reserve(name) for name in free[start : start + count]]
        stem = self._rng.choice(pool)
        return [self.reserve(f"{stem}{i}") for i in range(1, count + 1)]

    def hypotheses(self, count: int) -> list[str]:
        style = self._rng.choice(["h{}", "h{}", "H{}", "hyp{}", "ax{}"])
        if count == 1:
            return [self.reserve(style.format(""))]
        return [self.reserve(style.format(i)) for i in range(1, count + 1)]

    def _nonsense(self) -> str:
        rng = self._rng
        syllables = rng.choice([1, 1, 2])
        parts = [rng.choice(_STARTS) + rng.choice(_VOWELS) for _ in range(syllables)]
        return "".join(parts) + rng.choice(_ENDS)
