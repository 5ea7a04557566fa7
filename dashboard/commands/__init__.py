"""The commands of `python -m dashboard`: each module adds its arguments and does its work."""
