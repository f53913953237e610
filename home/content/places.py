"""The eight circoscrizioni: approximate centroids and the residents of 2011, for the balance of who takes part."""

from home.models import Area

SOURCE = "Città di Torino, residenti 2011; centroidi approssimati"
# code, neighbourhoods, latitude, longitude, residents in 2011
DISTRICTS = (
    ("1", "Centro, Crocetta", "45.066", "7.674", 78523),
    ("2", "Santa Rita, Mirafiori Nord, Mirafiori Sud", "45.032", "7.630", 141344),
    ("3", "San Paolo, Cenisia, Pozzo Strada, Cit Turin, Borgata Lesna", "45.063", "7.632", 130709),
    ("4", "San Donato, Campidoglio, Parella", "45.079", "7.640", 98787),
    ("5", "Borgo Vittoria, Madonna di Campagna, Lucento, Vallette", "45.104", "7.650", 126666),
    (
        "6",
        "Barriera di Milano, Regio Parco, Barca, Bertolla, Falchera, Rebaudengo, Villaretto",
        "45.112",
        "7.713",
        107369,
    ),
    ("7", "Aurora, Vanchiglia, Sassi, Madonna del Pilone", "45.078", "7.720", 89448),
    (
        "8",
        "San Salvario, Cavoretto, Borgo Po, Nizza Millefonti, Lingotto, Filadelfia",
        "45.040",
        "7.690",
        134028,
    ),
)


def district_name(code: str, neighbourhoods: str) -> str:
    return f"Circoscrizione {code}: {neighbourhoods}"


def load_areas() -> None:
    """Made once; what staff correct afterwards stays."""
    for code, neighbourhoods, latitude, longitude, residents in DISTRICTS:
        Area.objects.get_or_create(
            kind=Area.Kind.DISTRICT,
            code=code,
            defaults={
                "name": district_name(code, neighbourhoods),
                "latitude": latitude,
                "longitude": longitude,
                "residents": residents,
                "source": SOURCE,
            },
        )
