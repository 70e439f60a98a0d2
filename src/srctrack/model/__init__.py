"""WHAT EXISTS: frozen dataclasses over the standard library; they know nobody."""
