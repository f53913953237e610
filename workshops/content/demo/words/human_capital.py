"""Cards of the table on strengthening human capital."""

FIXED = (
    (
        "Un fondo piccolo per provarci",
        "Tremila euro, senza garanzie, con un mentore. Se va male se ne parla e si riprova, non si resta in debito.",
    ),
    (
        "Ricominciare a quarant'anni",
        "Chi cambia mestiere paga affitto e corso insieme. Sei mesi di sostegno legati a un percorso con un'impresa.",
    ),
    (
        "Mentori con i capelli bianchi",
        "Chi ha guidato un'impresa può ascoltare un'ora al mese. Cento mentori, cento storie, un solo elenco.",
    ),
    (
        "Il bilancio dei conti spiegato a chi apre",
        "La metà chiude per cassa, non per idee. Due ore al mese con un commercialista, il primo anno.",
    ),
    (
        "Tornare al lavoro dopo la maternità",
        "Un mese prima e tre mesi dopo con qualcuno accanto. Orari che crescono piano, e nessuna carriera ferma.",
    ),
    (
        "Incubatori che prendono anche chi non ha studiato",
        "Le domande chiedono parole inglesi e un foglio di calcolo. Si può raccontare un'idea anche a voce.",
    ),
    (
        "Un anno di prova per l'impresa sociale",
        "Prima si prova il servizio con venti persone, poi si apre la partita IVA. Nel frattempo c'è un ombrello.",
    ),
    (
        "Corsi che cominciano in ogni mese",
        "Chi perde il lavoro a febbraio aspetta settembre. Moduli piccoli che partono sempre.",
    ),
    (
        "Lo psicologo del lavoro",
        "Dopo due anni senza lavoro non serve solo un corso. Cinque colloqui gratuiti, senza che nessuno lo sappia.",
    ),
    (
        "Borse per chi studia e lavora",
        "Lavorare venti ore e dare esami si può, se il calendario lo permette. Borse e appelli serali.",
    ),
    (
        "Imparare dagli errori: serate di chi ha chiuso",
        "Chi ha chiuso un'impresa racconta perché. È la lezione più utile e nessuno la fa.",
    ),
    (
        "Ascoltare gli under 35 prima di scrivere il bando",
        "I bandi parlano a chi sa già scrivere bandi. Una sera di prova con dieci ragazzi, poi si pubblica.",
    ),
)

PLACED = (
    (
        "Una casa delle idee {place}",
        "Tre stanze, una cucina, orari lunghi. Si entra con un'idea e si esce con un appuntamento.",
        ("in Barriera di Milano", "a Mirafiori Sud"),
    ),
    (
        "Il sabato delle partite IVA {place}",
        "Consigli sulle tasse, sui contratti, sui clienti che non pagano. Una mattina al mese, gratis, in biblioteca.",
        ("a San Salvario", "in San Paolo"),
    ),
    (
        "Una squadra di coetanei {place} per chi ha lasciato la scuola",
        "Li ascoltano più dei grandi. Sei ragazzi formati e pagati vanno a cercarli dove stanno.",
        ("alle Vallette", "alla Falchera"),
    ),
    (
        "Spazi di studio aperti fino a mezzanotte {place}",
        "Chi lavora studia di notte, a casa non può. Una sala con i bagni e un custode.",
        ("in Vanchiglia", "al Lingotto"),
    ),
    (
        "Il mentore di quartiere {place}",
        "Una persona nota, un pomeriggio fisso, una sedia. Non decide: ascolta e accompagna da chi può decidere.",
        ("ad Aurora", "in Borgo Vittoria"),
    ),
    (
        "Palestra di impresa per le scuole superiori {place}",
        "Una classe apre una mini impresa vera, con cassa e clienti. A giugno si chiudono i conti davanti ai genitori.",
        ("in Santa Rita", "a Lucento"),
    ),
    (
        "Una sera al mese per chi ricomincia {place}",
        "Cena, presentazioni di due minuti, offerte e ricerche su un muro. Niente esperti sul palco.",
        ("a Nizza Millefonti", "in Cenisia"),
    ),
    (
        "Prestito d'onore per i diplomi presi da adulti {place}",
        "Libri, tasse, qualche giorno non pagato. Si restituisce in due anni, senza interessi.",
        ("a Mirafiori Nord", "in Madonna di Campagna"),
    ),
)
