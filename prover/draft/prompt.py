"""What is said to a model, and what of its answer counts.

The words are the jinja2 files in `prompts/`, one for each Ask behind a system prompt for all.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from prover.draft import Request
from prover.types import Statement

if TYPE_CHECKING:
    import jinja2

PROMPTS = Path(__file__).parent / "prompts"
LONGEST = 12_000  # characters of any one text in a prompt
MOST = 40  # facts or errors in a prompt; the last ones are the nearest

# What a proof may count on without Mathlib, and what models write that is Mathlib's.
CORE_TACTICS = (
    "intro exact apply refine constructor cases rcases obtain induction rw simp simp_all simpa "
    "omega decide grind split exists calc have show funext ext congr subst injection unfold "
    "contradiction exfalso by_cases specialize exact?"
).split()
MATHLIB_TACTICS = (
    "ring ring_nf linarith nlinarith positivity norm_num field_simp push_neg aesop tauto "
    "interval_cases use"
).split()

_MATHLIB = re.compile(r"^\s*import\s+Mathlib\b", re.M)
_STAND_IN = re.compile(r"^\s*import\s+Basis\.Mathlib\b", re.M)
# Some chat templates open the reasoning themselves, so that the answer begins inside it; an
# answer that was cut off may end inside it.
_REASONING = re.compile(r"\A.*</think(?:ing)?>|<think(?:ing)?>.*\Z", re.S | re.I)


class Message(TypedDict):
    """A message of a chat."""

    role: str
    content: str


def messages(request: Request) -> list[Message]:
    """The chat that puts `request` to a model: the system's message and the user's."""
    values = {
        "request": request,
        "statement": request.statement,
        "library": _library(request.statement),
        "core_tactics": CORE_TACTICS,
        "mathlib_tactics": MATHLIB_TACTICS,
    }
    return [
        {"role": "system", "content": _render("system", values)},
        {"role": "user", "content": _render(request.ask, values)},
    ]


def without_reasoning(text: str) -> str:
    """The answer without what the model thought before it; '' if that is all there is.

    Half a surrogate pair, which JSON can carry and UTF-8 cannot, becomes '?'.
    """
    return encodable(_REASONING.sub("", text)).strip()


def encodable(text: str) -> str:
    """`text` with what UTF-8 cannot say replaced by '?'."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _render(name: str, values: dict[str, object]) -> str:
    return encodable(_environment().get_template(f"{name}.j2").render(values)).strip() + "\n"


def _library(statement: Statement) -> str:
    """Which library the statement's file imports, for the words about it."""
    if _STAND_IN.search(statement.preamble):
        return "stand-in"
    return "mathlib" if _MATHLIB.search(statement.preamble) else "core"


@functools.cache
def _environment() -> jinja2.Environment:
    import jinja2  # not needed for `prover --help`

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(PROMPTS),
        undefined=jinja2.StrictUndefined,
        autoescape=False,  # Lean, not HTML
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["shortened"] = _shortened
    environment.filters["last"] = lambda items: items[-MOST:]
    return environment


def _shortened(text: str) -> str:
    """A long text without its middle: what it opens with and what stands next to the goal."""
    if len(text) <= LONGEST:
        return text
    half = LONGEST // 2
    return f"{text[:half]}\n-- [{len(text) - LONGEST} characters left out]\n{text[-half:]}"
