"""THE STEPS, WITHOUT PRINTING: one file a command's work."""
