"""What stands before an article: consent, proof of being human, a login, nothing at all; or a paywall's teaser."""

from __future__ import annotations
