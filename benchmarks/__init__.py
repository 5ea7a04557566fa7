"""Measures the dashboard's speed relative to the limits of the machine it runs on; see README.md."""
