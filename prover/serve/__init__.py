"""The prover for other programs: an HTTP API (`app`) and tools for agents over MCP (`tools`).

    client -> app | tools -> desk (a fair, bounded queue) -> worker processes -> `work`

Every input is untrusted. What runs Lean is a worker process (`worker`, seen from here as
`process`), so that it can be ended at any moment with all that it started; the server itself only
passes texts on. Verdicts are those of `prover.verify`, word for word.
"""
