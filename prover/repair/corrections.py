"""Corrections by class of error: each proposes edits of the proof, and Lean chooses.

A maker asks Lean nothing (but for names); a proposal that is nonsense costs milliseconds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from prover.problems.lean_text import Token
from prover.repair import names, syntax
from prover.repair.classes import ErrorClass
from prover.repair.scene import Scene
from prover.sketch.filling import Edit

Maker = Callable[[Scene], Iterator[Edit]]
MAX_LOCAL = 12  # local names, the last ones
_QUOTED = re.compile(r"[`'‘]([^`'’\s]+)[`'’]")
_RULES = re.compile(r"\[([^\[\]]*)\]")
_INTRO = re.compile(r"(intros?|rintro)((?: +\S+)+)$")


# What does not exist or does not fit.


def near_names(scene: Scene) -> Iterator[Edit]:
    """Existing names in place of the unknown one."""
    here, wrong = scene.token, names.unknown(scene.error.text)
    if here is None or wrong is None:
        return
    token = scene.code[here]
    for name in names.near(wrong, scene):
        if token.text == wrong or wrong.endswith(f".{token.text}"):
            yield Edit(token.start, token.end, name)
        elif "." in token.text and token.text.rsplit(".", 1)[1] == wrong.rsplit(".", 1)[-1]:
            field = token.start + token.text.rindex(".") + 1
            yield Edit(field, token.end, name.rsplit(".", 1)[-1])
        elif token.text.startswith(f"{wrong}."):
            yield Edit(token.start, token.start + len(wrong), name)


def introduced(scene: Scene) -> Iterator[Edit]:
    """Names for what the goal assumes or for hypotheses without one, before the step."""
    if scene.step is None:
        return
    block, item = scene.step
    wrong = names.unknown(scene.error.text)
    words = [wrong] if wrong and "." not in wrong else []
    indent = "\n" + " " * block.column
    for word in words:
        for given in (word, f"{word} _", f"_ {word}", f"{word} _ _", f"_ {word} _"):
            yield Edit(item.start, item.start, f"intro {given}{indent}")
        yield Edit(item.start, item.start, f"rename_i {word}{indent}")
        first = block.items[0].start
        yield Edit(first, first, f"intro {word}{indent}")
        yield Edit(first, first, f"rename_i {word}{indent}")
    yield Edit(item.start, item.start, f"intros{indent}")


def arguments(scene: Scene) -> Iterator[Edit]:
    """One argument less, two of them swapped, one found by Lean or by type, one more."""
    atoms = scene.application()
    for (_, before), (_, end) in reversed([*pairwise(atoms)]):
        yield Edit(before, end, "")
    yield from _swaps(scene, atoms)
    for start, end in atoms[1:]:
        yield Edit(start, end, "_")
        yield Edit(start, end, "(by assumption)")
    for _, end in atoms[-1:]:
        yield Edit(end, end, " (by assumption)")
        yield Edit(end, end, " _")


def elements(scene: Scene) -> Iterator[Edit]:
    """Elements of a tuple swapped, or one less."""
    found = scene.elements()
    yield from _swaps(scene, found)
    for (_, before), (_, end) in reversed([*pairwise(found)]):
        yield Edit(before, end, "")


def terms(scene: Scene) -> Iterator[Edit]:
    """The other direction, or a part, of what an `exact` gives."""
    if scene.step is None:
        return
    _, item = scene.step
    text = scene.text(item)
    if not text.startswith("exact "):
        return
    term = text.removeprefix("exact ").strip()
    bare = term if re.fullmatch(r"[^\s()]+", term) else f"({term})"
    given = "(by assumption)"
    for new in (
        f"exact {bare}.symm", f"exact {bare}.mp {given}", f"exact {bare}.mpr {given}",
        f"exact {bare}.1", f"exact {bare}.2", f"simpa using {term}", f"apply {term} <;> assumption",
        f"exact fun _ => {term}", f"exact .inl {bare}", f"exact .inr {bare}",
    ):  # fmt: skip
        yield Edit(item.start, item.end, new)


def others(scene: Scene) -> Iterator[Edit]:
    """Another local name in place of the one at the error."""
    if (here := scene.token) is None or scene.code[here].kind != "name":
        return
    token = scene.code[here]
    local = [name for name in scene.names() if "." not in name and name != token.text]
    for name in local[-MAX_LOCAL:]:
        yield Edit(token.start, token.end, name)


def binders(scene: Scene) -> Iterator[Edit]:
    """Two names of the steps before that name things, swapped."""
    for i, token in enumerate(scene.code[:-1]):
        following = scene.code[i + 1]
        if token.start >= scene.at or token.text not in ("intro", "intros", "rintro", "fun", "|"):
            continue
        run = [(following.start, following.end)] if following.kind == "name" else []
        for other in scene.code[i + 2 :] if run else ():
            if other.kind != "name" or other.line != token.line or other.depth != token.depth:
                break
            run.append((other.start, other.end))
        yield from _swaps(scene, run if token.text != "|" else run[1:])
    for i, token in enumerate(scene.code):
        if token.text == "⟨" and token.start < scene.at:
            names_in = [
                (other.start, other.end)
                for other in _inside(scene, i)
                if other.kind == "name" and other.depth == token.depth + 1
            ]
            yield from _swaps(scene, names_in)


# Alternatives, goals, single tactics.


def alternatives(scene: Scene) -> Iterator[Edit]:
    """The missing alternatives as holes, the right name for a wrong one, or that one away."""
    quoted = _QUOTED.findall(scene.error.text)
    if "not been provided" in scene.error.text or "missing" in scene.error.text.lower():
        for _, item in scene.steps():
            text = scene.text(item)
            bars = [t for t in scene.code if item.start < t.start < item.end and _is_bar(t)]
            column = bars[0].column if bars else item.column
            given = "".join(f"\n{' ' * column}| {name} => sorry" for name in quoted)
            yield Edit(
                item.end, item.end, given if bars or text.endswith("with") else f" with{given}"
            )
        return
    here = scene.token
    if here is None:
        return
    line = scene.code[here].line
    words = [t for t in scene.code[here:] if t.line == line and t.kind == "name"]
    yield from _swaps(scene, [(t.start, t.end) for t in words[:2]])
    for token in words[:1]:
        yield from (Edit(token.start, token.end, name) for name in quoted[1:])
    bars = [t for t in scene.code if _is_bar(t)]
    own = [bar for bar in bars if bar.start <= scene.at][-1:]
    for bar, (_, item) in zip(own, scene.steps(), strict=False):
        after = [t.start for t in bars if t.start > bar.start and t.column <= bar.column]
        yield Edit(bar.start, min([*after, item.end]), "")


def fewer_names(scene: Scene) -> Iterator[Edit]:
    """`intro` with a name less, or with none."""
    if scene.step is None:
        return
    _, item = scene.step
    if match := _INTRO.match(scene.text(item)):
        words = match[2].split()
        for count in range(len(words) - 1, 0, -1):
            yield Edit(item.start, item.end, f"{match[1]} {' '.join(words[:count])}")


def rules(scene: Scene) -> Iterator[Edit]:
    """A rule of `rw` or `simp` turned round, or away; `simp` in place of `rw`."""
    if scene.step is None:
        return
    _, item = scene.step
    text = scene.text(item)
    match = _RULES.search(text)
    if match is None:
        return
    given = [rule.strip() for rule in match[1].split(",")]
    start, end = item.start + match.start(), item.start + match.end()
    for i, rule in enumerate(given):
        turned = rule.removeprefix("←").strip() if rule.startswith("←") else f"← {rule}"
        yield Edit(start, end, f"[{', '.join([*given[:i], turned, *given[i + 1 :]])}]")
    for i in range(len(given)):
        if left := [*given[:i], *given[i + 1 :]]:
            yield Edit(start, end, f"[{', '.join(left)}]")
    for i, (one, two) in enumerate(pairwise(given)):
        yield Edit(start, end, f"[{', '.join([*given[:i], two, one, *given[i + 2 :]])}]")
    if text.startswith("rw"):
        plain = ", ".join(given)
        yield Edit(item.start, item.end, f"simp [{plain}]")
        yield Edit(item.start, item.end, f"simp_all [{plain}]")
        yield Edit(item.start, item.start + len("rw"), "simp only")


def dropped(scene: Scene) -> Iterator[Edit]:
    """The step away; or, if it stands in the proof of a fact, that fact."""
    for i, (block, item) in enumerate(scene.steps()):
        if i and not scene.proof.startswith(("have ", "obtain "), item.start):
            continue
        at = block.items.index(item)
        if at + 1 < len(block.items):
            yield Edit(item.start, block.items[at + 1].start, "")
        elif at:
            yield Edit(block.items[at - 1].end, item.end, "")


def bullets(scene: Scene) -> Iterator[Edit]:
    """The bullet of the step away."""
    for block in scene.around:
        if block.opener == "·" and block.items:
            yield Edit(block.at, block.start, "")


def classical(scene: Scene) -> Iterator[Edit]:
    """Every proposition decided, from the start."""
    outer = [block for block in scene.around if block.opener == "by" and block.items]
    for block in outer[-1:]:
        yield Edit(block.start, block.start, f"classical\n{' ' * block.column}")


CORRECTIONS: dict[ErrorClass, tuple[tuple[str, Maker], ...]] = {
    ErrorClass.SYNTAX: (
        ("brackets", syntax.brackets),
        ("spelling", syntax.spelling),
        ("indentation", syntax.indentation),
        ("tokens", syntax.tokens),
    ),
    ErrorClass.UNKNOWN_TACTIC: (("spelling", syntax.spelling), ("indentation", syntax.indentation)),
    ErrorClass.NAME: (
        ("nearest name", near_names),
        ("names introduced", introduced),
        ("rules", rules),
        ("arguments", arguments),
    ),
    ErrorClass.TYPE: (
        ("arguments", arguments),
        ("elements", elements),
        ("another name", others),
        ("terms", terms),
        ("binders swapped", binders),
        ("names introduced", introduced),
        ("rules", rules),
    ),
    ErrorClass.CASES: (("alternatives", alternatives),),
    ErrorClass.UNSOLVED: (("indentation", syntax.indentation),),
    ErrorClass.NO_GOALS: (
        ("step dropped", dropped),
        ("indentation", syntax.indentation),
        ("bullets", bullets),
    ),
    ErrorClass.INSTANCE: (("classical", classical), ("arguments", arguments)),
    ErrorClass.TACTIC: (
        ("fewer names", fewer_names),
        ("rules", rules),
        ("binders swapped", binders),
        ("names introduced", introduced),
    ),
}


def _swaps(scene: Scene, spans: list[tuple[int, int]]) -> Iterator[Edit]:
    """Neighbours swapped."""
    text = scene.proof
    for (a, b), (c, d) in pairwise(spans):
        yield Edit(a, d, f"{text[c:d]}{text[b:c]}{text[a:b]}")


def _inside(scene: Scene, opened: int) -> Iterator[Token]:
    for token in scene.code[opened + 1 :]:
        if token.depth <= scene.code[opened].depth:
            return
        yield token


def _is_bar(token: Token) -> bool:
    return token.text == "|" and token.first
