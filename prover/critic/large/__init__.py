"""Big models that lead a search: step provers, reward models, and how they are fine-tuned."""
