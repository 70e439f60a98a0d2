"""RUNNING RULES: selection, suppressions, baseline, fixes."""
