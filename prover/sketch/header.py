"""A proof fitted to the names of the statement, where a model restated it with names of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from prover.errors import InputError
from prover.lean.lexer import tokens
from prover.problems.lean_text import tokenize
from prover.types import Statement

_INTRO = re.compile(r"(by\s+)intros?((?: +[^\s;,⟨(]+)+)[ ;]*(?:\n *)?")


def adapted(proof: str, restated: str, statement: Statement) -> Iterator[str]:
    """The proof of a restated signature as one of the statement, then as it stands.

    Binders with other names are renamed; those that the statement has behind its colon are
    introduced, and those that it has before it are not introduced again.
    """
    given, wanted = binders(restated), binders(statement.signature)
    both = min(len(given), len(wanted))
    fitted = renamed(proof, dict(zip(given[:both], wanted[:both], strict=True)))
    if len(given) > both:
        body = re.sub(r"^by\b[ ]*", "", fitted.strip())
        lead = f"by\n  intro {' '.join(given[both:])}"
        if not fitted.strip().startswith("by"):
            fitted = f"{lead}\n  exact {body}"
        else:
            fitted = f"{lead}\n  {body}" if not body.startswith("\n") else f"{lead}{body}"
    elif len(wanted) > both and (match := _INTRO.match(fitted)):
        names = match[2].split()
        missing = wanted[both:]
        rest = names[len(missing) :]
        again = f"intro {' '.join(rest)}\n  " if rest else ""
        body = fitted[match.end() :]
        indent = "\n  " if match[1].endswith(" ") and "\n" in match[1] else ""
        fitted = f"by{indent or ' '}{again}{renamed(body, dict(zip(names, missing, strict=False)))}"
    if fitted != proof:
        yield fitted
    yield proof


def binders(signature: str) -> list[str]:
    """The names before a signature's colon, in order."""
    try:
        code = [token for token in tokenize(signature) if token.kind != "comment"]
    except InputError:
        return []
    found: list[str] = []
    group: list[str] | None = None
    for token in code:
        if token.depth == 0 and token.text == ":":
            break
        if token.depth == 0 and token.kind == "open":
            group = []
        elif token.depth == 1 and token.text == ":" and group is not None:
            found += group
            group = None
        elif token.depth == 0 and token.kind == "close":
            group = None
        elif group is not None and token.kind == "name":
            group.append(token.text)
    return found


def renamed(proof: str, names: dict[str, str]) -> str:
    """The proof with names replaced all at once; fields (`h.x`) keep theirs."""
    if all(old == new for old, new in names.items()):
        return proof
    parts: Sequence[str] = [token.text for token in tokens(proof)]
    return "".join(
        names.get(part, part) if i == 0 or parts[i - 1] != "." else part
        for i, part in enumerate(parts)
    )
