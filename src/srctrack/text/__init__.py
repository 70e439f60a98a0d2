"""READING WORDS: pure functions from text to the model."""
