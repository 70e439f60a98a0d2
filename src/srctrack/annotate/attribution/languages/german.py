"""Who speaks in German."""

from __future__ import annotations

from srctrack.annotate.attribution.languages.word_patterns import ReportingGrammar

GERMAN = ReportingGrammar(
    language="de",
    cues="""nannte,nennt,bezeichnete,bezeichnet,sprach,spricht,gesprochen,teilte,mitteilte,mitteilt,erwiderte,entgegnete,forderte,fordert,
    beteuerte,scherzte,seufzte,seufzt,rief,ruft,mahnte,mahnt,beklagte,beklagt,verkündete,verkündet,wirft,warf,wertete,wertet,zitiert,
    zitierte,
    sagte,sagt,erklärte,erklärt,betonte,betont,meinte,meint,berichtete,berichtet,schrieb,schreibt,ergänzte,ergänzt,fügte,
    erzählte,erzählt,antwortete,fragte,fragt,warnte,warnt,behauptete,behauptet,bestätigte,bestätigt,kritisierte,kritisiert,
    erläuterte,erläutert,versicherte,versichert,urteilte,klagte,lobte,räumte,so""",
    by="laut,nach angaben von,nach den worten von,nach ansicht von,nach aussage von,nach meinung von",
    offices="""meister meisterin minister ministerin präsident präsidentin sprecher sprecherin chef chefin direktor direktorin kanzler
    kanzlerin leiter leiterin vorsitzende vorsitzender experte expertin anwalt anwältin richter richterin forscher forscherin
    professor professorin doktor kommissar kommissarin general sekretär sekretärin trainer trainerin lehrer lehrerin
    rat rätin herr frau prof dr vorstand erin istin ologin entin antin eurin orin ältin arzt ärztin pfarrer pfarrerin autor autorin führer führerin inhaber inhaberin besitzer besitzerin""",
    ties="der die das des dem den ein eine einer einem einen in im am an aus von vom zu zum zur bei beim für mit über gegen um nach",
    barred="""er sie es ich wir ihr man mit gegenüber über dass und aber oder wenn als weil nach vor gegen dem den für an zu von ihm ihnen
    ihn wer""",
    openers="""gestern heute morgen dann danach später früher dort hier jetzt schließlich zuletzt auch aber da so doch und am im in
    an auf bei nach vor seit montag dienstag mittwoch donnerstag freitag samstag sonntag abend mittag""",
    given="""adelheid alfred andreas anja anke anneliese annette antje armin astrid bastian beate benno bernd bernhard birgit carsten christa
    claudia cornelia dagmar detlef dieter dietmar dirk doris edda egon elfriede elke ernst eva felix ferdinand florian
    frieda friedrich fritz gabi gabriele georg gerda gerhard gisela gudrun gunther gustav hanna hannelore hans heike heinrich heinz
    helga helmut herbert hermann hilde holger horst hubert ilse inge ingo ingrid irmgard jens joachim jochen johann johanna johannes jorg
    josef jutta karin karl katharina katja katrin kerstin klara klaus konrad kurt lena leonie lothar ludwig lukas lutz magda
    manfred marlene matthias max maximilian moritz nina norbert otto petra rainer ralf reinhard renate roland rolf rudiger rudolf
    sabine sebastian siegfried silke simon sonja stefan steffen susanne sven tanja thorsten tobias torsten udo ulrich ulrike ursula
    ute uwe volker walther waltraud werner wilhelm wolfgang wolfram yvonne""",
)
