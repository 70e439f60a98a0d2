"""A page as a browser shows it: Chromium without a network of its own, driven over the DevTools protocol."""
