"""ONE FILE A RULE: its docstring is its manual page."""
