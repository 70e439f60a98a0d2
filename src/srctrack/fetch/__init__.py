"""THE NETWORK: an address becomes a Capture; httpx is met here and nowhere else."""
