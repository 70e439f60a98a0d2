"""THE WRITER'S FILE: one file a format, each turning a path into a Draft."""
