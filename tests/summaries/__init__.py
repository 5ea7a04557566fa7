"""Given facts, expected summaries."""
