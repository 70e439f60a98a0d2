"""ONE FILE A COMMAND, found by its name."""
