"""Proofloom: a neurosymbolic theorem-proving and verification agent for Lean 4."""

__version__ = "0.1.0"
