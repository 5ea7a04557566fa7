"""The steps that bring a reporting database from one shape to the next, oldest first."""
