"""The desk in words, for every state of a table. Plain dictionaries in, plain words out."""

import pytest

from workshops.result_words import told
from workshops.views import desk
from workshops.views.choosing import options_of
from workshops.views.showing import screen_of

NOW = 1_778_594_400_000


def view(kind="write", phase="open", **changes):
    moment = kind and {
        "number": {"write": 1, "choose": 2, "conclude": 3}[kind],
        "kind": kind,
        "phase": phase,
        "reveal": "at_close",
        "ends_at": NOW + 60_000,
        "closes_at": NOW + 7_400,
        "held": False,
    }
    return {"state": "running", "locked": False, "moment": moment, "result": None, "ballot": None, **changes}


def seat(**changes):
    return {
        "number": 4,
        "name": "Rosa",
        "organisation": "Impresa Esempio",
        "resident": False,
        "phone": True,
        "state": "seated",
        "wrote": 0,
        "voter": "yes",
        "voted": False,
        **changes,
    }


def step(name, kind, **changes):
    moment = {"write": 1, "choose": 2, "conclude": 3, "": 0}[kind]
    return {"step": name, "moment": moment, "kind": kind, "ready": 9, "of": 11, **changes}


@pytest.mark.parametrize(
    ("shown", "next_step", "kind", "label", "ready"),
    [
        (view(None), step("open", "write"), "open_moment", "Comincia: Scrivi", ""),
        (view(), step("close", "write"), "close_moment", "Chiudi e mostra le carte", "hanno scritto 9 su 11"),
        (
            view("choose"),
            step("close", "choose"),
            "close_moment",
            "Chiudi e mostra il risultato",
            "hanno votato 9 su 11",
        ),
        (view("conclude"), step("close", "conclude"), "close_moment", "Concludi il tavolo", ""),
        (view(phase="closing"), step("undo", "write"), "undo_close", "Annulla la chiusura", "si chiude fra 8"),
    ],
)
def test_next_step_is_named_with_its_readiness(shown, next_step, kind, label, ready):
    found = desk._next({**shown, "next": next_step}, NOW)
    assert (found["kind"], found["label"], found["ready"]) == (kind, label, ready)
    assert found["moment"] == next_step["moment"]


def test_what_was_shown_at_once_is_only_closed():
    shown = view()
    shown["moment"]["reveal"] = "at_once"
    assert desk._next({**shown, "next": step("close", "write")}, NOW)["label"] == "Chiudi la scrittura"


def test_concluded_table_has_no_next_step():
    assert desk._next({**view(), "next": step("none", "")}, NOW) is None


@pytest.mark.parametrize(
    ("changes", "kind", "words"),
    [
        ({}, "write", "ancora niente"),
        ({"wrote": 1}, "write", "ha scritto una carta"),
        ({"wrote": 3}, "write", "ha scritto 3 carte"),
        ({"wrote": 3, "voter": "to_confirm"}, "write", "da confermare"),
        ({"state": "freed"}, "write", "posto liberato"),
        ({}, "choose", "non ha ancora votato"),
        ({"voted": True}, "choose", "ha votato"),
        ({"voter": "no"}, "choose", "non vota in questo momento"),
    ],
)
def test_seat_is_told_in_words(changes, kind, words):
    assert desk._standing(seat(**changes), view(kind)) == words


@pytest.mark.parametrize(
    ("changes", "labels"),
    [
        ({}, ["Libera il posto di Rosa"]),
        ({"voter": "to_confirm"}, ["Conferma: Rosa vota per Impresa Esempio", "Libera il posto di Rosa"]),
        ({"voter": "other"}, ["Libera il posto di Rosa", "Passa a Rosa il voto di Impresa Esempio"]),
        ({"state": "freed"}, ["Rimetti Rosa al tavolo"]),
        ({"name": ""}, ["Libera il posto di Posto 4"]),
    ],
)
def test_seat_offers_what_can_be_done_for_it(changes, labels):
    shown = desk._seat(seat(**changes), view())
    assert [action["label"] for action in shown["actions"]] == labels
    assert all(action["fields"] == [("seat", 4)] for action in shown["actions"])


def test_resident_is_called_so():
    assert desk._seat(seat(resident=True, organisation=None), view())["group"] == "residente"


def test_more_time_is_offered_only_while_time_runs():
    def kinds(shown):
        return [action["kind"] for action in desk._tools(shown)]

    assert kinds(view(next={"step": "close"})) == ["lock_table", "add_time", "add_time", "hold"]
    assert kinds(view(phase="closing", next={"step": "undo"})) == ["lock_table"]
    assert kinds(view(locked=True, kind=None)) == ["unlock_table"]


def test_card_is_hidden_with_the_reason_that_is_pressed():
    shown = desk._card({"number": 7, "state": "shown"}, {"remarks": []})
    assert [dict(action["fields"])["reason"] for action in shown["hide"]] == list(desk.REASONS)
    assert shown["restore"] == {"kind": "restore_card", "label": "Rimetti sul tavolo", "fields": [("card", 7)]}


@pytest.mark.parametrize(
    ("shown", "standings"),
    [
        (view(None), ["to_come", "to_come", "to_come"]),
        (view("choose"), ["done", "now", "to_come"]),
        (view("conclude", state="concluded"), ["done", "done", "done"]),
    ],
)
def test_steps_of_the_script_stand_somewhere(shown, standings):
    script = [{"moment": number, "kind": kind} for number, kind in enumerate(("write", "choose", "conclude"), 1)]
    assert [desk._step(each, shown)["standing"] for each in script] == standings


@pytest.mark.parametrize(
    ("shown", "screen"),
    [
        (view(None, state="unopened"), "waiting"),
        (view(None, state="waiting"), "waiting"),
        (view("write"), "write"),
        (view("choose", "closed"), "choose"),
        (view("conclude"), "conclude"),
        (view("choose", "closed", state="concluded"), "conclude"),
    ],
)
def test_each_state_has_its_screen(shown, screen):
    assert screen_of(shown) == screen


def test_options_keep_the_ballots_order():
    cards = [{"number": number, "text": f"Carta {number}"} for number in (1, 2, 3)]
    options = options_of({"ballot": {"options": [3, 1, 2], "method": "approval"}, "cards": cards}, [1])
    assert [(each["number"], each["text"], each["is_chosen"]) for each in options] == [
        (3, "Carta 3", False),
        (1, "Carta 1", True),
        (2, "Carta 2", False),
    ]
    assert options_of({"ballot": None, "cards": cards}, []) == []


def test_result_keeps_its_positions_and_marks_what_is_gone():
    rows = [{"card": 2, "in_favour": 1, "position": 2}, {"card": 9, "in_favour": 5, "position": 1}]
    result = {"voters": 6, "voted": 5, "rows": rows, "sectors": []}
    shown = told({"result": result, "cards": [{"number": 2, "text": "Due\nCon altre righe"}]})
    assert [(row["name"], row["figure"]) for row in shown["rows"]] == [
        ("[rimossa]", "5 preferenze su 6"),
        ("«Due»", "una preferenza su 6"),
    ]
    assert shown["said"] == "Prima è [rimossa]."
    assert told({"result": None, "cards": []}) is None
