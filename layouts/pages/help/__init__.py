"""The help pages: how a page is read, what words mean, and what to do in which order."""
