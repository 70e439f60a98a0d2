"""Words of saying by language: one file a language, found by its file."""
