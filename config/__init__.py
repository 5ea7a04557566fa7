"""Words and choices of the program: regions, instruments, thresholds, targets, roles, settings."""
