"""Claims about functions by recursion: over types of the problem's own, or over Lean's.

One theory gives several claims; they wait by level until one of their level is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from random import Random

from prover.generate.conjectures import Explorer, Limits, new_ones
from prover.generate.inference import determined
from prover.generate.lang import Theory, heads, size, variables
from prover.generate.names import Names
from prover.generate.rendering import TRANSLATED, Atom, Claim, Renderer, Style
from prover.generate.symbolic import Grader, Rule
from prover.generate.theories import Vocabulary, choose
from prover.types import Statement

LEVELS = 5
_PER_THEORY = 5
_GRADED = 10


class Source:
    """An endless supply of statements by level."""

    def __init__(self, seed: str, core: bool) -> None:
        self._seed = seed
        self._core = core
        self._theories = dict.fromkeys(range(1, LEVELS + 1), 0)
        self._waiting: dict[int, list[tuple[Statement, ...]]] = {
            level: [] for level in range(1, LEVELS + 1)
        }

    def take(self, level: int) -> tuple[Statement, ...]:
        """A statement, and after it the same in other spellings."""
        while not self._waiting[level]:
            self._theories[level] += 1
            rng = Random(f"{self._seed}/{level}/{self._theories[level]}")
            for found, spellings in problems(rng, level, self._core):
                # More than can be used soon would all be about the same few functions.
                if len(self._waiting[found]) < 12:
                    self._waiting[found].append(spellings)
        return self._waiting[level].pop(0)


def problems(rng: Random, level: int, core: bool) -> list[tuple[int, tuple[Statement, ...]]]:
    """(level, spellings) of some claims about one theory, which is chosen for `level`."""
    vocabulary = choose(rng, level, core)
    explorer = Explorer(vocabulary, rng, Limits(size=5 + (level > 1) + (level > 3)))
    graded = [(g, c) for g, c in _graded(explorer, rng) if determined(c, vocabulary.theory)]
    rng.shuffle(graded)
    graded.sort(key=lambda item: item[0] != level)  # the level that is wanted first
    found: list[tuple[int, tuple[Statement, ...]]] = []
    taken: dict[int, int] = {}
    for grade, claim in graded:
        if len(found) < _PER_THEORY and taken.get(grade, 0) < 2:
            taken[grade] = taken.get(grade, 0) + 1
            found.append((grade, spellings(claim, vocabulary.theory, rng)))
    return found


def _graded(explorer: Explorer, rng: Random) -> Iterator[tuple[int, Claim]]:
    rules = list(new_ones(explorer.equations(), explorer.theory))
    good = [r for r in rules if explorer.holds(explorer.claim((), (Atom(*r),)))]
    chosen = sorted(rng.sample(range(len(good)), min(_GRADED, len(good))))
    for i in chosen:
        grader = Grader(explorer.theory, explorer.sorts)
        grade = grader.grade(*good[i], lemmas=_directed(good[:i][-10:]))
        if grade > 0 or rng.random() < 0.15:
            yield _level(grade, good[i]), explorer.claim((), (Atom(*good[i]),))
    for claim in explorer.conditionals(3):
        symbols = sum(size(t) for a in claim.atoms for t in (a.left, a.right))
        yield min(5, 2 + (symbols > 7) + (symbols > 10) + (symbols > 13)), claim
    # Nearly every theory has some of these; a few will do.
    for claim in islice(explorer.injections(), int(rng.random() < 0.25)):
        yield 4 + (len(claim.variables) > 2), claim
    for claim in explorer.alternatives(1):
        yield 3 + (len(heads(claim.conclusions[0].left)) > 1), claim


def _directed(rules: list[Rule]) -> list[Rule]:
    """Those that shrink what they rewrite."""
    return [
        (a, b) for a, b in rules if size(a) > size(b) and set(variables(b)) <= set(variables(a))
    ]


def _level(grade: int, rule: Rule) -> int:
    symbols = size(rule[0]) + size(rule[1])
    return {0: 1, 1: 1 + (symbols > 8), 2: 1 + (symbols > 6), 3: 3, 4: 4, 5: 4 + (symbols > 7)}[
        grade
    ]


def spellings(claim: Claim, theory: Theory, rng: Random) -> tuple[Statement, ...]:
    """The statement in a style drawn at random; after it, both ways round, as translators do."""
    name, namespace = _called(rng, theory)
    if len(claim.conclusions) == 1 and rng.random() < 0.35:
        claim = _turned(claim)
    first = Renderer(theory, Style.random(rng)).statement(claim, name, namespace)
    others = [
        Renderer(theory, TRANSLATED).statement(c, name, namespace) for c in (claim, _turned(claim))
    ]
    return (first, *others)


def _called(rng: Random, theory: Theory) -> tuple[str, str]:
    names = Names(rng)
    for f in theory.functions:
        names.reserve(f.name)
    return names.function(("goal", "claim", "main")), names.type(("Task", "Problem"))


def _turned(claim: Claim) -> Claim:
    conclusions = tuple(Atom(a.right, a.left, a.negated) for a in claim.conclusions)
    return Claim(claim.variables, claim.premises, conclusions)


__all__ = ["LEVELS", "Source", "Vocabulary", "problems", "spellings"]
