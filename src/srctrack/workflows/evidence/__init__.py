"""Evidence for others: packages of pages, signatures, trusted times."""
