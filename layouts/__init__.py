"""Answers become things to look at: pure functions, no SQL, no callbacks."""
