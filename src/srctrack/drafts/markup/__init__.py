"""Markup other than Markdown and HTML: reStructuredText, AsciiDoc, Org, Typst, Wikitext, LaTeX and notebooks."""
