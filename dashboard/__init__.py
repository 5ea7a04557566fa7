"""Puts the rooms together: the application, the guard, sign-in, the command line."""
