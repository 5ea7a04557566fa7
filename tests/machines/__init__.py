"""The programs the tests need besides Python: a PostgreSQL server, a Chromium, no outside network."""
