"""`python -m prover`."""

from prover.cli.main import main

main()
