"""ONE FILE A FORMAT: a CheckReport becomes a string."""
