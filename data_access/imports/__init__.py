"""The import pipeline: a file becomes lines, typed rows, staged facts, and saved facts."""
