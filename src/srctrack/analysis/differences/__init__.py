"""Differences of meaning between statements of a draft and the sentences of a page: one module per slot."""
