"""Words that carry grammar and no content, of every language read."""

from __future__ import annotations

FUNCTION_WORDS = frozenset(
    """the a an of in on at by for to from with and or but as is are was were be been has have had it its that this those these he she they his her their who which
    not no will would can could may than then there into about over after before more most some any all also said says say according reported when while
    i you we us our your him them what where how if so such only other out up down between during since until under through per
    в на и с по что не из за к от для это как его её их он она они было были был быть или то у о об при же но также а до после более около тыс млн млрд года году
    у на та і й з за що не до від для це як його її їх він вона вони було були був бути або то о об при же але також а після понад близько року
    der die das den dem des ein eine einer einem einen und oder in im am an auf aus bei mit nach von vor zu zum zur ist sind war waren wird werden hat haben sich auch
    nicht als für dass sie er es wie über unter durch um mehr rund
    le la les un une des du de d l et ou en dans sur au aux par pour avec que qui est sont été a ont il elle ils elles se sa son ses ce cette ces plus pas ne
    el los las una uno del y o en por para con que se su sus es son fue fueron ha han al lo más no como""".split()
)
