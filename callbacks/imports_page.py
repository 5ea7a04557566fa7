"""What the pages of imports show one viewer, and what can be wrong with a file that was sent."""

from __future__ import annotations

from data_access.filters import Notice

# By the code in the address the form is answered with (dashboard/uploads.py).
PROBLEMS: dict[str, Notice] = {
    "no_file": Notice("No file was chosen.", "Choose a CSV or Excel file and send it again."),
    "empty": Notice(
        "The file is empty.", "Nothing was saved. Check that you chose the right file."
    ),
    "no_format": Notice(
        "It was not said what the file holds.",
        "Nothing was saved. Choose the kind of file (such as coaching sessions) and send it again.",
    ),
    "no_region": Notice(
        "Your account has no region, so it cannot import.",
        "Nothing was saved. Ask an administrator to add your region.",
    ),
}
