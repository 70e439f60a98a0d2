"""Sums and percentages in the shapes news tells them in: the wrong ones are found, the right and the open ones left alone."""

from __future__ import annotations

import pytest

from srctrack.annotate.annotate import annotate
from srctrack.compare.arithmetic.engine import calculations
from srctrack.compare.arithmetic.relation import Relation
from srctrack.drafts.registry import draft_of

WRONG_SUMS = """\
The jury has 12 members: 5 women and 8 men.
Of the 45 paintings, 20 were sold, 15 returned and 12 lost.
The fleet counts 60 ships, of which 25 are tankers, 20 ferries and 18 trawlers.
Twenty-four pupils sat the exam. Nineteen passed and six failed.
The council spent £4m on roads, £3m on parks and £2m on libraries, a total of £10m.
In total 350 people were evacuated: 120 from Sutley, 140 from Corbie and 80 from Marren.
A total of 85 candidates ran, 40 of them women and 35 men.
All 300 tickets were sold, 180 to members and 100 to the public.
The shelter has 54 animals: 30 dogs, 20 cats and 6 rabbits.
The farm lost 90 animals, 40 sheep, 30 goats and 25 cows.
Of 200 letters, 120 were answered; the remaining 90 were not.
Police made 75 arrests, 32 on Friday and 41 on Saturday.
Ten people were hurt, four of them seriously and five slightly.
The choir's 64 singers — 20 sopranos, 18 altos, 14 tenors and 10 basses — sang all night.
The motion was carried with 38 votes in favour, 21 against and 4 abstentions; 65 ballots were cast.
Seventy-two letters arrived. Of these, 30 were bills, 25 adverts and 12 postcards.
The 48 passengers and six crew, 56 people in all, were unhurt.
The budget of €9 million consists of €4 million for staff, €3 million for rent and €1 million for travel.
Fifteen of the 40 trees were felled, 12 were moved and 11 stayed.
""".splitlines()

SILENT_SUMS = """\
The jury has 12 members: 5 women and 7 men.
The fleet counts 60 ships, of which 25 are tankers, 20 ferries and 15 trawlers.
Twenty-four pupils sat the exam. Eighteen passed and six failed.
Police made 75 arrests, 32 on Friday and 43 on Saturday.
The band sold 300 records in Spain, 180 in France and 90 in Italy.
She won 12 races, 7 medals and 3 cups.
The list has 40 names, 12 from Sutley and 9 from Corbie.
The museum has 300 coins, 40 swords and 12 helmets.
The team played 30 games, won 12 and lost 9.
The 30 teams met in 4 cities: 12 games in Sutley, 9 in Corbie and 7 in Marren.
He was fined $500 for speeding, $200 for noise and $100 for littering.
They visited 12 towns: Sutley with 4 mills, Corbie with 3 and Marren with 2.
Of the 100 men, 60 speak French and 55 speak German.
""".splitlines()

WRONG_PERCENTAGES = """\
Of 240 pupils, 84 were absent, which is 40 percent.
84 of the 240 pupils (40%) were absent.
Eighty-four pupils of 240, i.e. 40 percent, were absent.
The price went up from €40 to €50, or 30 percent.
The price rose by 30 percent, from €40 to €50.
It was a 30 percent rise, from 40 to 50 cents.
Turnout fell 20 percent, to 400 from 450.
The club has 300 members, up from 250 a year ago, an increase of 30 percent.
Sales doubled from 40 to 60 boxes.
Three of the four bulbs, or 60 percent, failed.
The share of women, 18 of 60 judges, is 40 percent.
Attendance dropped from 1,200 to 900, that is, by 35 percent.
Among 500 respondents 150 — 35 percent — said yes.
Only 12 of 80 bridges, about 25 percent, were inspected.
""".splitlines()

SILENT_PERCENTAGES = """\
The price rose from €40 to €50, or 25 percent.
Turnout rose from 40 percent to 50 percent, a rise of 25 percent.
Wages rose 3 percent while rents went from 500 to 600.
Of 240 pupils, 84 were absent; 40 percent of teachers were ill.
Sales doubled from 40 to 80 boxes.
Some 84 of the 240 pupils, 35 percent, were absent.
The tax falls from 20 to 15 percent, saving 5 percent.
From 1990 to 2000 prices rose 30 percent.
Shares fell 3 percent to 40 euros, from 45 euros in May.
The crew shrank by a quarter, from 60 to 45.
Profits fell 10 percent to $90 million from $100 million.
""".splitlines()


def broken(text: str, *relations: Relation) -> list[str]:
    """The results, among ``relations``, that their numbers do not make."""
    draft = draft_of("draft.md", text.encode(), annotate=annotate)
    return [c.at.of(draft.prose.text) for c in calculations(draft) if not c.holds and c.relation in relations]


def broken_sums(text: str) -> list[str]:
    return broken(text, Relation.TOTAL, Relation.HUNDRED)


def broken_percentages(text: str) -> list[str]:
    return broken(text, Relation.SHARE, Relation.CHANGE, Relation.MULTIPLE, Relation.POINTS)


@pytest.mark.parametrize("text", WRONG_SUMS)
def test_parts_that_do_not_make_the_whole(text: str) -> None:
    assert len(broken_sums(text)) == 1


@pytest.mark.parametrize("text", SILENT_SUMS)
def test_right_and_open_lists(text: str) -> None:
    assert broken_sums(text) == []


@pytest.mark.parametrize("text", WRONG_PERCENTAGES)
def test_percentages_their_counts_do_not_give(text: str) -> None:
    assert len(broken_percentages(text)) == 1


@pytest.mark.parametrize("text", SILENT_PERCENTAGES)
def test_right_percentages_and_those_of_something_else(text: str) -> None:
    assert broken_percentages(text) == []
