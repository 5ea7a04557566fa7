"""People who sign in: their accounts, what is recorded of what they do, and invented accounts."""
