"""Calculations in as many wordings as one writer could think of: each wrong one is found by its relation, each fair one is left alone."""

from __future__ import annotations

import pytest

from srctrack.annotate.annotate import annotate
from srctrack.compare.arithmetic.engine import calculations
from srctrack.drafts.registry import draft_of

WRONG = {
    "total": """\
The orchard gave 320 crates of apples, 145 of pears and 60 of quinces; the cooperative's ledger shows 545 crates for the season.
Of the firm's 1,240 staff, 610 work in Leeds, 380 in Hull and the remaining 350 abroad.
Eleven people were on the boat. Three swam to shore, five were picked up by a trawler and two are still missing.
The fire killed 14 cows and 23 sheep, a loss of 47 animals in one night.
The club took £4,350 at the gate and £1,275 in the bar, bringing the day's takings to £6,625.
Police detained 38 people on Friday, another 27 on Saturday and nine more on Sunday, taking the total to 84.
The new council will have 19 Greens, 14 Liberals, 12 Conservatives and four independents, 59 members in all.
She sold 48 paintings: 21 landscapes, 15 portraits and 22 still lifes.
Half of the 80 lambs were sold, 25 were kept and the other 25 died.
There were 36 cases in March, 41 in April and 28 in May, 115 cases altogether.
The estate is worth €2.3m: €1.1m in land, €0.8m in shares and €0.6m in cash.
Ferry crew (12), passengers (148) and stowaways (three) brought the number aboard to 173.
Of the 24 goals, 11 were scored at home and 15 away.
The jury of 12 split eight to three.
The mayor counted 23 potholes on Elm Street, 17 on Oak and 31 on Ash. That makes 81 potholes on three streets.
The trip took three hours by train and 45 minutes by bus, four hours and a quarter in all.
Twelve of the 30 stalls sold food, nine sold clothes and the other 11 sold nothing.
The company will cut 450 jobs in Derby and 320 in Kiel. The 870 jobs will go by June.
It is a small choir: nine sopranos, seven altos, five tenors and four basses make up its 27 voices.
When the count was done, Okafor had 4,210 votes, Lindqvist 3,870 and Marsh 1,145. A total of 9,325 people had voted.
The ministry said 19 schools would close next year, on top of the 26 shut since 2022. By then 55 will be gone.
The grant of £90,000 pays for a nurse (£38,000), a van (£27,000) and fuel (£15,000).
In the first week 1,240 people were vaccinated. In the second it was 1,580, and in the third 990. That makes 3,910 in three weeks.
The theatre sold 412 seats in the stalls and 138 in the balcony – all 560 of them before noon.
Nineteen horses started and 11 finished; seven fell or were pulled up, and one was disqualified, which leaves nobody. In all, 21 had been entered and 19 ran, four others being withdrawn.
Drivers clocked 14 hours on Monday, 11 on Tuesday and 13 on Wednesday, or 48 hours in three days.
"We had 60 bags of rice, 35 of flour and 20 of beans, 125 bags altogether," she said.
The wall is 640 metres long: 410 metres of brick and 130 metres of stone.
The bus carried 31 pupils and four teachers. All 37 were unhurt.
""",
    "hundred": """\
The survey found that 44 per cent walk to work, 29 per cent drive, 19 per cent cycle and 18 per cent take the bus.
Sixty-two per cent voted for the merger and the remaining 48 per cent against.
Four in ten of the shelters were full, half were half full and the remaining fifth were empty.
A third of the flats are let, half are lived in by their owners, and the other quarter stand empty.
""",
    "share": """\
Of the 340 pupils, 85 (35 per cent) walk to school.
Only 45 of 300 applicants, one in five, got a place.
Some 270 of the 360 residents voted, a turnout of 65 per cent.
Three quarters of the 240 seats, 160, were taken.
With 91 of the 130 votes, she took 80 per cent.
Sixteen of the 24 swimmers – just over half – finished.
The firm lost 90 of its 450 clients, or 15 percent of them.
The vaccine was given to 1,800 of the island's 2,400 people, or two thirds.
Women hold 27 of the 90 seats, or 35 per cent.
About one in eight of the 480 bridges, 96 of them, need repair.
""",
    "change": """\
Rents have gone up by 30 per cent, from £800 to £960.
Sales fell from 12,000 copies to 9,000, a drop of 35 per cent.
The number of beds was cut from 120 to 90, a reduction of a third.
Unemployment fell from 8 per cent to 6 per cent, a fall of two per cent.
The budget rose to £66m from £55m last year, an increase of 30 per cent.
In 2019 the river supported 40 pairs of kingfishers; this year there were 52, a rise of 50 per cent.
Last year the museum had 18,000 visitors. This year it had 27,000, an increase of a third.
The fee jumps from $40 to $52. That's a 20 percent hike.
Crime dropped by half, from 1,280 cases in 2019 to 820 in 2024.
There were 15 complaints in May against 20 in April, a decline of 33 percent.
""",
    "multiple": """\
Membership has tripled since 2015, from 1,100 to 2,450.
The herd has grown fourfold, from 25 animals to 75.
""",
    "difference": """\
The home side won 78 to 65, a margin of 23 points.
The bridge cost £48m, £9m more than the £35m budgeted.
In all 1,320 people took part, 210 fewer than the 1,480 of last year.
The new tower is 87 metres tall, 12 metres taller than the old one, which stood at 65.
The budget, at £12.4m, is £1.9m higher than last year's £11.5m.
Rovers have 61 points, United 54, so the gap is now nine points.
He weighed 94 kilos in January and 81 in June, a loss of 23 kilos.
""",
    "rate": """\
The 14 teachers share £42,000, or £4,000 each.
The 25 flats cost £5 million to build, £250,000 per flat.
Six pickers filled 150 baskets, 30 apiece.
""",
    "average": """\
He drove 540 miles in nine hours, an average of 70 miles an hour.
They scored 12, 18 and 15 points, an average of 18 a game.
The 40 runners raised £6,200, an average of £255 each.
""",
    "duration": """\
The war lasted from 1939 to 1945, eight years of hardship.
The exhibition opened on 3 March and closed on 24 March, after just two weeks.
She was prime minister from 1979 to 1990, a total of 15 years.
The strike began on 2 May and ended on 16 May, after 24 days.
Opened in 1898 and closed in 1974, the mine was worked for 86 years.
The trial began at 10 a.m. and finished at 3.30 p.m., four hours later.
""",
    "age": """\
Born in 1950, the singer died in 2010 at the age of 70.
Mrs Hale, born in 1942, is 93.
""",
    "conversion": """\
The mountain is 3,000 metres (6,500 feet) high.
The parcel weighed 5 kilograms (25 pounds).
They walked 12 miles (29 km) through the snow.
It was minus 10 degrees Celsius (24 Fahrenheit) overnight.
The farm covers 250 acres (610 hectares).
The pipeline runs for 1,200 kilometres (1,750 miles).
A pint of milk (1.2 litres) costs 90p; the churn holds 10 gallons (4.5 litres).
The container holds 20 tonnes (4,400 lb).
It fell 30 feet (19 metres).
""",
    "points": """\
Interest rates went up from 3.5 percent to 4.25 percent, a rise of 1.25 percentage points.
The turnout was 58.2 percent, 4.6 points lower than the 61.8 percent of 2019.
""",
}

FAIR = """\
The orchard gave 320 crates of apples, 145 of pears and 60 of quinces, more than in any of the past ten seasons.
Of the firm's 1,240 staff, 610 work in Leeds, 380 in Hull and 250 abroad.
The village has 212 houses, a pub and two shops; 40 of the houses are second homes.
Police detained 38 people on Friday and another 27 on Saturday. A further nine were fined.
The fire brigade sent 12 engines and 60 firefighters from five stations.
The team won 14 games, lost six and drew four.
In the poll, 44 per cent named the economy and 39 per cent housing; respondents could give two answers.
Tickets cost £12 for adults, £6 for children and £30 for families of four.
The company has 2,300 employees in 14 countries and plans to hire 300 more, 120 of them in Poland.
Turnout rose from 52 to 58 percent, and 61 percent of women voted.
About 40 of the 90 members came, and 15 of them spoke.
He borrowed £20,000 at six per cent over ten years and paid back £26,500.
The population fell by 12 per cent in 20 years to 8,800.
The 1,500 seats sold out in 20 minutes; 300 went to sponsors and 150 to members.
She was born in 1960, joined the firm in 1985 and retired after 32 years.
The hall seats 400; on Monday 280 came and on Tuesday 150.
There are 24 species of bird on the island, eight of mammal and three of reptile.
The race is over 26 miles (42 km), and 3,000 runners started, 2,710 of whom finished.
Exports grew 8 per cent to £4.1bn, while imports fell 3 per cent to £3.7bn.
Of the 60 children, 45 had been vaccinated and 12 had been ill.
The party won 120 seats, 14 more than in 2019, and 38 per cent of the vote.
The hospital has 600 beds, 480 of them occupied, and 90 patients are waiting.
The concert ran from 7.30 to 10 p.m., with an interval of 20 minutes.
Between 2010 and 2020, the town lost 400 jobs in ten years of decline.
Profits were £14m, up from £11m; revenue was £120m.
Eight of the 20 cars tested failed: four had bad brakes, five bad tyres and three both.
Nineteen of the 31 beaches were clean; 12 were not.
The gallery has 640 paintings, of which 90 are on show and 25 on loan.
Prices rose 4 per cent in May after 3 per cent in April and 2 per cent in March.
The firm made 12 per cent more in 2023 than in 2022 and 8 per cent less in 2024.
Some 1,200 homes lost power, 300 of them in Ashby, where 40 were still dark on Sunday.
She won by 61 votes to 47, and the 12 who abstained went home.
The train takes four hours from Oslo and two from Bergen; 120 passengers boarded and 45 left at Voss.
A family of four pays £48, two adults £30 and a child £9.
Between them the brothers have 11 children, five of them under ten.
At the 2015 census there were 4,100 people, in 2020 there were 3,900, a number expected to fall to 3,500 by 2030.
Of the 45 wells, 30 were tested, and 12 of those failed.
The library has 12,000 books, 800 records and 300 maps, and lent 21,000 items last year.
He scored 14, 19 and 22 in his last three games and averages 15.
The bridge is 340 metres long and 60 metres (197 feet) high.
It will take three years and cost €40m, €15m of which the state pays.
Inflation slowed from 5.2 to 4.8 percent; food was up 9 percent.
By noon 400 of the expected 1,000 marchers had come; 250 more came by two.
He walked 14 miles on Monday, 11 on Tuesday and was 30 miles from the coast.
Six of the nine judges are men and four of them are over 70.
The party has 45 deputies, 12 senators and 300 mayors.
The storm cut power to 20,000 homes in Kent and 15,000 in Essex; by Sunday 9,000 were still without.
The company spent $3 million on tests and $2 million on staff last year, and $7 million the year before.
"""


def failing(text: str) -> list[str]:
    draft = draft_of("draft.md", f"---\ndate: 2025-05-14\n---\n\n{text}\n".encode(), annotate=annotate)
    return [c.relation.value for c in calculations(draft) if not c.holds]


@pytest.mark.parametrize(
    ("relation", "text"), [(relation, line) for relation, lines in WRONG.items() for line in lines.splitlines()]
)
def test_a_result_that_its_numbers_do_not_make(relation: str, text: str) -> None:
    assert failing(text) == [relation]


@pytest.mark.parametrize("text", FAIR.splitlines())
def test_numbers_that_claim_no_result(text: str) -> None:
    assert failing(text) == []


TABLE = """\
| Depot | 2023 | 2024 | Total |
|---|---|---|---|
| Aske | 140 | 155 | 295 |
| Mirley | 90 | 85 | {across} |
| of which leased | 20 | 15 | 35 |
| Total | 230 | {down} | 470 |
"""


@pytest.mark.parametrize(("across", "down", "count"), [(175, 240, 0), (185, 240, 1), (175, 260, 1)])
def test_a_table_with_totals(across: int, down: int, count: int) -> None:
    assert len(failing(TABLE.format(across=across, down=down))) == count


def test_a_list_and_the_sentence_after_it() -> None:
    items = "The stall sold that day:\n\n- 31 loaves\n- 19 pies\n- 12 tarts\n\nAll {} pieces were gone by noon."
    assert failing(items.format(62)) == []
    assert failing(items.format(65)) == ["total"]
