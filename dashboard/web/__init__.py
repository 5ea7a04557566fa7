"""The web application: sign-in, guard, pages, downloads, uploads, and the server that runs it."""
