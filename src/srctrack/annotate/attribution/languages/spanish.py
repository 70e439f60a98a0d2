"""Who speaks in Spanish."""

from __future__ import annotations

from srctrack.annotate.attribution.languages.word_patterns import ReportingGrammar

SPANISH = ReportingGrammar(
    language="es",
    cues="""llamó,llama,calificó,califica,tildó,tilda,habló,habla,anunció,anuncia,denunció,denuncia,criticó,critica,bromeó,bromea,suspiró,
    suspira,resumió,resume,replicó,replica,prometió,promete,reclamó,reclama,pidió,pide,
    dijo,dice,ha dicho,decía,declaró,declara,ha declarado,afirmó,afirma,ha afirmado,explicó,explica,ha explicado,aseguró,
    asegura,ha asegurado,señaló,señala,ha señalado,añadió,añade,ha añadido,agregó,agrega,indicó,indica,ha indicado,apuntó,apunta,
    comentó,comenta,ha comentado,manifestó,manifiesta,subrayó,subraya,sostuvo,sostiene,respondió,responde,preguntó,pregunta,contestó,
    contesta,reconoció,reconoce,recordó,recuerda,advirtió,advierte,escribió,escribe,contó,cuenta,relató,relata,insistió,insiste,
    lamentó,lamenta,precisó,precisa,expresó,expresa,admitió,admite,concluyó,concluye""",
    by="según,en palabras de,a juicio de,en opinión de",
    offices="sr. sra. don doña dr. dra. señor señora doctor doctora",
    ties="de del la el los las en al a por para con",
    barred="""él ella ellos ellas yo nosotros usted ustedes a al con para contra que quien y pero o si cuando ante tras sobre por
    le les""",
    openers="""ayer hoy mañana luego después entonces aquí allí ahora finalmente también así pero y lunes martes miércoles jueves
    viernes sábado domingo el la los las un una en al a por para con su sus nuestro""",
    given="""adriana agustin alberto alejandra alejandro alfonso alfredo alicia alonso alvaro ana andres angel angeles antonia antonio
    araceli arturo asuncion aurora beatriz begona belen bernardo blanca camila candela carla carlos carmen carolina catalina
    cecilia celia cesar clara claudia concepcion consuelo cristian cristina cristobal daniela diego dolores eduardo elena elisa
    emilia emilio encarnacion enrique esperanza esteban esther eugenia eva fabian federico felipe felix fernanda fernando
    francisca francisco gabriela gerardo gloria gonzalo graciela guadalupe guillermo gustavo hector hernan hugo ignacio ines inmaculada
    irene isabel ismael ivan jaime javier jesus jimena joaquin jorge josefa josefina julia julian julio laura leandro leticia
    lorena lorenzo lourdes lucas lucia luisa manuel manuela marcela marcelo marcos margarita mariana mariano marisol mateo
    matias mauricio mercedes miguel milagros monica montserrat natalia nicolas norma nuria octavio olga oscar pablo paloma
    paula paulina pilar rafael ramiro ramon raquel raul remedios ricardo roberto rocio rodrigo rosario ruben salvador santiago
    sebastian sergio silvia soledad susana tomas valentina valeria vanesa veronica vicente ximena yolanda""",
)
