"""Speed and quality beside the peers, measured in the same run on the same machine.

``python -m benchmarks`` runs everything and prints one table; ``python -m benchmarks startup drafts`` runs parts.
Peers are installed in environments of their own under ``.benchmarks/``. Figures are medians of interleaved runs;
the ratios are the result, since seconds are this machine's.
"""
