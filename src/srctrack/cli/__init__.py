"""THE COMMAND LINE: parse, call one workflow, show, exit."""
