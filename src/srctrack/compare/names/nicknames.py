"""Given names that one person may bear: short forms, which the press writes beside the full ones."""

from __future__ import annotations

from srctrack.compare.names.variants import accepted_variants
from srctrack.language.normalize import strip_marks
from srctrack.language.reporting_verbs import FEMALE_NAMES, MALE_NAMES
from srctrack.language.transliteration import keys
from srctrack.language.word_lists import is_given_name

_SHORT = """
abigail abby|albert al bert|alexander alex sasha sandy aleksandr alexandr|alexandra alex sasha aleksandra|alexei alyosha aleksei|alfred fred al|amanda mandy
anastasia nastya|andrew andy drew andrei|angela angie|anna anya ann anne hannah|anthony tony anton|arthur art|barbara barb|benjamin ben benny|bernard bernie
catherine kate katie cathy katherine kathryn kathy kit yekaterina ekaterina katya|charles charlie chuck chas|christina chris tina christine|christopher chris kit
cynthia cindy|daniel dan danny|david dave davy|deborah deb debbie debra|dmitry dima dmitri dmitriy|donald don donnie|dorothy dot dottie|douglas doug|edward ed eddie ted ned teddy
eleanor ellie nell elena|elizabeth liz beth betsy betty eliza lizzie bess|eugene gene yevgeny evgeny zhenya|evan van|frances fran|francis frank|franklin frank|frederick fred freddie fritz
gabriel gabe|george georgie|gerald gerry jerry|gregory greg grigory|harold harry hal|harry henry|helen nell|henry hank harry hal|irina ira|isabella bella|ivan vanya|jacob jake jack|jacqueline jackie
james jim jimmy jamie|jane janey|jeffrey jeff geoffrey geoff|jennifer jen jenny|jessica jess|joan joanie|john jack johnny jon ivan|jonathan jon johnny|joseph joe joey josef|joshua josh
judith judy|julia yulia julie|kenneth ken kenny|konstantin kostya|lawrence larry laurence|leonard len lenny|leonid lyonya|louis lou|ludmila lyuda lyudmila|margaret maggie meg peg peggy rita greta
maria mary masha marie mariya|martha marty|martin marty|matthew matt|maxim max|melissa mel|michael mike mick mickey misha mikhail|nancy nan|natalia natasha natalya natalie|nathaniel nate nathan nat
nicholas nick nicky nikolai kolya|oksana ksenia|oleksandr sasha|olga olya|pamela pam|patricia pat patty trish|patrick pat paddy|paul pavel pasha|peter pete pyotr petya|philip phil|rachel rae
raymond ray|rebecca becky becca|richard rick dick rich ricky|robert bob rob bobby robbie bert|roger rodge|ronald ron ronnie|russell russ|samuel sam sammy|samantha sam|sandra sandy|sarah sally sara
sergei seryozha serge|solomon sol|stanislav stas|stephen steve steven stevie|steven steve|susan sue susie suzanne|svetlana sveta|sylvester sly|tatiana tanya tatyana|terence terry|theodore ted teddy theo
thomas tom tommy|timothy tim|valentina valya|valerie val|vasily vasya|victor vic viktor|victoria vicky vika viktoria|vincent vince|vladimir volodya vova|vladislav vlad|vyacheslav slava|walter walt wally
william bill will billy willie liam|yekaterina katya|yelena lena elena|yevgenia zhenya|yuri yura|zachary zach
"""
_TWO_LANGUAGES = """
anna hanna ganna|mykola nikolai nikolay nicholas|volodymyr vladimir|oleksandr aleksandr alexander|serhiy serhii sergei sergey|dmytro dmitry dmitri dmitrii
oleksiy oleksii alexei aleksei alexey|mykhailo mikhail michael|olena elena yelena helen|kateryna ekaterina yekaterina catherine|pavlo pavel paul|petro pyotr petr peter
yevhen yevhenii yevgeny evgeny eugene|vasyl vasily basil|hryhoriy grigory gregory|yuriy yuri george|ihor igor|oleh oleg|andriy andrei andrew|iryna irina irene|tetiana tatiana
olha olga|nataliia natalia natalie|maksym maxim|danylo daniil daniel|yosyp iosif joseph|stepan stephen|heorhiy georgy george|illia ilya|mariia maria mary|liudmyla lyudmila
"""
"""Given names by which one person is known in two languages."""
_GROUPS = tuple(
    frozenset(group.split())
    for text in (_SHORT, _TWO_LANGUAGES)
    for line in text.strip().splitlines()
    for group in line.split("|")
)


def is_given(word: str) -> bool:
    """Whether ``word`` is a given name that many bear."""
    return is_given_name(word) or word.lower() in MALE_NAMES or word.lower() in FEMALE_NAMES


def may_be_one(one: str, other: str) -> bool:
    """Whether two given names may be one person's: alike but for marks, case or transliteration, one the beginning or a
    short form of the other."""
    a, b = strip_marks(one).lower(), strip_marks(other).lower()
    if a.startswith(b) or b.startswith(a) or keys(one) & keys(other) or accepted_variants(one, other):
        return True
    return any(a in group and b in group for group in _GROUPS)
