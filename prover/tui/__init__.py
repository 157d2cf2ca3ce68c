"""The terminal interface: a Textual application over the same rooms as the commands.

`work` and `document` are values, `desk` asks Lean, `jobs` proves in the background, `session` keeps
it all on disk; screens and widgets show it. Nothing outside `prover.cli` imports it.
"""
