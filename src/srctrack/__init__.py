"""srctrack: every citation in a draft, held against what the source really says."""

__version__ = "0.1.0"
