"""The learned policy and critic: goals in words, models, and how they are trained.

Everything here is optional: a search without it is led by the symbolic policy alone.
"""
