"""Dated facts, as news. The date is the day of the fact."""

from datetime import date

from home.content.loader import PageSpec
from home.content.writing import DAILY, OTHERS, text
from home.models import NewsIndexPage, NewsPage


def news_pages() -> list[PageSpec]:
    return [
        PageSpec(
            "news",
            NewsIndexPage,
            "home",
            "notizie",
            "Notizie",
            "I passaggi della strategia per il lavoro e del Piano, con la loro data.",
        ),
        _news(
            "commissions",
            "cominciano-le-commissioni",
            "Il nuovo Piano arriva nelle commissioni",
            date(2026, 1, 14),
            "Dal 14 gennaio 2026 le commissioni lavorano sul nuovo Piano Regolatore.",
            "<p>Il nuovo Piano conta 34 quartieri, 8 figure di ricomposizione urbana, 18 aree di trasformazione e 280 "
            "allegati.</p>",
            OTHERS,
        ),
        _news(
            "approval",
            "la-giunta-approva-il-nuovo-piano",
            "La Giunta approva il nuovo Piano Regolatore",
            date(2025, 12, 16),
            "Il 16 dicembre 2025 la Giunta ha approvato il nuovo Piano. Quello in vigore è del 1995.",
            "<p>Le linee guida erano uscite a giugno 2023. Dopo la Giunta vengono le commissioni.</p>",
            OTHERS,
        ),
        _news(
            "strategy",
            "presentata-torino-citta-del-lavoro",
            "Presentata la strategia «Torino Città del Lavoro»",
            date(2025, 7, 21),
            "Al Polo del '900 l'Assessorato al Lavoro ha presentato cinque direttrici e le prime misure.",
            "<p>Il seminario è del 21 luglio 2025, con istituzioni, imprese, sindacati e terzo settore: serviva a "
            "definire insieme una piattaforma di misure per il futuro del lavoro a Torino.</p><p>Il lavoro era partito "
            "da una mozione del Consiglio comunale di marzo 2025. La strategia viene da alcuni mesi di lavoro con oltre 50 "
            "organizzazioni: enti pubblici, scuole, imprese, associazioni. Dopo la "
            "presentazione chi c'era si è seduto ai tavoli del laboratorio «Produrre Città».</p>",
            DAILY,
        ),
    ]


def _news(key: str, slug: str, title: str, day: date, abstract: str, html: str, origin: str) -> PageSpec:
    return PageSpec(
        f"news.{key}", NewsPage, "news", slug, title, abstract, [text("", html)], {"date": day, "source": origin}
    )
