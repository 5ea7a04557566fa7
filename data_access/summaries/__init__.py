"""Counts and sums at the grain measures need, refreshed inside each import's transaction."""
