"""The attacker: works out what nobody may look up, from all that a viewer is told."""
