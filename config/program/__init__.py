"""The facts of the program with their dates: regions, tools, targets, rules, years, vocabularies."""
