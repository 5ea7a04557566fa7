"""A second implementation of every measure: raw files and pandas, from the documentation alone."""
