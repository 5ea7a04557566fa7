"""The programs the tests need beside Python: a PostgreSQL server, a Chromium, no outside network."""
