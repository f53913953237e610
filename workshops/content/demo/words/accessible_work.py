"""Cards of the table on work open to everyone."""

FIXED = (
    (
        "Un operatore che ti segue dal primo giorno",
        "Adesso racconti la tua storia a sei persone. Una sola, con un telefono, fino a tre mesi dopo l'assunzione.",
    ),
    (
        "Il curriculum non basta: prove di un giorno",
        "Chi ha cinquant'anni sa fare ma non sa raccontarsi. Una giornata di prova pagata, assicurata, senza impegno.",
    ),
    (
        "Abbonamento gratis il primo mese di lavoro",
        "Il primo stipendio arriva dopo quaranta giorni, il bus si paga subito. Un mese di trasporto coperto "
        "a chi firma.",
    ),
    (
        "Lavoro anche per chi accudisce",
        "Chi segue un genitore può lavorare quattro ore. Contiamo quelle ore come un lavoro vero e cerchiamo "
        "chi le offre.",
    ),
    (
        "Cantieri sociali che finiscono con un contratto",
        "Sei mesi e poi si torna a casa. Nei bandi futuri un posto su cinque diventi assunzione, scritto prima.",
    ),
    (
        "Chi esce dal carcere con un indirizzo di lavoro",
        "L'ultimo mese di pena serve a preparare il primo di lavoro. Un'impresa che aspetta vale più di "
        "mille opuscoli.",
    ),
    (
        "Modulistica in lingua facile",
        "Frasi corte, figure, la stessa pagina in sette lingue. Chi capisce da solo non fa la fila.",
    ),
    (
        "Un elenco pubblico delle imprese che assumono davvero",
        "Le imprese che hanno assunto da un polo lo dicono. Fa bene a loro e dà coraggio a chi cerca.",
    ),
    (
        "Documenti in un giorno solo",
        "Residenza, codice fiscale, permesso: tre uffici, tre mesi. Una giornata al mese con tutti nella "
        "stessa stanza.",
    ),
    (
        "Chi non ha internet telefona",
        "Prenotare solo con l'app taglia fuori chi ha più bisogno. Un numero con una persona, dalle 8 alle 20.",
    ),
    (
        "Tirocini per persone con disabilità, con un collega accanto",
        "Non un tutore per tutti, un collega che si offre e viene formato. Due mesi di affiancamento pagati.",
    ),
    (
        "Un fondo per gli attrezzi del mestiere",
        "Per cominciare servono scarpe, patente, forbici. Prestito fino a 600 euro, si rende lavorando.",
    ),
    (
        "Il servizio civile dei cinquantenni",
        "Otto mesi nei servizi del quartiere, con un rimborso. Si resta dentro la vita mentre si cerca.",
    ),
    (
        "Orari di sportello che seguono la scuola",
        "Alle 8.30 si portano i figli, alle 12.30 si riprendono. Le mamme chiedono solo le 9 e le 14.",
    ),
    (
        "Colloqui in gruppo, per non sentirsi soli",
        "Otto persone, un'ora, una persona che fa domande. Ci si passa i contatti e la paura si divide.",
    ),
    (
        "Riconoscere quello che si è imparato altrove",
        "Un'infermiera di Lima qui fa le pulizie. Una commissione che guarda le competenze, non solo il timbro.",
    ),
    (
        "Imprese che adottano un cortile di case popolari",
        "Non carità: un posto di lavoro all'anno, per chi abita lì. La prima selezione si fa nel cortile.",
    ),
    (
        "Un lavoro ponte prima della pensione",
        "A sessantadue anni nessuno ti chiama. Insegnare il mestiere tre giorni a settimana sarebbe utile a "
        "due persone.",
    ),
    (
        "Ascoltare chi ha smesso di cercare",
        "Non vengono, quindi si va da loro. Bar, parrocchie, moschee, bocciofile: un operatore con la sedia "
        "pieghevole.",
    ),
)

PLACED = (
    (
        "Il polo per l'occupabilità {place} aperto anche il sabato",
        "Di sabato passano i padri, i ragazzi e chi ha già un lavoretto. Si chiude un mattino feriale, non "
        "costa di più.",
        ("in Barriera di Milano", "a Mirafiori Sud"),
    ),
    (
        "Uno sportello mobile {place}",
        "Un furgone con un tavolo e due operatori, ogni giovedì al mercato. Il polo va dalle persone.",
        ("alla Falchera", "alle Vallette", "in Cavoretto"),
    ),
    (
        "Corsi di italiano del lavoro {place}, con i bambini accanto",
        "Le donne vengono se c'è chi tiene i piccoli nella stanza vicina. Due ore, due volte a settimana.",
        ("ad Aurora", "in Borgo Vittoria"),
    ),
    (
        "Una squadra di manutenzione {place} fatta da chi cerca lavoro",
        "Panchine, aiuole, cancelli: lavori piccoli che nessuno fa. Contratti di sei mesi con un capo squadra vero.",
        ("a Lucento", "a Regio Parco"),
    ),
    (
        "Bacheca di lavori vicino a casa {place}",
        "Chi ha poco tempo cerca a dieci minuti a piedi. Un foglio nei portoni e lo stesso foglio in rete.",
        ("in San Paolo", "in Santa Rita", "in Borgo Po"),
    ),
    (
        "Laboratorio di cucito che diventa impresa {place}",
        "Dieci macchine ci sono già, manca chi tiene i conti. Due anni di affitto basso e un commercialista che aiuta.",
        ("a San Salvario", "in Barriera di Milano"),
    ),
    (
        "Una cucina comune {place} per chi vuole vendere cibo",
        "Una cucina a norma costa troppo per provarci. Condivisa fra sei, con turni, e si comincia dal mercato.",
        ("al Lingotto", "in Vanchiglia"),
    ),
    (
        "Accompagnamento alle visite e ai colloqui {place}",
        "Chi non esce da anni non ci va da solo. Un volontario formato, un biglietto, un caffè prima.",
        ("a Mirafiori Nord", "in Madonna di Campagna"),
    ),
    (
        "Un punto computer con qualcuno che spiega {place}",
        "Caricare un documento dal telefono è un muro. Tre computer in biblioteca e un ragazzo che ha pazienza.",
        ("a Nizza Millefonti", "in Cenisia"),
    ),
    (
        "Patto fra negozi e servizi sociali {place}",
        "Ogni negozio prende un tirocinio all'anno, il servizio garantisce chi lo segue. Dieci negozi, dieci storie.",
        ("in San Donato", "a Pozzo Strada"),
    ),
    (
        "Officina di biciclette {place} per ragazzi in messa alla prova",
        "Le mani occupate e un adulto che sa insegnare. Le bici aggiustate restano al quartiere.",
        ("a Parella", "alla Rebaudengo"),
    ),
    (
        "Mediatori nei cortili {place}",
        "Bussano, ascoltano, segnano su un foglio. Dopo un mese si sa chi cerca che cosa, e chi non lo "
        "direbbe mai a uno sportello.",
        ("alle Vallette", "ad Aurora"),
    ),
    (
        "Accessibilità vera degli uffici {place}",
        "La rampa c'è, il bottone del campanello no. Un giro con chi si muove in carrozzina e una lista di "
        "lavori da fare.",
        ("al Centro", "in Crocetta"),
    ),
    (
        "Lavoro stagionale organizzato {place}",
        "Vendemmie ed eventi chiamano all'ultimo. Un elenco di persone pronte, contratti già scritti, un "
        "pulmino che parte da qui.",
        ("a Barca e Bertolla", "in Borgo Po"),
    ),
    (
        "Una stanza per i colloqui a distanza {place}",
        "A casa c'è rumore e la rete cade. Una stanza silenziosa con una luce buona, da prenotare per un'ora.",
        ("in Campidoglio", "a Madonna del Pilone"),
    ),
)
