"""Trusted times over the journal (RFC 3161): what is sealed, the authority's token, and the proof of both."""
