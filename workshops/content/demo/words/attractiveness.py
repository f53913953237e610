"""Cards of the table on the attractiveness of the territory."""

FIXED = (
    (
        "I piani terra vuoti a chi produce",
        "Una serranda chiusa su quattro. Canone basso per tre anni a chi ripara, cuce, stampa o cucina.",
    ),
    (
        "Regole chiare per il rumore delle botteghe",
        "Chi lavora il ferro sotto casa deve sapere a che ora può. Orari scritti, uguali per strada, e meno liti.",
    ),
    (
        "Un capannone diviso in sei",
        "Mille metri sono troppi per un artigiano, duecento no. Muri leggeri, servizi in comune, un solo custode.",
    ),
    (
        "Consegne con la bici da carico nell'ultimo chilometro",
        "Un deposito piccolo ai bordi del centro, dieci bici. Le botteghe risparmiano e la strada respira.",
    ),
    (
        "La mappa pubblica degli spazi per lavorare",
        "Metri, altezza, carico del pavimento, prezzo. Adesso si cerca per passaparola e si perde un anno.",
    ),
    (
        "Tempi certi per i permessi",
        "Trenta giorni, e il nome di chi risponde. Se la pratica si ferma si dice perché, con una telefonata.",
    ),
    (
        "Produrre e abitare nello stesso isolato",
        "Non tutte le fabbriche fanno fumo. Il Piano dica quali lavori possono stare sotto le case e con che regole.",
    ),
    (
        "Energia condivisa fra officine e case",
        "I tetti delle officine sono grandi, i condomìni consumano la sera. Una comunità energetica per isolato.",
    ),
    (
        "Strade pulite e luci accese prima dei convegni",
        "Chi viene a investire guarda i marciapiedi. La manutenzione di base è la migliore pubblicità.",
    ),
    (
        "Un referente unico per chi apre",
        "Una persona che prende in carico l'apertura dall'idea alla serranda. Con un numero diretto e la "
        "delega per decidere.",
    ),
    (
        "Affitti calmierati per gli studenti che restano",
        "Si laureano qui e partono. Due anni di canone calmo a chi firma un contratto in città.",
    ),
    (
        "Mercato dei prodotti fatti a Torino",
        "Una domenica al mese, solo cose fatte qui. Il banco costa poco a chi comincia e di più a chi è grande.",
    ),
    (
        "Una piazza senza auto davanti alle scuole tecniche",
        "Oggi si esce in mezzo al traffico. Una piazza con tavoli da lavoro è la vetrina di quello che si impara.",
    ),
    (
        "Raccontare il lavoro di Torino a chi viene da fuori",
        "Visite di un'ora in officina, come in un museo. Prenotazione unica e guide che ci hanno lavorato.",
    ),
)

PLACED = (
    (
        "Spazi produttivi sotto i portici {place}",
        "Locali alti e freschi, oggi depositi. Con un bagno e una canna fumaria diventano botteghe.",
        ("in San Paolo", "al Centro"),
    ),
    (
        "Un incubatore per imprese di riparazione {place}",
        "Riparare è un mestiere e può essere un'impresa. Dieci banchi, due anni, un tutor per i conti.",
        ("in Barriera di Milano", "a Mirafiori Sud"),
    ),
    (
        "Riusare l'area dismessa {place} per produrre",
        "Prima di demolire, dieci anni di uso a termine. Artigiani, prove, magazzini: il quartiere torna "
        "vivo mentre si decide.",
        ("a Lucento", "alla Rebaudengo", "in Madonna di Campagna"),
    ),
    (
        "Fibra e corrente adatte alle officine {place}",
        "Senza trifase e senza rete non si apre. Un elenco delle vie dove allacciarsi costa poco.",
        ("a Regio Parco", "alle Vallette"),
    ),
    (
        "Un parcheggio per i furgoni {place}",
        "Chi lavora gira mezz'ora per scaricare. Venti posti a tempo, controllati, al mattino presto.",
        ("a San Salvario", "in Vanchiglia"),
    ),
    (
        "Servizi comuni per le imprese {place}",
        "Portineria, mensa, sala riunioni: nessuno da solo può pagarli. In dodici diventano possibili.",
        ("a Mirafiori Nord", "al Lingotto"),
    ),
    (
        "Collegamento diretto fra stazione e zona produttiva {place}",
        "Arrivare in treno e aspettare quaranta minuti il bus fa perdere i clienti. Una navetta negli orari "
        "di ingresso.",
        ("a Barca e Bertolla", "in Borgo Vittoria"),
    ),
    (
        "Botteghe storiche {place}: un aiuto a passare di mano",
        "Chi smette non trova chi continua. Un incontro all'anno fra chi lascia e chi vuole cominciare.",
        ("in Crocetta", "in San Donato", "in Borgo Po"),
    ),
    (
        "Verde e lavoro insieme {place}",
        "Tetti verdi e cortili d'ombra rendono le officine sopportabili d'estate. Un contributo a chi li fa e li cura.",
        ("a Nizza Millefonti", "in Cenisia"),
    ),
    (
        "Un punto per lavorare vicino a casa {place}",
        "Non tutti devono attraversare la città per stare davanti a uno schermo. Venti scrivanie, una "
        "stampante, rumore basso.",
        ("alla Falchera", "in Cavoretto"),
    ),
    (
        "Concorso per le facciate delle officine {place}",
        "Anche un muro di fabbrica può essere bello. Un concorso con artisti e ragazzi, e il colore lo paga lo sponsor.",
        ("in Santa Rita", "a Pozzo Strada"),
    ),
    (
        "Notte delle officine {place}",
        "Una sera si aprono le porte e si vede come si fa una lente, un telaio, un violino. Poi qualcuno "
        "compra e qualcuno impara.",
        ("ad Aurora", "a Parella"),
    ),
)
