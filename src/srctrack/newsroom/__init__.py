"""WHAT A NEWSROOM BRINGS: lists of outlets and of names, as facts read from plain text."""
