"""People who sign in: their accounts, the log of what they do, and demonstration accounts."""
