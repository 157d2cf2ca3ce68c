"""All that touches Lean: toolchains, processes, messages, goals, and the bridge over them."""
