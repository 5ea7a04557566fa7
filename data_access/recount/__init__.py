"""Counts every summary a second time from the facts, in plain Python, sharing nothing with summaries."""
