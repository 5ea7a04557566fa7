"""The reports that leave the house: their rows, their codebooks, and the evaluator's extract."""
