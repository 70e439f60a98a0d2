"""The parts of the HTML report, with its style and script."""
