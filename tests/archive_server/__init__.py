"""An archive for tests: it speaks as the Wayback Machine does, and misbehaves as it does, page by page, on demand."""
