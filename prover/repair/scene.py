"""The place of an error: the step and the blocks around it, and the terms near it."""

from __future__ import annotations

from dataclasses import dataclass, field

from prover.lean.bridge import Bridge
from prover.problems.lean_text import Token
from prover.repair.classes import ErrorClass, classify
from prover.sketch.layout import Block, Item, Lines, blocks, code_tokens, elements
from prover.sketch.trial import offset, reach
from prover.theory import Theory
from prover.types import Message, Statement

# What stands before the head of an application or behind its last argument, besides operators.
_BOUNDS = frozenset(
    "by from exact apply refine rw rewrite simp simp_all simpa only at with using have show fun λ ∀"
    " ∃ intro intros obtain rcases rintro cases induction calc then else if let case match".split()
)


@dataclass(frozen=True)
class Scene:
    """One error in a proof. `at` is its offset, `reach` how far Lean was content, `around` the
    blocks that hold it, the innermost first; the proof's brackets may not match."""

    statement: Statement
    theory: Theory
    bridge: Bridge
    proof: str
    error: Message
    kind: ErrorClass = field(init=False)
    lines: Lines = field(init=False)
    at: int = field(init=False)
    reach: int = field(init=False)
    code: tuple[Token, ...] = field(init=False)
    around: tuple[Block, ...] = field(init=False)

    def __post_init__(self) -> None:
        lines = Lines(self.proof)
        at = offset(self.error, lines)
        held = [b for b in blocks(self.proof) if b.at <= at <= b.end]
        held.sort(key=lambda block: (block.end - block.start, -block.at))
        object.__setattr__(self, "kind", classify(self.error))
        object.__setattr__(self, "lines", lines)
        object.__setattr__(self, "at", at)
        object.__setattr__(self, "reach", reach((self.error,), self.proof)[self.error])
        object.__setattr__(self, "code", tuple(code_tokens(self.proof)))
        object.__setattr__(self, "around", tuple(held))

    @property
    def step(self) -> tuple[Block, Item] | None:
        """The innermost step that holds the error, and its block."""
        return next(iter(self.steps()), None)

    def steps(self) -> list[tuple[Block, Item]]:
        """The tactics that hold the error with their blocks, the innermost first."""
        return [
            (block, item)
            for block in self.around
            for item in block.items
            if block.tactics and item.start <= self.at <= item.end
        ]

    def text(self, item: Item) -> str:
        return self.proof[item.start : item.end]

    @property
    def token(self) -> int | None:
        """The index of the token at the error."""
        return next((i for i, t in enumerate(self.code) if t.start <= self.at < t.end), None)

    def application(self) -> list[tuple[int, int]]:
        """The head and the arguments of the application that the error is in, as (start, end)."""
        here = self.token
        if here is not None and self.code[here].text in _BOUNDS:  # the error is in what follows
            here += 1
        if here is None or here == len(self.code):
            return []
        depth = self.code[here].depth
        low = here
        while low > 0 and not self._ends(self.code[low - 1], depth):
            low -= 1
        atoms: list[tuple[int, int]] = []
        for token in self.code[low:]:
            if token.start > self.code[here].start and self._ends(token, depth):
                break
            if token.depth > depth or (atoms and atoms[-1][1] == token.start):
                atoms[-1:] = [(atoms[-1][0], token.end)] if atoms else [(token.start, token.end)]
            elif token.kind == "close" and atoms:
                atoms[-1] = (atoms[-1][0], token.end)
            else:
                atoms.append((token.start, token.end))
        return atoms

    def _ends(self, token: Token, depth: int) -> bool:
        if token.depth < depth or token.text in _BOUNDS:
            return True
        operator = token.kind == "other" and token.text not in ("@", "‹", "›", ".", "_")
        return token.depth == depth and operator

    def elements(self) -> list[tuple[int, int]]:
        """The elements of the innermost `⟨...⟩` around the error, as (start, end)."""
        return elements(self.code, self.at)

    def names(self) -> list[str]:
        """Names that may be local: all words of signature and proof, in order."""
        own = [t.text for t in code_tokens(self.statement.signature) if t.kind == "name"]
        words = [*own, *(t.text for t in self.code if t.kind == "name")]
        return [w for w in dict.fromkeys(words) if w not in _BOUNDS]
