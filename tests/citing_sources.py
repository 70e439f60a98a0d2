"""Invented sources of the kinds that newsrooms cite, for the styles' expected references."""

from __future__ import annotations

import datetime

from srctrack.citing.formats.partial_dates import partial_date
from srctrack.citing.styles.person_names import person
from srctrack.model.reference import ArchivedCopy, PersonName, Reference, ReferenceType

SEEN = "2024-03-05"
COPIED = datetime.datetime(2024, 3, 5, 8, 0, tzinfo=datetime.UTC)


def made(
    key: str,
    kind: str,
    title: str | None,
    outlet: str | None = None,
    by: str = "",
    on: str = "",
    archived: bool = False,
    tags: tuple[str, ...] = (),
    edited: str = "",
    role: str = "author",
    **fields: str,
) -> Reference:
    """A reference in short: ``by`` names people as bylines do, parted by semicolons; a name in braces is a body's."""
    url = fields.pop("url", f"https://example.org/{key}")
    seen = fields.pop("seen", SEEN)
    words = {"title": title, "container-title": outlet, "URL": url or None} | {
        k.replace("_", "-"): v for k, v in fields.items()
    }
    names = {role: _people(by), "editor": _people(edited)}
    dates = {k: d for k, w in (("issued", on), ("accessed", seen)) if (d := partial_date(w))}
    copy = ArchivedCopy(f"https://web.archive.org/web/20240305080000/{url}", COPIED) if archived else None
    return Reference(
        key,
        ReferenceType(kind),
        {k: v for k, v in words.items() if v},
        {k: v for k, v in names.items() if v},
        dates,
        tags,
        copy,
    )


def _people(by: str) -> tuple[PersonName, ...]:
    return tuple(PersonName(literal=n[1:-1]) if n.startswith("{") else person(n) for n in by.split("; ") if n)


SOURCES = (
    made("one-author", "article-newspaper", "Ferry line closed", "Lindholm Gazette", "Irina Petrova", "2024-01-02"),
    made("archived", "article-newspaper", "Ferry line closed", "Lindholm Gazette", "Irina Petrova", "2024-01-02", archived=True),
    made("two-authors", "article-newspaper", "Raids at the quay", "Baltic Monitor", "Irina Petrova; Tomas van der Berg", "2024-03-14"),
    made("three-authors", "article-newspaper", "Raids at the quay", "Baltic Monitor", "Irina Petrova; Tomas Ekberg; Ilse Varga", "2024-03-14"),
    made("four-authors", "article-newspaper", "Raids at the quay", "Baltic Monitor", "Irina Petrova; Tomas Ekberg; Ilse Varga; Jan Roe", "2024-09-14"),
    made("seven-authors", "article-newspaper", "Leak", "Baltic Monitor", "A. One; B. Two; C. Three; D. Four; E. Five; F. Six; G. Seven", "2024-05-01"),
    made("no-author", "article-newspaper", "Council votes on quay", "Lindholm Gazette", "", "2024-02-29"),
    made("agency", "article-newspaper", "Storm closes harbour", "Lindholm Gazette", "{Associated Press}", "2023-12-31"),
    made("staff-is-outlet", "article-newspaper", "What we know", "Lindholm Gazette", "{Lindholm Gazette}", "2023-12-31"),
    made("no-date", "webpage", "About the ferry", "Lindholm Ferries", ""),
    made("no-date-author", "webpage", "About the ferry", "Lindholm Ferries", "Anna-Maria Kask"),
    made("corporate", "webpage", "Ferry statistics", "Ministry of Transport", "{Ministry of Transport}", "2024-02-01"),
    made("month-only", "article-magazine", "The long quay", "Northern Review", "Éamon O’Neill", "2023-10"),
    made("year-only", "report", "Ferries and their safety", "Harbour Institute", "Jane Doe Jr.", "2021"),
    made("question", "article-newspaper", "Who closed the ferry?", "Lindholm Gazette", "Irina Petrova", "2024-01-02"),
    made("quotation", "article-newspaper", "“Much higher” than said", "Novaya Gazeta Europe", "Irina Petrova", "2024-01-03"),
    made("russian", "article-newspaper", "Полиция задержала более 3 000 человек", "Фонтанка", "Ирина Петрова", "2024-01-02", language="ru"),
    made("blog", "post-weblog", "Notes from the quay", "Northern Notes", "Ann Lee", "2024-01-05"),
    made("video", "motion_picture", "The raid, filmed", "YouTube", "{Quay Watch}", "2024-01-01", genre="Video"),
    made("press-release", "webpage", "Ferry line to reopen", "Lindholm Ferries", "{Lindholm Ferries}", "2024-02-02", genre="Press release"),
    made("social-post", "post", "The ferry is closed again", "Telegram", "{Quay Watch}", "2024-01-04"),
    made("thesis", "thesis", "On ferries", None, "Jane Doe", "2019", publisher="University of Lindholm", genre="Thesis"),
    made("journal", "article-journal", "Ferries compared", "Journal of Harbours", "Wei Li; Irina Petrova", "2020-05", volume="12", issue="3", page="101-115", DOI="10.1000/x1"),
    made("no-title", "webpage", None, "Lindholm Ferries", "", "2024-02-01"),
    made("german", "article-newspaper", "Fährlinie bleibt geschlossen", "Küstenblatt", "Jürgen von der Heide", "2024-01-08", language="de"),
    made("ukrainian", "article-newspaper", "Пором не ходить", "Причал", "Олена Коваль; Тарас Гнатюк", "2024-01-09", language="uk"),
    made("arabic", "article-newspaper", "إغلاق العبارة", "المرفأ", "", "2024-01-10", language="ar"),
    made("subtitle", "article-magazine", "The quay: a life in nine ferries", "Northern Review", "Ann Lee", "2023-11"),
    made("acronyms", "article-newspaper", "NATO and the FBI look into eBay-style fraud", "Baltic Monitor", "Jan Roe", "2024-04-02"),
    made("podcast", "song", "Episode 7: The ferry", "Harbour Talk", "Ann Lee", "2024-02-20"),
    made("broadcast", "broadcast", "Evening news", "Channel One", "", "2024-01-02"),
    made("interview", "interview", "Irina Petrova on the ferry", "Lindholm Gazette", "Irina Petrova", "2024-06-30"),
    made("case", "legal_case", "Quay Watch v. Lindholm Ferries", None, "", "2023-03-04", authority="Court of Appeal", number="12-34"),
    made("law", "legislation", "Ferry Safety Act", None, "", "2022", publisher="Parliament of Lindholm"),
    made("book", "book", "Nine ferries", None, "Éamon O’Neill; Ann Lee", "2018", publisher="Quay Press", url=""),
    made("no-outlet", "webpage", "A page by itself", None, "", "2024-01-01"),
    made("ten-authors", "article-newspaper", "Ten at the quay", "Baltic Monitor", "; ".join(f"A. {n}" for n in "One Two Three Four Five Six Seven Eight Nine Ten".split()), "2024-05-02"),
    made("twenty-two-authors", "article-newspaper", "The harbour papers", "Baltic Monitor", "; ".join(f"B. Name{chr(97 + n)}" for n in range(22)), "2024-05-03"),
    made("russian-in-latin", "article-newspaper", "Politsiya zaderzhala bolee 3 000 chelovek", "Fontanka", "Irina Petrova", "2024-01-02", language="ru", translated_title="Police detain more than 3,000 people"),
    made("russian-explained", "article-newspaper", "Полиция задержала более 3 000 человек", "Фонтанка", "Ирина Петрова", "2024-01-02", language="ru", translated_title="Police detain more than 3,000 people"),
    made("russian-body", "webpage", "Итоги операции", "Управление портов", "{Управление портов}", "2024-01-12", language="ru"),
    made("russian-post", "post", "Паром снова закрыт", "Telegram", "{Портовый дозор}", "2024-01-04", language="ru"),
    made("french", "article-newspaper", "Le quai, un été", "La Vague", "Jean-Pierre de la Tour", "2023-08-14", language="fr"),
    made("third", "article-newspaper", "Harbour master resigns", "Lindholm Gazette", "Robert Kask III", "2024-02-12"),
    made("japanese", "article-newspaper", "フェリー欠航", "港新聞", "村上春樹", "2024-01-11", language="ja"),
    made("exclamation", "article-newspaper", "Save our ferry!", "Lindholm Gazette", "Jan Roe", "2024-04-09"),
    made("season", "article-magazine", "The slow boat", "Northern Review", "Ann Lee", "Spring 2023"),
    made("magazine-weekly", "article-magazine", "A week on the water", "The Weekly Tide", "Ilse Varga", "2024-06-07"),
    made("blog-body", "post-weblog", "Why we close at ten", "Lindholm Ferries Blog", "{Lindholm Ferries}", "2024-01-15"),
    made("blog-unsigned", "post-weblog", "Fog again", "Northern Notes", "", "2024-01-16"),
    made("release-unsigned", "webpage", "New timetable announced", "Port of Lindholm", "", "2024-03-01", genre="Press release"),
    made("archived-undated", "webpage", "Safety on board", "Lindholm Ferries", "", archived=True),
    made("dead", "article-newspaper", "Ferry line sold", "Lindholm Gazette", "Irina Petrova", "2022-10-11", archived=True, tags=("dead",)),
    made("report-numbered", "report", "Accidents in harbours", None, "{Ministry of Transport}", "2023", publisher="Ministry of Transport", number="12/2023"),
    made("report-placed", "report", "Ice and ferries", None, "Wei Li", "2020-11", publisher="Harbour Institute", publisher_place="Lindholm"),
    made("phd-pdf", "thesis", "Crossing times in the North", None, "Ilse Varga", "2021", publisher="University of Lindholm", genre="PhD dissertation"),
    made("film", "motion_picture", "Nine ferries", None, "Fritz Ekberg", "2015", role="director", publisher="Quay Films", genre="Film"),
    made("podcast-hosted", "song", "The last boat", "Harbour Talk", "Ann Lee; Jan Roe", "2024-03-03", role="host", publisher="Radio Lindholm"),
    made("tv-episode", "broadcast", "Night crossing", "Harbour Tonight", "", "2023-11-05", publisher="Channel One"),
    made("long-post", "post", "The ferry is closed again and nobody at the counter can say when it will run or who has been told to answer us", "Telegram", "{Quay Watch}", "2024-01-06"),
    made("chapter", "chapter", "Fog signals", "Sounds of the Coast", "Wei Li", "2017", edited="Ann Lee; Jan Roe", publisher="Quay Press", page="33-47", edition="2", url=""),
    made("paper", "paper-conference", "Counting passengers", "Proceedings of the Harbour Congress", "Wei Li; Ilse Varga", "2019", publisher="Harbour Institute", page="88-95"),
    made("entry", "entry-encyclopedia", "Lindholm quay", "Encyclopedia of Harbours", "", "", publisher="Quay Press"),
    made("second-edition", "book", "Tides and timetables", None, "Jane Doe", "2016", publisher="Lindholm University Press", publisher_place="Lindholm", edition="2", url=""),
    made("edited-book", "book", "Sounds of the coast", None, "", "2017", edited="Ann Lee; Jan Roe", publisher="Quay Press", url=""),
    made("review", "review", "A book of boats, reviewed", "Northern Review", "Ilse Varga", "2023-12"),
    made("pages-at-100", "article-journal", "Over the hundred", "Journal of Harbours", "Wei Li", "2021", volume="13", page="200-209", url=""),
)  # fmt: skip
