"""REFERENCES: a Source becomes a reference, one file a style or format."""
