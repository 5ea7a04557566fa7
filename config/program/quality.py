"""When a log, a month or a record stands on the data-quality list, and for how long."""

from __future__ import annotations

from config.program.vocabulary import MENTEE_ROLES, ROLES_WITH_A_ROOM

# The list looks at the last so many complete months and what came since: the span that pages
# show unless another one is chosen.
LOOK_BACK_MONTHS = 12

# Half of a pair's logs come later than so many days after their session. Asked only of pairs with
# a few logs: one late log is chance.
LATE_LOG_DAYS = 14
FEWEST_LOGS = 3

# So many days after the first contact there should have been a baseline observation. Rooms of
# these program types are not observed with CLASS here, nor mentees who have no room with children.
# Neither counts as missing an observation, on lists and in figures, until there is a tool of theirs.
BASELINE_DAYS = 30
OBSERVED_ROLES = tuple(role for role in MENTEE_ROLES if role in ROLES_WITH_A_ROOM)
NOT_OBSERVED_TYPES = ("OST",)

# A contact shorter or a session longer than this is possible, and mostly a slip of the pen.
SHORTEST_CONTACT_MINUTES = 10
LONGEST_USUAL_MINUTES = 240

# A region with active pairs that has logged no session for longer than this is named on the
# overview: three weeks are a school vacation and the days a log takes.
SILENT_DAYS = 21
