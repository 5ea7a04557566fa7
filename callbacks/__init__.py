"""An event in the browser becomes a question and a drawing: each module has `register(app, site)`."""
