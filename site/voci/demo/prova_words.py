"""What the eight invented organisations write at the table of /prova/, in the visitor's language."""

CARDS = {
    "it": (
        "Un tutor per ogni tirocinio\nSenza qualcuno che segue, il ragazzo fa fotocopie e l'impresa perde tempo.",
        "Laboratori aperti la sera\nLe scuole hanno torni e cucine fermi dalle due del pomeriggio.",
        "Sportello unico per le piccole imprese\nChi ha tre dipendenti non ha un ufficio del personale.",
        "Banca delle competenze di quartiere\nIl meccanico in pensione sa cose che nessuno scrive.",
        "Italiano sul lavoro, in orario di lavoro\nDue ore a settimana pagate per le parole del mestiere.",
        "Officine condivise nei mercati\nUn banco su dieci è vuoto: diventi un banco di riparazione.",
        "Dire alle famiglie quanto si guadagna\nSi sceglie la scuola per sentito dire. Servono numeri veri.",
        "Chi va in pensione lascia un mestiere\nSei mesi in due sullo stesso posto, e il mestiere resta.",
    ),
    "en": (
        "A tutor for every traineeship\nWithout one, trainees make photocopies and companies lose time.",
        "Workshops open in the evening\nSchools have lathes and kitchens that stand still from two in the afternoon.",
        "One desk for small companies\nWith three employees nobody has a personnel office.",
        "A neighbourhood bank of skills\nThe retired mechanic knows things that nobody writes down.",
        "Italian at work, in working hours\nTwo paid hours a week for the words of the trade.",
        "Shared workshops in the markets\nOne stall in ten is empty: let it become a repair bench.",
        "Tell families what the jobs pay\nSchools are chosen by hearsay. Real numbers are needed.",
        "Who retires leaves a trade behind\nSix months side by side in the same job, and the trade stays.",
    ),
}
