"""The remote snapshot store: what is pending, pushing it, and comparing."""
