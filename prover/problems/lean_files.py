"""Problems out of Lean text: a file, one theorem of a file, standard input, a quoted theorem.

Every open theorem is a problem of its own. Its preamble is all the text before it, earlier
theorems as they stand, and its postamble closes the scopes that are open at that point.
"""

from __future__ import annotations

import difflib
from pathlib import Path

from prover.errors import InputError
from prover.problems import declarations
from prover.problems.declarations import Declaration
from prover.types import Problem, Statement


def read_text(path: Path) -> str:
    """The text of a UTF-8 file with Unix line ends; InputError when it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise InputError("no such file", path=path) from None
    except IsADirectoryError:
        raise InputError("is a directory: name a file", path=path) from None
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8 text (byte {error.start})", path=path) from None
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path=path) from None


def problems(
    text: str, source: str, *, name: str | None = None, proved: bool = False
) -> list[Problem]:
    """The open theorems of `text` (with `proved` all), or the one called `name` whether it has a
    proof or not.

    `source` stands in messages and in `Problem.source`. Raises InputError when nothing is found.
    """
    found = declarations.find(text, path=source)
    if not found:
        raise InputError("no theorem, lemma or example in it", path=source)
    if name is not None:
        return [_problem(text, source, _named(found, name, source))]
    chosen = [declaration for declaration in found if declaration.is_open or proved]
    if not chosen:
        raise InputError(
            f"all {len(found)} theorems have proofs: put `sorry` for a proof, or name one "
            f"({source}:{problem_name(found[0])})",
            path=source,
        )
    return [_problem(text, source, declaration) for declaration in chosen]


def statement(text: str, declaration: Declaration) -> Statement:
    """What is to be proved, out of the text that `declaration` was found in."""
    preamble, prefix = text[: declaration.start], ""
    line_start = preamble.rfind("\n") + 1
    if preamble[line_start:].strip():
        preamble += "\n"  # another command stands before it on its line
    else:
        preamble = preamble[:line_start]
    prefix = text[declaration.start : declaration.keyword_start]
    signature = text[declaration.keyword_start : declaration.signature_end]
    name = declaration.name
    if not name:
        # Only a theorem with a name can have its axioms printed.
        name = problem_name(declaration)
        signature = f"theorem {name}{signature.removeprefix('example')}"
    closing = "".join(f"{end}\n" for end in reversed(declaration.scopes))
    return Statement(name, prefix + signature, preamble, closing)


def problem_name(declaration: Declaration) -> str:
    """The full name; for an example one made from its line."""
    return declaration.full_name if declaration.name else f"example_{declaration.line}"


def _problem(text: str, source: str, declaration: Declaration) -> Problem:
    return Problem(
        name=problem_name(declaration),
        statement=statement(text, declaration),
        source=source,
        line=declaration.line,
    )


def _named(found: list[Declaration], name: str, source: str) -> Declaration:
    for wanted in (problem_name, lambda declaration: declaration.name):
        for declaration in found:
            if wanted(declaration) == name:
                return declaration
    names = [problem_name(declaration) for declaration in found]
    near = difflib.get_close_matches(name, names, n=3, cutoff=0.4) or names[:3]
    raise InputError(f"no theorem {name} in it; there is {', '.join(near)}", path=source)
