"""A question to a measure becomes an answer: counted, folded, withheld, and written as CSV."""
