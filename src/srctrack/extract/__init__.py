"""READING A PAGE: a Capture becomes an Article."""
