"""English word order: words that open a noun phrase, auxiliaries, and verbs whose two sides may change places."""

from __future__ import annotations

DETERMINERS = frozenset(
    """a an the this that these those his her its their our my your some any each every no another both all several many
    few two three four five six seven eight nine ten""".split()
)
"""Words that open a noun phrase, so that the word before them is no part of it."""
BE = frozenset("is are was were be been being 's get gets got".split())
"""Auxiliaries of the passive."""
RELATIVES = frozenset("who whom whose which that whoever what where when while although because if".split())
"""Words behind which the order of a clause may change."""
BARRIERS = RELATIVES | frozenset("and but or then after before since until".split())
"""Words that part one clause from the next."""
SYMMETRIC = frozenset(
    """meet meets met meeting marry marries married join joins joined face faces faced resemble resembles resembled merge
    merges merged border borders bordered match matches matched equal equals equalled play plays played date dates
    include includes included mean means meant is are was were be been become becomes became remain remains remained""".split()
)
"""Verbs of which it does not matter, or cannot be known by order, who is on which side."""
IRREGULAR_PASTS = frozenset(
    """ate beat became began bit blew broke brought bought built caught chose cut dealt did drew drove fed fell felt fought found
    flew forbade forgave froze gave ground grew heard hid hit held hurt kept knew laid led left lent lost made met outdid
    overtook overthrew overran paid put quit ran rode said saw sold sent set shook shot showed shut slew spent spread stole
    struck swore swam took taught threw told underwent upheld won withdrew wrote""".split()
)
"""Past forms by which a verb is known without an ending."""
PARTICLES = frozenset("over up down off out back in".split())
"""Words that make another verb of the verb before them: take over, shut down."""
