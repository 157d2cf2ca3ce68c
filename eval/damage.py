"""Ways to break a proof, each as a person or a model might: `damaged` gives many, from a seed.

Nothing here asks Lean: what breaks nothing is left out by whoever does.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from prover.problems.lean_text import Token
from prover.sketch.filling import Edit, edited
from prover.sketch.layout import Block, Item, Lines, blocks, code_tokens

FALSE = "wrong"  # the name of a false subgoal that was put in
_WORDS = frozenset(
    "by exact intro intros obtain cases induction with have rw simp simp_all rfl omega apply refine"
    " constructor fun at show from unfold grind decide assumption trivial injection by_cases try"
    " subst all_goals skip rename_i calc left right absurd".split()
)
_CLOSERS = ("rfl", "omega", "assumption", "simp", "decide", "contradiction", "exact rfl")
# Each is false, whatever stands around it.
_FALSEHOODS = (
    "∀ a b : Nat, a + b = a",
    "∀ a : Nat, a * a = a",
    "∀ a b : Nat, a - b + b = a",
    "∀ a b : Nat, a ≤ b → b ≤ a",
    "∀ a b : Nat, a * b = 0 → a = 0",
    "∃ a : Nat, ∀ b : Nat, b ≤ a",
    "∀ xs ys : List Nat, xs ++ ys = ys ++ xs",
    "∀ xs ys : List Nat, xs.length = ys.length → xs = ys",
    "∀ a b : Bool, (a && b) = (a || b)",
    "∀ p q : Prop, p ∨ q → p",
    "∀ p q : Prop, (p → q) → (q → p)",
    "∀ p : Nat → Prop, (∃ x, p x) → ∀ x, p x",
)

_EQUATION = re.compile(r"have \w+ : ([^∀∃→]*) = ([^∀∃→∧∨:]*?) := ")

Damage = Callable[[str, random.Random], Iterator[str]]


def wrong_name(proof: str, rng: random.Random) -> Iterator[str]:
    """A letter too many, too few, or another one, in a name that is used."""
    for token in _used_names(proof):
        text = token.text
        head, last = text[: text.rfind(".") + 1], text[text.rfind(".") + 1 :]
        at = rng.randrange(1, len(last)) if len(last) > 1 else 0
        options = [f"{last}'", last + last[-1], f"{last}_1"]
        if len(last) > 2:
            swapped = last[: at - 1] + last[at] + last[at - 1] + last[at + 1 :]
            options += [last[:at] + last[at + 1 :], swapped]
        if "_" in last:
            options.append(last.replace("_", "", 1))
            options.append("_".join(reversed(last.split("_"))))
        options = [option for option in options if option != last]
        yield edited(proof, [Edit(token.start, token.end, head + rng.choice(options))])


def dropped_case(proof: str, _: random.Random) -> Iterator[str]:
    """An alternative or the proof of a goal is missing."""
    lines = Lines(proof)
    for block in blocks(proof):
        if block.opener == "·":
            yield _without_lines(proof, block.at, block.end)
    for token in code_tokens(proof):
        if token.text == "|" and token.first:
            end = next(
                (
                    other.start
                    for other in code_tokens(proof)
                    if other.first and other.start > token.start and other.column <= token.column
                ),
                len(proof),
            )
            start = lines.starts[token.line - 1]
            yield proof[:start].rstrip() + "\n" + proof[end - _column(proof, end) :]


def wrong_closer(proof: str, rng: random.Random) -> Iterator[str]:
    """The last step of a block is another one."""
    for block in blocks(proof):
        if block.tactics and block.items:
            item = block.items[-1]
            if "\n" not in proof[item.start : item.end]:
                closer = rng.choice(_CLOSERS)
                yield edited(proof, [Edit(item.start, item.end, closer)])


def bad_indentation(proof: str, rng: random.Random) -> Iterator[str]:
    """A line, or a line and what belongs to it, is further left or right."""
    lines = proof.split("\n")
    for i in range(1, len(lines)):
        own = len(lines[i]) - len(lines[i].lstrip())
        last = i + 1
        while last < len(lines) and len(lines[last]) - len(lines[last].lstrip()) > own:
            last += 1
        for end in {i + 1, last}:
            by = rng.choice((-2, -1, 1, 2))
            moved = [" " * max(own + by, 0) + lines[i].lstrip()]
            moved += [" " * by + line if by > 0 else line[-by:] for line in lines[i + 1 : end]]
            yield "\n".join([*lines[:i], *moved, *lines[end:]])


def swapped_hypotheses(proof: str, _: random.Random) -> Iterator[str]:
    """Two names or arguments in each other's place."""
    code = list(code_tokens(proof))
    for first, second in pairwise(code):
        named = first.kind == second.kind == "name" and first.line == second.line
        if named and not {first.text, second.text} & _WORDS:
            yield _swapped(proof, first, second)
    for i, token in enumerate(code[:-2]):
        if code[i + 1].text == "," and token.kind == code[i + 2].kind == "name" and token.depth:
            yield _swapped(proof, token, code[i + 2])


def extra_argument(proof: str, rng: random.Random) -> Iterator[str]:
    """An application with one argument more."""
    used = _used_names(proof)
    local = sorted({t.text for t in code_tokens(proof) if t.kind == "name"} - _WORDS)
    local = [name for name in local if "." not in name] or ["h"]
    for token in used:
        yield edited(proof, [Edit(token.end, token.end, f" {rng.choice(local)}")])


def missing_lemma(proof: str, _: random.Random) -> Iterator[str]:
    """A fact that is used later is not there."""
    for block in blocks(proof):
        for item in block.items:
            if proof.startswith("have ", item.start) and item is not block.items[-1]:
                yield _without_lines(proof, item.start, item.end)


def false_subgoal(proof: str, rng: random.Random) -> Iterator[str]:
    """A fact that does not hold, with a proof that cannot be one, before some step."""
    for block, item in _steps(proof):
        said = [rng.choice(_FALSEHOODS)]
        stated = _EQUATION.match(proof[item.start : item.end])
        if stated and re.search(r"\d", stated[2]):
            said.append(f"{stated[1]} = {stated[2]} + 1")  # of numbers, one side is off by one
        closer = rng.choice(("simp", "omega", "rfl", "simp_all"))
        text = f"have {FALSE} : {rng.choice(said)} := by\n{' ' * (block.column + 2)}{closer}\n"
        yield edited(proof, [Edit(item.start, item.start, text + " " * block.column)])


DAMAGES: dict[str, Damage] = {
    "wrong name": wrong_name,
    "dropped case": dropped_case,
    "wrong closer": wrong_closer,
    "bad indentation": bad_indentation,
    "swapped hypotheses": swapped_hypotheses,
    "extra argument": extra_argument,
    "missing lemma": missing_lemma,
    "false subgoal": false_subgoal,
}


def _used_names(proof: str) -> list[Token]:
    """Names that are used and not given: what stands in a term or among rules."""
    code = list(code_tokens(proof))
    given = {
        other.start
        for i, token in enumerate(code)
        if token.text in ("intro", "with", "|", "obtain", "have", "fun", "by_cases", "rename_i")
        for other in code[i + 1 : i + 8]
        if other.line == token.line and _gives(token, other, code)
    }
    return [
        token
        for token in code
        if token.kind == "name" and token.text not in _WORDS and token.start not in given
    ]


def _gives(opener: Token, token: Token, code: list[Token]) -> bool:
    """Whether a name behind `intro`, `obtain`, ... is one that it gives."""
    between = [t.text for t in code if opener.start < t.start < token.start]
    return not {":", ":=", "=>", "exact", "rw", "simp"} & set(between)


def _steps(proof: str) -> list[tuple[Block, Item]]:
    return [(b, item) for b in blocks(proof) if b.tactics for item in b.items]


def _swapped(proof: str, first: Token, second: Token) -> str:
    between = proof[first.end : second.start]
    return edited(proof, [Edit(first.start, second.end, f"{second.text}{between}{first.text}")])


def _without_lines(proof: str, start: int, end: int) -> str:
    """The text without the lines that a step begins and ends on."""
    begin = proof.rfind("\n", 0, start) + 1
    after = proof.find("\n", end)
    return proof[:begin] + ("" if after < 0 else proof[after + 1 :])


def _column(proof: str, at: int) -> int:
    return at - (proof.rfind("\n", 0, at) + 1) if at < len(proof) else 0
