"""The database itself: its tables, who may read which rows, how it is opened, and its dialects."""
