"""Cards of the table on decent and safe work."""

FIXED = (
    (
        "Un delegato della sicurezza anche nelle ditte piccole",
        "Sotto i quindici addetti nessuno ha tempo di controllare. Un delegato in comune fra più ditte dello "
        "stesso cortile costa poco.",
    ),
    (
        "Chi entra in cantiere firma, chi esce firma",
        "Un registro digitale uguale per tutti i cantieri pubblici. Se manca una firma alle sei di sera, "
        "qualcuno telefona.",
    ),
    (
        "Niente subappalti a catena nei lavori della Città",
        "Dopo il secondo passaggio non si sa più chi paga chi. Un solo subappalto, e con lo stesso contratto "
        "di chi vince la gara.",
    ),
    (
        "Formazione sulla sicurezza nella lingua di chi lavora",
        "Firmare un foglio in italiano non è capire. Video brevi e prove pratiche in arabo, romeno, cinese, francese.",
    ),
    (
        "Sirena rossa: ci si ferma senza perdere la paga",
        "Chi vede un pericolo deve poter fermare la macchina. Scriviamolo negli appalti: l'ora fermata per "
        "sicurezza è pagata.",
    ),
    (
        "Orari pubblicati due settimane prima",
        "Nel commercio e nelle pulizie l'orario arriva la sera prima. Con due settimane di anticipo si "
        "prende un figlio a scuola.",
    ),
    (
        "Un numero solo per segnalare un pericolo sul lavoro",
        "Oggi bisogna sapere a chi telefonare. Un numero della città, anche in forma anonima, e una risposta "
        "entro tre giorni.",
    ),
    (
        "Il salario scritto accanto all'annuncio",
        "Negli annunci che passano dai servizi pubblici la paga va scritta. Chi cerca capisce subito e non "
        "perde un giorno.",
    ),
    (
        "Visite mediche del lavoro anche il sabato",
        "Chi ha un contratto a giornata salta la visita per non perdere la paga. Due ambulatori aperti il "
        "sabato bastano.",
    ),
    (
        "Premio in gara a chi non ha infortuni",
        "Punti in più alle imprese che da tre anni formano tutti e non hanno infortuni gravi. Controllati, "
        "non dichiarati.",
    ),
    (
        "Acqua e ombra nei cantieri d'estate",
        "Con trentasei gradi si lavora male e ci si fa male. Turni dalle sei alle tredici, acqua fresca e un "
        "telo su ogni cantiere pubblico.",
    ),
    (
        "Uno sportello per chi lavora in casa d'altri",
        "Colf e badanti non hanno colleghi con cui parlare. Un pomeriggio alla settimana, con un consulente "
        "e una mediatrice.",
    ),
    (
        "Spogliatoi e bagni anche per le donne in cantiere",
        "Sembra poco, ma per questo molte ragazze rinunciano. Mettiamolo fra i requisiti minimi dei bandi.",
    ),
    (
        "I rider hanno bisogno di un posto al coperto",
        "Un bagno, una presa, una panca vicino ai locali. Anche solo una pensilina in più per zona.",
    ),
    (
        "Raccontare gli infortuni mancati",
        "La trave che cade a un metro è una lezione gratis. Una bacheca fra imprese, senza nomi, letta ogni mese.",
    ),
    (
        "Contratti di quartiere per le consegne",
        "Botteghe e corrieri si accordano su orari e soste. Meno corse, meno incidenti, una paga certa.",
    ),
    (
        "Chi perde il lavoro per la salute non resta solo",
        "Dopo un infortunio si torna in un altro ruolo, non a casa. Un accompagnatore per sei mesi pagato in "
        "parte dall'ente.",
    ),
)

PLACED = (
    (
        "Sportello diritti {place}, la sera",
        "Chi fa due lavori non può venire alle dieci del mattino. Aperto dalle 18 alle 21, con un "
        "sindacalista e una mediatrice.",
        ("in Barriera di Milano", "a Mirafiori Sud"),
    ),
    (
        "Lezioni di sicurezza nelle scuole {place}",
        "Le stesse macchine che troveranno in officina, ma spente e spiegate. Mezza giornata per classe, con "
        "chi ci lavora.",
        ("alle Vallette", "in San Paolo"),
    ),
    (
        "Illuminare le fermate {place} per chi fa il turno di notte",
        "Finire alle due e aspettare al buio non è sicuro. Luci e corse allineate con l'uscita dai turni.",
        ("alla Falchera", "a Mirafiori Nord"),
    ),
    (
        "Un consulente del lavoro gratis una volta al mese {place}",
        "Leggere una busta paga in due si fa in venti minuti. Prenotazione per telefono, anche senza "
        "spiegare prima perché.",
        ("ad Aurora", "in Borgo Vittoria"),
    ),
    (
        "Controlli insieme, non uno dopo l'altro, nelle officine {place}",
        "Tre ispezioni in tre settimane fermano una bottega. Una visita sola, con una lista di cose da "
        "mettere a posto e un mese di tempo.",
        ("a Lucento", "in Madonna di Campagna"),
    ),
    (
        "Una sala comune per chi lavora in strada {place}",
        "Spazzini, corrieri e vigili pranzano in furgone. Una stanza con tavoli e un forno, presa da un "
        "locale pubblico vuoto.",
        ("a San Salvario", "in Vanchiglia"),
    ),
    (
        "Asilo con orario da turno {place}",
        "Chi entra alle sei non sa dove lasciare i bambini. Un posto solo, aperto dalle 5.30, condiviso fra "
        "più aziende.",
        ("al Lingotto", "a Regio Parco"),
    ),
    (
        "Mercato sicuro {place}: carichi, cavi e gazebo",
        "Ogni mattina si montano cento banchi in fretta. Un ordine di arrivo e prese elettriche a norma per tutti.",
        ("a Nizza Millefonti", "in Santa Rita"),
    ),
    (
        "Mediazione fra chi affitta capannoni e chi ci lavora {place}",
        "Tetti e impianti sono del proprietario, i rischi di chi sta dentro. Un accordo tipo che dice chi "
        "ripara che cosa ed entro quando.",
        ("a Barca e Bertolla", "alla Rebaudengo"),
    ),
    (
        "Corso di primo soccorso aperto a tutte le botteghe {place}",
        "Una sera, dieci botteghe, un formatore. Si divide la spesa e si impara anche a conoscersi.",
        ("in Cenisia", "a Parella"),
    ),
    (
        "Case per chi arriva a lavorare {place}",
        "Senza casa si accetta qualsiasi lavoro. Trenta posti a prezzo calmo, per un anno, legati a un "
        "contratto regolare.",
        ("a Pozzo Strada", "in San Donato"),
    ),
    (
        "Portinerie sociali {place} che aiutano con i contratti",
        "La portinaia conosce tutti e nota chi è in difficoltà. Le diamo uno schedario di indirizzi utili e "
        "una formazione breve.",
        ("al Centro", "in Campidoglio"),
    ),
    (
        "Assemblea annuale sul lavoro {place}",
        "Una sera all'anno si dicono i numeri veri: infortuni, contratti, controlli. E chi deve rispondere è presente.",
        ("a Madonna del Pilone", "in Crocetta"),
    ),
)
