"""Measures the dashboard against the limits of the machine it runs on; see README.md."""
