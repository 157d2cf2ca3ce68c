"""Batch runs: many problems, several processes, a folder that survives being killed.

`driver.run_batch` runs a suite; `folder.RunFolder` is what stays of it; `worker` is the process
that proves. What proves is an engine: a module with the functions of `prover.pipeline`.
"""
