"""Words that stand in, before and between names. Closed classes, written down; English unless said otherwise."""

from __future__ import annotations

FUNCTION_WORDS = frozenset(
    """a about above across after again against all almost along already also although always am among an and another any anyone
    are around as at away back be because been before behind being below beneath beside besides between beyond both but by can
    could despite did do does during each either else enough even ever every everyone few for from further had has have he hence
    her here hers herself him himself his how however i if in indeed inside instead into is it its itself just last later least
    less let like many may maybe me meanwhile might mine more moreover most much must my myself near nearly neither never
    nevertheless next no nobody none nor not nothing now of off often on once one only onto or other others our ours out outside
    over own per perhaps quite rather same shall she should since so some somebody someone something soon still such than that
    the their theirs them themselves then there thereafter these they this those though three through throughout thus till to
    today together tomorrow too toward towards two under unless unlike until up upon us very via was we were what whatever when
    whenever where whereas wherever whether which while who whoever whom whose why will with within without would yes yesterday
    yet you your yours""".split()
)

OPENERS = {
    "ru": frozenset(
        """а без более будет был была были было в вместе во вот впрочем все всего вчера вы где да даже для до его ее ей ему если есть
        еще ещё её за завтра затем здесь и из из-за или им именно их к как какой когда кого которые кроме кто лишь между мы на над
        накануне напомним не него нее ни но ныне о об обо однако около он она они от перед по под позже пока поскольку после потом
        поэтому при про против раз ранее с сам сами сегодня сейчас сначала со согласно среди так также там теперь то тогда того
        только тот у уже хотя чем через что чтобы эта эти это этот эту я""".split()
    ),
    "uk": frozenset(
        """а але адже без були було був була в вже від вона вони він до для за завтра зараз з зі із й його її і або якщо як який коли кого
        крім хто лише між ми на над напередодні не ні нині о однак окрім перед під пізніше після по потім при про проти раніше
        сьогодні спочатку так також там тепер тільки то тоді тому у учора це цей ця ці через що щоб я""".split()
    ),
    "de": frozenset(
        """aber als am an auch auf aus bei bis da damit dann das dass dem den der des deshalb die dies diese dieser doch dort durch ein
        eine einem einen einer er es für gestern heute hier ich ihr ihre im in ist je jedoch kein man mit nach nicht noch nun nur
        ob oder ohne sein seine seit sie so sogar trotz um und unter vom von vor während was weil wenn wer wie wir wo zu zudem
        zum zur zwar zwischen über""".split()
    ),
    "fr": frozenset(
        """à ainsi alors après au aussi aux avant avec ce cela celui cependant ces cet cette chez comme contre dans de depuis des dès
        donc du elle elles en encore enfin entre est et hier il ils je jusque la le les leur leurs lors lorsque mais malgré même
        mes ni nos notre nous on or ou où par parmi pas pendant peu plus pour pourtant quand que qui quoi sa sans se selon ses si
        son sous sur tous tout toutefois très un une vers voici voilà vos votre vous y""".split()
    ),
    "es": frozenset(
        """a además ahora al algunos ante antes aquí así aunque ayer bajo cada como con contra cuando de del desde después donde dos
        durante e el ella ellos en entonces entre era es esa ese eso esta este esto fue ha hasta hay hoy la las le les lo los más
        me mi mientras muy nada ni no nos o otra otro para pero por porque pues que quien se según ser si sin sobre son su sus
        también tan tras tras un una uno unos y ya yo""".split()
    ),
}
"""Words that open sentences, in languages that drafts and sources are often in and whose word lists are not kept here."""

PARTICLES = frozenset(
    """van von der den de del della dei di da do dos das du la le les los las el al bin ibn bint abu ben ter ten zu zum zur af av
    und y e van't d' l'""".split()
)
"""Small words inside names (Chicago Manual of Style 8.5, 8.7–8.14)."""

HEADS_WITH_OF = frozenset(
    """Academy Agency Army Assembly Association Bank Bay Board Book Bureau Cape Center Centre Chamber Chief Church City College
    Commission Committee Commonwealth Company Conference Congress Council Court Daughters Democratic Department Director Division
    Duchess Duke Earl Faculty Federation Foundation Fund Gulf Hall House Institute Institutes International Isle Isles Journal
    King Kingdom Knights League Library Ministry Mount Museum Office Order Organisation Organization Parliament Port
    Princess Prince Republic School Sea Secretary Senate Society State States Statue Straits Strait Supreme Times Tower Tribune
    Union United University Voice""".split()
)
"""Words after which “of” goes on with the name (Bank of England, Times of India)."""

TITLES = frozenset(
    """mr mrs ms miss mx dr prof professor president vice-president sen senator rep representative gov governor gen general col
    colonel capt captain lt lieutenant sgt sergeant maj major cmdr commander adm admiral minister secretary mayor judge justice
    king queen prince princess emperor pope sir dame lord lady chancellor premier chief detective constable sister father
    brother mother uncle aunt councillor cllr councilman councilwoman congressman congresswoman assemblyman ambassador chairman
    chairwoman chair director coach attorney sheriff officer inspector superintendent bishop archbishop cardinal rabbi imam
    sheikh ayatollah reverend rev canon saint herr frau monsieur madame señor señora don doña signor comrade marshal deputy
    lawmaker prosecutor spokesman spokeswoman spokesperson historian singer engineer dean provost comedian actor actress""".split()
)
"""Ranks, offices and courtesies before a name (AP Stylebook, “titles”)."""

CALENDAR = frozenset(
    """January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept
    Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mondays Tuesdays Wednesdays Thursdays Fridays Saturdays
    Sundays Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Christmas Easter Ramadan Hanukkah Passover Thanksgiving""".split()
)
