"""The pages of the demonstration's three workshops."""

from home.content.loader import Loader
from home.content.writing import text
from workshops.content.demo.evenings import CONCLUDED, OPEN, UPCOMING
from workshops.content.load import workshop_page
from workshops.models import Workshop

PAGES = {
    CONCLUDED: (
        "Produrre Città: la sera dei cinque tavoli (esempio)",
        "Cinque tavoli, uno per direttrice strategica, hanno scritto duecento proposte. Dato dimostrativo.",
        "<p>Organizzazioni, persone, carte e preferenze sono inventate. Il modo in cui sono nate è quello vero: ogni "
        "carta è passata dal tavolo, ogni preferenza è nel suo registro.</p>",
    ),
    OPEN: (
        "Produrre Città: tavoli aperti (esempio)",
        "Cinque tavoli aperti adesso, uno per direttrice strategica: due scrivono, uno sceglie, due aspettano. "
        "Dato dimostrativo.",
        "<p>Puoi sederti a uno di questi tavoli e guardare come funziona. Le altre persone sono inventate.</p>",
    ),
    UPCOMING: (
        "Produrre Città: il prossimo incontro (esempio)",
        "Cinque tavoli, uno per direttrice strategica. Le iscrizioni sono aperte. Dato dimostrativo.",
        "<p>Puoi chiedere un posto e vedere come va, dal messaggio di conferma all’ingresso. L’incontro è inventato: "
        "non si tiene davvero, e nessun messaggio parte.</p>",
    ),
}


def load_pages() -> None:
    loader = Loader()
    workshops = {workshop.code: workshop for workshop in Workshop.objects.filter(code__in=PAGES, is_demo=True)}
    for code, (title, abstract, body) in PAGES.items():
        blocks = [text("Che cosa vedi", body)]
        loader.load(workshop_page(workshops[code], title=title, abstract=abstract, body=blocks, is_demo=True))
