"""Reports on finished runs: what was solved, at what cost, and what more would have brought.

`run` reads run folders, `summary` puts runs of one configuration together (`statistics`, `growth`
and `failures` do the sums), and `page` and `markdown` say it.
"""
