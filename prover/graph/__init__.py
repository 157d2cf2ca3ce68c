"""The proof graph: what was found while proving, kept across runs.

`model` says what it is made of, `store.Store` keeps it in one SQLite file (`database` opens that
file, `upkeep` merges, cuts out, prunes and checks).
"""
