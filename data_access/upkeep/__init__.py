"""Keeps a database in the shape this program needs: migrations, upgrade, and counting anew."""
