"""Words of saying, and the words that stand where a name would: what attribution is read from.

The verbs are those English news writing uses to attribute (after the lists of the AP Stylebook's “said” entry and of
published attribution corpora's guidelines, gathered and extended by us).
"""

from __future__ import annotations

_REGULAR = """add admit advise affirm allege announce answer apologize argue ask assert assure attest aver bark beg
bellow blog boast brag caution charge claim clarify comment complain concede conclude confess confide confirm contend
continue counter counsel cry decide declare declaim demand demur deny describe dismiss detail emphasize enthuse estimate exclaim
explain express fume gasp grumble guess hint hiss hope imply inform inquire insist interject intone joke jest judge lament
laugh maintain marvel mention moan murmur mumble muse mutter note object observe offer opine order plead pledge point
predict proclaim promise pronounce propose protest question quip reason reassure recall recite reckon recommend recount
reflect refuse reiterate rejoin relate remark remember remind repeat reply report request respond retort reveal
scoff scream shout sigh signal snap sneer speculate stammer state stress suggest summarize surmise tease testify theorize
thunder tweet urge venture voice volunteer vow wail warn whisper wonder worry yell post agree caution acknowledge lecture
recollect elaborate explode fire reaffirm restate text email message remonstrate chuckle deadpan crow praise blast slam
criticize denounce condemn mock label call dub term characterize liken allow venture stipulate instruct discover learn
emphasise summarise apologise criticise characterise
decry deplore deride lambast hail applaud commend foretell envisage growl roar shriek snarl preach rant gush""".split()

_IRREGULAR = """say says said saying tell tells told telling write writes wrote written writing think thinks thought
thinking believe believes believed believing know knows knew swear swears swore sworn read reads find finds found show shows
shown showed hold holds held go goes went put puts quote quotes quoted speak speaks spoke sing sings sang sum sums
summed forecast forecasts foresee foresees foresaw feel feels felt see sees saw retweeted interjected
calculates calculated counts counted
ruled expects prays prayed defines defined regrets regretted""".split()


def _forms(verb: str) -> tuple[str, ...]:
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb.endswith(("s", "sh", "ch", "x", "z")):
        return verb, verb + "es", verb + "ed", verb + "ing"
    if verb in _DOUBLED:
        return verb, verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing"
    return verb, verb + "s", verb + "ed", verb + "ing"


_DOUBLED = frozenset("admit beg quip brag snap slam dub demur aver".split())

CUES = frozenset(f for verb in _REGULAR for f in _forms(verb)) | frozenset(_IRREGULAR)
"""Every form of a word of saying."""

PLAIN_CUES = frozenset(
    """say says said tell tells told ask asks asked add adds added write writes wrote explain explains explained argue
    argues argued warn warns warned insist insists insisted claim claimed state states stated announce announces
    announced declare declares declared acknowledge acknowledges acknowledged admit admits admitted believe believes
    believed think thinks thought suggest suggests suggested allege alleges alleged confirm confirms confirmed reply
    replies replied respond responds responded testify testifies testified tweeted complained concluded noted reported
    reports recalled contend contends contended according caution cautioned maintain maintains maintained observed
    predict predicts predicted recalls remarked stressed told urged vowed learned note reveal reveals revealed point points
    pointed agree agrees agreed promise promises promised estimate estimates estimated notes write writes joked quipped""".split()
)
"""Forms that attribute also where no quotation stands near."""

NOT_AFTER = frozenset("to will would can could may might must should did does do not never n't being be".split())
"""Before a bare form of a cue: no statement is made (“to say”, “would say”)."""

ADVERBS = frozenset(
    """also later then once again often always never still now repeatedly recently reportedly previously publicly privately
    flatly simply bluntly quickly immediately finally famously even just further meanwhile reluctantly wryly jokingly
    angrily quietly proudly correctly rightly already initially subsequently eventually clearly explicitly specifically
    has have had is was were are been being both all each first there himself herself themselves only soon instead today
    yesterday tonight memorably proudly openly candidly grimly drily dryly calmly sadly softly loudly apparently twice
    regularly frequently consistently ultimately similarly likewise solemnly yet""".split()
)

PERSONAL = frozenset("he she they i we".split())

PREPOSITIONS = frozenset(
    """of for in at from with to on by about after before during under over into against as among near outside inside
    between since until through than via within without behind beside per like around across upon toward towards above
    along alongside amidst below beneath besides beyond throughout underneath
    following including despite amid who whose which that whom where when while because although though if and or but""".split()
)

DETERMINERS = frozenset(
    "the a an his her its their our my your this that these those one another some any each every several many most other two three "
    "four five few no both".split()
)
INDEFINITE = frozenset("a an one another some any several many most few each every two three four five other".split())

TITLES = frozenset(
    """mr mrs ms miss dr prof professor sir dame lord lady rev reverend fr father sister brother rabbi imam sheikh gen general col
    colonel maj major capt captain lt lieutenant sgt sergeant cpl adm admiral officer detective inspector constable chief
    judge justice president vice premier chancellor minister secretary senator sen rep representative congressman
    congresswoman gov governor mayor councilman councilwoman councillor ambassador king queen prince princess pope
    cardinal archbishop bishop pastor mp attorney prosecutor coach commissioner commander sheriff deputy ranger chairman
    chairwoman chair director spokesman spokeswoman spokesperson former then acting ex msgr hon first lady prime foreign
    herr frau monsieur madame m mme señor señora""".split()
)
"""Words before a name that belong to the office, not to the name."""

MALE = frozenset(
    "mr sir lord king prince pope cardinal archbishop father brother chairman spokesman congressman councilman "
    "husband son uncle grandfather nephew policeman businessman boy man fr monsieur herr señor actor".split()
)
FEMALE = frozenset(
    "mrs ms miss dame lady queen princess sister mother chairwoman spokeswoman congresswoman councilwoman "
    "wife daughter aunt grandmother niece policewoman businesswoman girl woman mme madame frau señora actress nun".split()
)

MALE_NAMES = frozenset(
    """james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald
    steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric
    jonathan stephen larry justin scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler
    aaron jose adam nathan henry douglas zachary peter kyle ethan walter noah jeremy christian keith roger terry austin sean
    gerald carl harold dylan arthur lawrence jordan jesse bryan billy bruce gabriel joe logan alan juan albert willie elijah
    wayne randy vincent mason roy ralph bobby russell bradley philip eugene ted bernie jeb marco ben bill barack mike tim jim
    bob tom dan rick chris steve jeff greg ron rudy newt mitt paul harry rand lindsey chuck vladimir sergei sergey dmitry
    alexei aleksei ivan mikhail nikolai igor oleg yuri andrei boris viktor hans lars anders erik nils jan pieter luca marco
    giovanni pedro carlos luis miguel ahmed mohammed muhammad ali omar hassan ibrahim jean pierre jacques michel wolfgang
    jurgen klaus stefan ravi raj amit sanjay kofi kwame emre mehmet""".split()
)
FEMALE_NAMES = frozenset(
    """mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley
    kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy
    angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet catherine
    maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith megan andrea cheryl
    hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice jean abigail alice judy sophia grace denise
    amber doris marilyn danielle beverly isabella theresa diana natalie brittany charlotte marie kayla alexis lori hillary
    chelsea kellyanne megyn carly debbie loretta elena olga natalia svetlana irina tatiana marina ekaterina yulia anastasia
    fatima aisha ingrid astrid greta ursula sofia lucia ines carmen ana rosa claire sylvie brigitte monique giulia chiara
    priya anjali amina zainab leyla ayse kate jane ivanka melania eleanor theodora beatrice""".split()
)
"""The commonest given names, for telling whom “he” or “she” cannot mean; a name on neither list tells nothing."""
