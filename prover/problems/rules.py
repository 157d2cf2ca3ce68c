"""What the text of a candidate may hold: judged before Lean, which runs what it reads.

The judge asks here, and so does whoever shows Lean a text that a model wrote. The rules do not
parse Lean. They make sure of three things: that our view of comments, strings and brackets is
Lean's (odd quoting is refused), that the text stays inside the parentheses which the judge puts
around it, and that no word in it can extend or bypass Lean, in whatever role.
"""

from __future__ import annotations

import re

from prover.errors import InputError
from prover.lean.lexer import unbalanced
from prover.problems.declarations import COMMANDS, HOLES, LINE_COMMANDS
from prover.problems.lean_text import Token, tokenize

# What a proof may rest on: Lean's own axioms.
AXIOMS = frozenset({"propext", "Classical.choice", "Quot.sound"})
# Extend the language, run code while Lean elaborates, or make the kernel trust something: refused
# as any part of a name.
EXTENSIONS = frozenset({
    "macro", "macro_rules", "syntax", "declare_syntax_cat", "notation", "notation3", "elab",
    "elab_rules", "infix", "infixl", "infixr", "prefix", "postfix", "binder_predicate", "simproc",
    "dsimproc", "simproc_decl", "dsimproc_decl", "unif_hint", "initialize", "builtin_initialize",
    "run_cmd", "run_tac", "run_elab", "run_meta", "by_elab", "eval_expr", "include_str", "meta",
    "tactic", "term_elab", "command_elab", "delab", "app_delab", "unexpander",
    "app_unexpander", "term_parser", "tactic_parser", "command_parser",
    "axiom", "opaque", "unsafe", "implemented_by", "extern", "csimp", "native_decide",
    "import", "prelude", "module",
    "Lean", "sorryAx", "ofReduceBool", "ofReduceNat", "reduceBool", "trustCompiler",
})  # fmt: skip
# Those that also stand inside a proof (`open Nat in`); every other command word is none of a term.
_IN_PROOFS = frozenset({"open", "set_option"})
_OPTIONS = frozenset({
    "maxHeartbeats", "maxRecDepth", "synthInstance.maxHeartbeats", "synthInstance.maxSize",
    "exponentiation.threshold",
})  # fmt: skip
_SUFFIXES = frozenset({"termination_by", "decreasing_by", "where"})
_PLAIN = re.compile(r"[\w .,:;?!+*=<>-]*")
# In ASCII alone: what other characters are part of a name, and which end one, is Lean's business.
_WORD = re.compile(r"(?P<number>\d\w*)|(?P<word>[^\W\d][\w'!?]*)", re.ASCII)
_NUMBER = re.compile(r"\d+(_\d+)*([eE]\d+)?|0[xX][\da-fA-F]+|0[bB][01]+|0[oO][0-7]+", re.ASCII)
_HASH = re.compile(r"#(?:eval|exit|print|check|reduce|synth|guard|help|where|version|import)\w*")
_INVISIBLE = re.compile(
    r"[^\S \n]|[\x00-\x09\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


def objection(proof: str, *, holes: bool = False) -> str | None:
    """Why `proof` (the text after `:=`) is not fit to be shown to Lean, in words, or None; with
    `holes` it may hold `sorry`."""
    try:
        code = without_comments(proof)
    except InputError as error:
        return str(error)
    if not code.strip():
        return "the proof is empty"
    if problem := unbalanced(code):
        return f"the proof does not parse: {problem}"
    if "@[" in code:
        return "`@[` is no part of a proof"
    refused = (COMMANDS | LINE_COMMANDS) - _IN_PROOFS
    return _quoting(code) or _words(code, refused if holes else refused | HOLES)


def objection_to_declarations(text: str) -> str | None:
    """Why a submission's own text (all but the challenge's) is not fit to be judged, or None."""
    try:
        code = without_comments(text)
    except InputError as error:
        return str(error)
    return _quoting(code) or _words(code, frozenset())


def without_comments(text: str) -> str:
    """`text` with spaces for its comments; raises InputError if our view of them might not be
    Lean's."""
    if match := _INVISIBLE.search(text):
        raise InputError(f"the character U+{ord(match[0]):04X} is not allowed")
    pieces: list[str] = []
    at = 0
    for token in tokenize(text):
        if token.kind != "comment":
            continue
        # After a symbol it might be the tail of a longer one, such as `<--`.
        if token.start and not re.match(r"[\s\w()\[\]{}⟨⟩,']", text[token.start - 1]):
            raise InputError(f"put a space before the comment {token.text[:20]!r}")
        pieces += [text[at : token.start], re.sub(r"[^\n]", " ", token.text)]
        at = token.end
    return "".join(pieces) + text[at:]


def parts(proof: str) -> tuple[str, str]:
    """The term, and what may only follow the whole of it: `where`, `termination_by` or
    `decreasing_by` at the start of a line."""
    for token in tokenize(proof):
        if token.column == 0 and token.start and token.depth == 0 and token.text in _SUFFIXES:
            return proof[: token.start], proof[token.start :]
    return proof, ""


def _quoting(code: str) -> str | None:
    """Strings, characters and «names» hold nothing that would matter if they were not quoted."""
    for token in tokenize(code):
        if not _plainly_quoted(token, code):
            return f"{token.text[:20]!r}: quoting of this kind is not allowed"
    return None


def _plainly_quoted(token: Token, code: str) -> bool:
    if token.kind == "string":
        opens = token.start == 0 or code[token.start - 1] in " \n([{⟨"
        return opens and _is_plain(token.text[1:-1])
    if token.kind == "char":
        return _is_plain(token.text[1:-1])
    if "«" in token.text or "»" in token.text:
        return token.kind == "name" and all(
            _is_plain(part) for part in re.findall(r"«([^»]*)»", token.text)
        )
    return '"' not in token.text


def _is_plain(text: str) -> bool:
    return _PLAIN.fullmatch(text) is not None and "--" not in text


def _words(code: str, keywords: frozenset[str]) -> str | None:
    """`keywords` are refused where they are no part of a dotted name."""
    # Not by token: a word in a string or in «» is refused too, whoever reads it.
    if match := _HASH.search(code):
        return f"`{match[0]}` is not allowed"
    for match in _WORD.finditer(code):
        bare = not code.endswith(".", 0, match.start())
        if match[0] in EXTENSIONS or (bare and match[0] in keywords):
            return f"`{match[0]}` is not allowed"
        if match["number"] and not _NUMBER.fullmatch(match[0]):
            return f"`{match[0]}` is no number: put a space into it"
    for match in re.finditer(r"\bset_option\s+(\S+)", code):
        if match[1] not in _OPTIONS:
            return f"`set_option {match[1]}` is not allowed"
    return None
