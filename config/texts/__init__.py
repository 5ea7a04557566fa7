"""Texts that pages and documents show: glossary, questions, the model, what is not collected."""
