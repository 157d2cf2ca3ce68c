"""Theorems in a Lean text: where each begins, where its proof begins, whether it is open.

Works on tokens. Lean's syntax is extensible, so this is no parser of Lean: it relies on reserved
words (which no term may contain) and on brackets, and leaves all judgement to Lean.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise

from prover.errors import InputError
from prover.problems.lean_text import BRACKETS, Token, tokenize

THEOREMS = frozenset({"theorem", "lemma", "example"})
# Reserved words: where one of them stands outside brackets, a command begins.
COMMANDS = THEOREMS | {
    "def", "abbrev", "instance", "inductive", "structure", "class", "axiom", "opaque", "mutual",
    "namespace", "section", "end", "universe", "variable", "deriving", "export", "import",
    "macro", "macro_rules", "syntax", "notation", "elab", "elab_rules", "infix", "infixl",
    "infixr", "prefix", "postfix", "initialize", "declare_syntax_cat", "alias",
    "noncomputable", "private", "protected", "partial", "unsafe", "public", "nonrec",
}  # fmt: skip
# These begin a command only at the start of a line: within a term or a tactic they mean less.
LINE_COMMANDS = frozenset({"open", "set_option", "attribute", "local", "scoped", "include", "omit"})
MODIFIERS = frozenset(
    {"noncomputable", "private", "protected", "partial", "unsafe", "public", "nonrec"}
)
HOLES = frozenset({"sorry", "admit"})
LOCAL_DEFINITIONS = frozenset({"let", "have", "letI", "haveI", "let_fun"})


@dataclass(frozen=True)
class Declaration:
    """A theorem, lemma or example; all positions are offsets into the text."""

    keyword: str
    name: str
    """As written; '' for an example."""
    scopes: tuple[str, ...]
    """The closing command of each scope that is open here, outermost first."""
    namespace: str
    start: int
    """With its doc comment, attributes, modifiers and `open ... in`."""
    keyword_start: int
    signature_end: int
    line: int
    end: int
    """Behind the last token of its proof."""
    is_open: bool
    """It has no proof: none at all, an empty `by`, or one with `sorry` in it."""

    @property
    def full_name(self) -> str:
        """With the namespaces around it."""
        if self.name.startswith("_root_."):
            return self.name.removeprefix("_root_.")
        return ".".join(part for part in (self.namespace, self.name) if part)


def find(text: str, *, path: object = None) -> list[Declaration]:
    """All theorems, lemmas and examples of `text` in order; `path` is for messages.

    Raises InputError for one without name or type and for brackets that do not match.
    """
    everything = tokenize(text, path=path)
    tokens = [token for token in everything if token.kind != "comment"]
    starts = [i for i, token in enumerate(tokens) if _begins_command(tokens, i)]
    found: list[Declaration] = []
    scopes: list[tuple[str, str]] = []
    for start, after in pairwise([*starts, len(tokens)]):
        head = tokens[start]
        if head.text in THEOREMS:
            # The attributes and modifiers of the next command are no part of this one.
            limit = _command_start(everything, tokens[after]) if after < len(tokens) else len(text)
            body = [token for token in tokens[start:after] if token.start < limit]
            found.append(_declaration(everything, body, scopes, path))
        else:
            _track(scopes, tokens[start:after])
    return found


def _begins_command(tokens: list[Token], i: int) -> bool:
    token = tokens[i]
    if token.kind != "name" or (token.depth and token.column):
        return False
    before = tokens[i - 1] if i else None
    if before is not None and before.text == "." and before.end == token.start:
        return False  # a field such as `x.end` after a bracket, or `.end`
    if token.text.startswith("#"):
        return token.first
    return token.text in COMMANDS or (token.text in LINE_COMMANDS and token.column == 0)


def _track(scopes: list[tuple[str, str]], command: list[Token]) -> None:
    """Follow namespace, section and mutual; a scope is (keyword, name)."""
    keyword = command[0].text
    argument = command[1] if len(command) > 1 else None
    named = argument and argument.kind == "name" and argument.line == command[0].line
    name = argument.text if argument and named else ""
    if keyword in ("namespace", "section"):
        scopes.extend((keyword, part) for part in name.split("."))
    elif keyword == "mutual":
        scopes.append((keyword, ""))
    elif keyword == "end":
        for _ in name.split("."):
            if scopes:
                scopes.pop()


def _declaration(
    everything: list[Token],
    body: list[Token],
    scopes: list[tuple[str, str]],
    path: object,
) -> Declaration:
    head, line = body[0], body[0].line
    name = body[1].text if head.text != "example" and len(body) > 1 else ""
    what = f"{head.text} {name}".strip()
    if head.text != "example" and (len(body) < 2 or body[1].kind != "name"):
        raise InputError(f"{head.text} without a name", path=path, line=line)
    split = _signature(body)
    signature, proof = body[:split], body[split:]
    _check_brackets(signature, what, path)
    if not any(t.text == ":" and t.depth == head.depth for t in signature):
        raise InputError(f"{what} does not parse: no ': type' found", path=path, line=line)
    return Declaration(
        keyword=head.text,
        name=name,
        scopes=tuple(f"end {scope}".strip() for _, scope in scopes),
        namespace=".".join(scope for kind, scope in scopes if kind == "namespace"),
        start=_command_start(everything, head),
        keyword_start=head.start,
        signature_end=signature[-1].end,
        line=line,
        end=body[-1].end,
        is_open=_is_open(proof),
    )


def _signature(body: list[Token]) -> int:
    """Index in `body` of the `:=` (or of the first `|` of equations) that begins the proof."""
    ground, pending = body[0].depth, 0
    for i, token in enumerate(body):
        if token.depth != ground:
            continue
        if token.text in LOCAL_DEFINITIONS:
            pending += 1
        elif token.text == ":=":
            if pending == 0:
                return i
            pending -= 1
    arrows = [i for i, token in enumerate(body[1:]) if body[i].text + token.text == "=>"]
    bars = (
        i for i, token in enumerate(body) if token.text == "|" and token.first and arrows[-1:] > [i]
    )
    return next(bars, len(body))


def _is_open(proof: list[Token]) -> bool:
    texts = [token.text for token in proof if token.kind == "name"]
    hole = not HOLES.isdisjoint(texts)
    return hole or [token.text for token in proof] in ([], [":="], [":=", "by"])


def _check_brackets(signature: list[Token], what: str, path: object) -> None:
    stack: list[Token] = []
    for token in signature:
        if token.kind == "open":
            stack.append(token)
        elif token.kind == "close" and (not stack or BRACKETS[stack.pop().text] != token.text):
            text = f"{what} does not parse: '{token.text}' matches no bracket before it"
            raise InputError(text, path=path, line=token.line)
    if stack:
        text = f"{what} does not parse: '{stack[-1].text}' is not closed"
        raise InputError(text, path=path, line=stack[-1].line)


def _command_start(everything: list[Token], head: Token) -> int:
    """Go back over modifiers, attributes, `... in` prefixes and a doc comment."""
    start = i = bisect_left(everything, head.start, key=lambda token: token.start)
    while i > 0:
        before = everything[i - 1]
        reached: int | None = i - 1
        if before.text == "]":
            reached = _attributes(everything, i - 1)
        elif before.text == "in":
            reached = _prefix(everything, i - 1)
        elif before.kind == "comment" and not before.text.startswith("/--"):
            i -= 1  # a plain comment belongs to the command only if more of it stands before
            continue
        elif before.kind != "comment" and before.text not in MODIFIERS:
            break
        if reached is None:
            break
        start = i = reached
    return everything[start].start


def _attributes(everything: list[Token], close: int) -> int | None:
    """Index of the `@` of `@[...]` that ends at `close`."""
    for i in range(close - 1, 0, -1):
        if everything[i].kind == "open" and everything[i].depth == everything[close].depth:
            return i - 1 if everything[i - 1].text == "@" else None
    return None


def _prefix(everything: list[Token], last: int) -> int | None:
    """Index of the `open`, `set_option`, ... whose `in` stands at `last`."""
    for i in range(last - 1, -1, -1):
        if everything[i].text in {"open", "set_option", "variable", "include", "omit", "attribute"}:
            return i
        if everything[i].text in COMMANDS:
            break
    return None
