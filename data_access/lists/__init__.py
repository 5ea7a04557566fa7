"""Lists of named rows: who needs a call, what is doubtful, one pair's journey, what a figure rests on."""
