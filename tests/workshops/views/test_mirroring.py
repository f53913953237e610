"""«Sullo schermo adesso», and who signs: words beside the forms, for who cannot see the room."""

import pytest

from tests.workshops.views.forms import close, open_writing, post
from workshops.views.mirroring import screen_lines

pytestmark = pytest.mark.django_db(transaction=True)

MOMENT = {"kind": "write", "phase": "open"}
COUNTS = {"voted": 2, "voters": 5}


def view(moment=None, **changes):
    return {
        "moment": moment,
        "counts": COUNTS,
        "state": "running",
        "result": None,
        "ballot": None,
        "cards": [],
        **changes,
    }


def card(number, text, state="shown"):
    return {"number": number, "state": state, "text": text}


@pytest.mark.parametrize(
    ("shown", "lines"),
    [
        (view(), ["Inquadra il codice con il telefono, oppure scrivi il numero sul sito."]),
        (view(MOMENT), ["Qui compaiono le carte appena arrivano."]),
        (
            view(MOMENT, cards=[card(1, "Uno\nsotto"), card(2, None, "covered")]),
            ["Uno", "C’è una carta coperta: si legge alla chiusura."],
        ),
        (view({"kind": "choose", "phase": "open"}), ["Hanno votato 2 su 5"]),
        (
            view(
                {"kind": "group", "phase": "open"},
                cards=[card(1, "Uno"), card(2, "Due"), card(3, "Tre")],
                families=[{"number": 1, "name": None, "cards": [1, 3]}],
            ),
            ["Famiglia 1, con le carte: Uno, Tre", "Due"],
        ),
        (
            view(
                {"kind": "choose", "phase": "closed"},
                cards=[card(1, "Uno"), card(2, None, "hidden")],
                result={
                    "voters": 5,
                    "voted": 5,
                    "sectors": [],
                    "rows": [{"card": 2, "in_favour": 1, "position": 2}, {"card": 1, "in_favour": 4, "position": 1}],
                },
            ),
            ["«Uno»: 4 preferenze su 5", "[rimossa]: una preferenza su 5"],
        ),
    ],
    ids=["waiting", "nothing yet", "covered", "choosing", "families", "result"],
)
def test_screen_is_said_line_by_line(shown, lines):
    assert screen_lines(shown) == lines


def test_page_of_who_takes_part_says_the_screen_and_who_signs(franca, giulia, url):
    open_writing(giulia, url)
    post(franca, url, "Un tutor")

    page = franca.get(url).content.decode()

    assert "<summary>Sullo schermo adesso</summary>" in page
    assert "<li>C’è una carta coperta: si legge alla chiusura.</li>" in page
    assert "<strong>Chi firma:</strong> la tua organizzazione, oppure «una persona residente»." in page
    close(giulia, url, 1)
    assert "<li>Un tutor</li>" in franca.get(url).content.decode()
