"""Who speaks in French."""

from __future__ import annotations

from srctrack.annotate.attribution.languages.word_patterns import ReportingGrammar

FRENCH = ReportingGrammar(
    language="fr",
    speaks_in_commas=True,
    cues="""a dénoncé,dénonce,a martelé,martèle,a évoqué,évoque,a parlé,parle,soupire,sourit,résume,a résumé,s'indigne,s’indigne,prévient,
    a prévenu,plaisante,a qualifié,qualifie,a jugé,juge,a promis,promet,a réclamé,réclame,a critiqué,critique,se souvient,s'amuse,
    s’amuse,
    a déclaré,déclare,déclarait,a dit,dit,disait,a affirmé,affirme,affirmait,a expliqué,explique,expliquait,a ajouté,ajoute,
    ajoutait,a indiqué,indique,indiquait,a précisé,précise,précisait,a estimé,estime,estimait,a assuré,assure,assurait,a souligné,
    souligne,soulignait,a raconté,raconte,racontait,a répondu,répond,répondait,a demandé,demande,demandait,a reconnu,reconnaît,
    a rappelé,rappelle,rappelait,a écrit,écrit,écrivait,a annoncé,annonce,a confié,confie,confiait,a averti,avertit,a insisté,insiste,
    a conclu,conclut,a témoigné,témoigne,a regretté,regrette,a lancé,lance""",
    by="selon,d'après,d’après,pour reprendre les mots de,selon les mots de,aux dires de",
    offices="m. mme mlle me dr maître madame monsieur",
    ties="de du des d la le les l à au aux en dans sur par pour chez",
    barred="""il elle ils elles on je nous vous à au aux avec pour contre que qui et mais ou si quand lui leur devant chez sur
    dans par avant après""",
    openers="""hier demain ensuite puis alors ici là enfin aussi ainsi mais et lundi mardi mercredi jeudi vendredi samedi dimanche
    le la les l un une des en dans au aux à pour par sur son sa ses notre""",
    given="""adele adrien agathe agnes aime alain albane alexandre alexis alice aline amandine anais andre antoine arnaud aude audrey
    aurelie aurelien axel bastien baptiste beatrice benoit bernadette bernard bertrand blandine brice bruno camille caroline
    cecile cedric celine chantal chloe christelle christian christophe claude clement clementine colette corinne cyril damien david
    delphine didier dominique edith edouard elise elodie emile emilie emmanuel eric estelle etienne eugenie fabien fabrice
    florence francine franck francois francoise frederic gael genevieve georges gerard gilles gregoire guillaume guy helene henri
    herve hugo hugues isabelle jacqueline jeanne jerome joel josephine josiane julien juliette laurence laurent leon louis louise
    luc lucie lucien ludovic madeleine marc marcel margaux marguerite marianne marine marion martine mathieu mathilde maxime michele
    mireille muriel nadine nathalie nicolas noemie odette odile olivier pascal pascale patrice paulette philippe quentin
    raphael raymonde regis remi renaud rene robin roland romain sabine sebastien serge severine simone solene sophie stephane suzanne
    sylvain sylvie therese thibault thierry valerie veronique vincent virginie xavier yann yannick yves yvette yvonne zoe""",
)
