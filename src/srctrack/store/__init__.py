"""WHAT WE KEEP: records, texts, snapshots, and the indexes derived from them."""
