"""The model card of an adapter: what it is made from, how, and with what result."""

from __future__ import annotations

import json
from collections.abc import Mapping

_TEXT = """---
base_model: {base}
library_name: peft
tags: [lora, lean4, theorem-proving]
---
# A step prover for Lean 4

A LoRA adapter that makes the base model write one tactic for a goal, asked in the format `{form}`
(see `format.json`). What it writes is tried in Lean, and never trusted.

| | |
| --- | --- |
| base model | {base} |
{rows}

Settings: {settings}
"""
_ROWS = (
    ("trained", "examples trained on"),
    ("held_out", "examples held out"),
    ("left_out", "examples left out as too long"),
    ("epoch", "epoch whose weights these are"),
    ("loss", "loss in it (nats a token of the tactics)"),
    ("held_out_loss", "loss on the examples held out"),
    ("data", "SHA-256 of the examples"),
)


def card(
    base: str, form: str, settings: Mapping[str, object], figures: Mapping[str, object]
) -> str:
    """README.md in the form of the Hugging Face hub; `figures` are the fields of `lora.Tuned`."""
    rows = "\n".join(f"| {words} | {_shown(figures[name])} |" for name, words in _ROWS)
    shown = ", ".join(f"{name} {_shown(value)}" for name, value in settings.items())
    # A JSON string is a YAML one, whatever the path holds.
    return _TEXT.format(
        base=json.dumps(base, ensure_ascii=False), form=form, rows=rows, settings=shown
    )


def _shown(value: object) -> str:
    if value is None:
        return "none"
    return f"{value:.4g}" if isinstance(value, float) else str(value)
