"""Bridges over other people's programs that talk to Lean, for who has them already: LeanInteract
(`interact`) and LeanDojo (`dojo`), as optional extras.

Both go tactic by tactic, which `steps` makes a bridge of. They search and draft; verdicts are
reached as ever, by the judge in processes of its own.
"""
