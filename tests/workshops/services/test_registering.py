"""Places and the waiting list: Nadia and Oreste ask, Dario directs, Ivo has an account and no role."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils.timezone import localdate

from consultations.models import Mandate, Organisation
from home.domain.refusal import Refused
from home.models import AuditRecord, OutboxMail, User
from tests.workshops.promises import in_threads
from tests.workshops.services.test_making import account
from workshops.models import Registration, Replacement, Workshop
from workshops.services.registering import (
    CONFIRM_WITHIN,
    PLACES_MAX,
    UNPROVEN_PER_HOUR,
    cancel,
    check_in,
    confirm,
    forget_registrations,
    open_reception,
    register,
    registration_of,
    token_of,
)

pytestmark = pytest.mark.django_db(transaction=True)
NOW = datetime(2026, 5, 1, 9, tzinfo=UTC)
STARTS = datetime(2026, 5, 12, 16, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
ASKERS, PLACES = 60, 5
State = Registration.State


@pytest.fixture
def dario():
    return account("dario", "Regia")


@pytest.fixture
def workshop(dario):
    made = Workshop.objects.create(code="aurora", starts_at=STARTS, ends_at=STARTS + timedelta(hours=2))
    open_reception(made, places=2, is_open=True, by=dario, now=NOW)
    return made


def ask(workshop, name="nadia", *, needs=(), by=None, now=NOW) -> Registration:
    return register(
        workshop,
        email=f"{name}@example.org",
        name=f"{name.title()} Esempio" if name else "",
        needs=needs,
        language="it",
        by=by or AnonymousUser(),
        now=now,
    )


def come(workshop, *names: str, now=NOW) -> list[Registration]:
    """Each asks and confirms, one minute after another."""
    return [
        confirm(token_of(ask(workshop, name, now=now + place * MINUTE)), now=now + place * MINUTE)
        for place, name in enumerate(names)
    ]


def states(workshop) -> dict[str, str]:
    return {row.email.partition("@")[0]: row.state for row in Registration.objects.filter(workshop=workshop)}


def refusal(door, *arguments, **names) -> str:
    with pytest.raises(Refused) as refused:
        door(*arguments, **names)
    return refused.value.code


def test_asking_takes_no_place_before_the_address_is_confirmed(workshop):
    asked = ask(workshop, needs=["ramp", "lis"])

    letter = OutboxMail.objects.get()
    assert (asked.state, asked.needs, asked.confirmed_at) == (State.ASKED, ["lis", "ramp"], None)
    assert (letter.to, token_of(asked) in letter.body, letter.language) == ("nadia@example.org", True, "it")
    assert asked.nonce not in letter.body


def test_first_to_confirm_have_the_places_and_the_others_wait_in_order(workshop):
    come(workshop, "nadia", "oreste", "teresa", "bruno")

    assert states(workshop) == {"nadia": "placed", "oreste": "placed", "teresa": "waiting", "bruno": "waiting"}
    subjects = OutboxMail.objects.filter(to="teresa@example.org").values_list("subject", flat=True)
    assert [subject.partition(":")[0] for subject in subjects.order_by("pk")] == [
        "Conferma la tua iscrizione",
        "In lista d’attesa",
    ]


def test_first_of_the_list_is_told_when_a_place_frees(workshop):
    nadia, *_others = come(workshop, "nadia", "oreste", "teresa", "bruno")

    cancel(token_of(nadia), now=NOW + timedelta(hours=1))

    assert states(workshop) == {"nadia": "cancelled", "oreste": "placed", "teresa": "placed", "bruno": "waiting"}
    told = OutboxMail.objects.filter(subject__startswith="Hai un posto").order_by("pk").values_list("to", flat=True)
    assert list(told) == ["nadia@example.org", "oreste@example.org", "teresa@example.org"]


def test_who_gave_up_can_ask_again_and_stands_last(workshop):
    nadia, *_others = come(workshop, "nadia", "oreste", "teresa")
    cancel(token_of(nadia), now=NOW + timedelta(hours=1))

    confirm(token_of(nadia), now=NOW + timedelta(hours=2))

    assert states(workshop) == {"nadia": "waiting", "oreste": "placed", "teresa": "placed"}


def test_more_places_go_to_who_waits_and_fewer_take_none_away(workshop, dario):
    come(workshop, "nadia", "oreste", "teresa")

    open_reception(workshop, places=3, is_open=False, by=dario, now=NOW)
    open_reception(workshop, places=1, is_open=False, by=dario, now=NOW)

    assert states(workshop) == {"nadia": "placed", "oreste": "placed", "teresa": "placed"}


def test_an_account_registers_with_its_own_address_at_once(workshop):
    nadia = account("nadia")

    assert ask(workshop, "nadia", by=nadia).state == State.PLACED
    assert ask(workshop, "oreste", by=nadia).state == State.ASKED


def test_asking_twice_is_one_row_one_place_and_one_letter_a_day(workshop):
    come(workshop, "nadia")

    again = ask(workshop, "nadia", now=NOW + MINUTE)

    assert (again.state, Registration.objects.count()) == (State.PLACED, 1)
    assert OutboxMail.objects.filter(subject__startswith="Conferma").count() == 1


def test_sixty_confirm_at_once_for_the_last_places(workshop, dario):
    open_reception(workshop, places=PLACES, is_open=True, by=dario, now=NOW)
    tokens = [token_of(ask(workshop, f"persona-{number}")) for number in range(ASKERS)]

    in_threads([lambda token=token: confirm(token, now=NOW) for token in tokens])

    counted = [Registration.objects.filter(state=state).count() for state in (State.PLACED, State.WAITING)]
    assert counted == [PLACES, ASKERS - PLACES]
    assert OutboxMail.objects.filter(subject__startswith="Hai un posto").count() == PLACES


def test_places_given_up_at_once_go_to_as_many_who_wait(workshop, dario):
    open_reception(workshop, places=10, is_open=True, by=dario, now=NOW)
    come_in = [confirm(token_of(ask(workshop, f"persona-{number}")), now=NOW) for number in range(30)]
    leaving = [token_of(row) for row in come_in if row.state == State.PLACED][:7]

    in_threads([lambda token=token: cancel(token, now=NOW) for token in leaving])

    counted = [Registration.objects.filter(state=state).count() for state in (State.PLACED, State.WAITING)]
    assert counted == [10, 13]


def test_one_address_asking_from_many_places_is_one_row(workshop):
    rows = in_threads([lambda: ask(workshop).pk] * 12)

    assert len(set(rows)) == 1
    assert OutboxMail.objects.count() == 1


def test_what_cannot_be_asked_is_refused_with_its_code(workshop, dario):
    nadia = ask(workshop)
    late = NOW + CONFIRM_WITHIN + MINUTE

    assert refusal(ask, workshop, "oreste", needs=["yacht"]) == "need_unknown"
    assert (
        refusal(register, workshop, email="a@b.it", name="", needs=[], language="it", by=dario, now=NOW) == "name_empty"
    )
    assert refusal(confirm, token_of(nadia), now=late) == "registration_expired"
    assert refusal(confirm, "f" * 64, now=NOW) == "registration_unknown"
    assert refusal(cancel, "f" * 64, now=NOW) == "registration_unknown"
    assert refusal(ask, workshop, "oreste", now=STARTS + timedelta(hours=3)) == "registration_closed"
    open_reception(workshop, places=2, is_open=False, by=dario, now=NOW)
    assert refusal(ask, workshop, "oreste") == "registration_closed"


def test_reception_is_the_directors(workshop, dario):
    assert refusal(open_reception, workshop, places=2, is_open=True, by=account("ivo"), now=NOW) == "not_allowed"
    for places in (0, PLACES_MAX + 1):
        assert refusal(open_reception, workshop, places=places, is_open=True, by=dario, now=NOW) == "places_wrong"


def test_letters_to_addresses_that_nobody_proved_are_limited(workshop):
    for number in range(UNPROVEN_PER_HOUR):
        ask(workshop, f"persona-{number}")

    assert refusal(ask, workshop, "un-altra") == "too_fast"


@pytest.mark.parametrize("arrival", ["present", "late", ""])
def test_arrival_is_marked_by_who_directs_and_leaves_a_line(workshop, dario, arrival):
    (nadia,) = come(workshop, "nadia")

    check_in(nadia, arrival=arrival, by=dario, now=STARTS)

    nadia.refresh_from_db()
    line = AuditRecord.objects.filter(action="check_in").get()
    assert (nadia.arrival, line.thing, line.detail) == (arrival, "laboratorio/aurora", arrival)


def test_substitute_is_marked_by_name_and_goes_with_the_mark(workshop, dario):
    (nadia,) = come(workshop, "nadia")
    for wrong in ("", "x" * 61):
        assert refusal(check_in, nadia, arrival="substitute", substitute=wrong, by=dario, now=STARTS) == (
            "substitute_unnamed"
        )
    check_in(nadia, arrival="substitute", substitute="Omar Esempio", by=dario, now=STARTS)
    nadia.refresh_from_db()
    assert (nadia.arrival, nadia.substitute) == ("substitute", "Omar Esempio")
    assert AuditRecord.objects.get(action="check_in").detail == "substitute"
    check_in(nadia, arrival="present", substitute="Omar Esempio", by=dario, now=STARTS)
    nadia.refresh_from_db()
    assert (nadia.arrival, nadia.substitute) == ("present", "")


def test_substitute_speaks_that_day_for_the_organisation_of_who_they_replace(workshop, dario):
    (nadia,) = come(workshop, "nadia")
    today = localdate(STARTS)
    user = User.objects.create_user("Nadia@example.org")
    scopes = {"nord": "", "sud": "Soltanto un altro laboratorio", "est": "", "ovest": ""}
    days = {"est": {"ends_on": today - timedelta(days=1)}, "ovest": {"starts_on": today + timedelta(days=1)}}
    for slug, scope in scopes.items():
        organisation = Organisation.objects.create(slug=slug, name=f"{slug} Esempio", sector="union")
        facts = {"starts_on": today - timedelta(days=9), "scope": scope, **days.get(slug, {})}
        Mandate.objects.create(organisation=organisation, user=user, **facts)
    somebody = {"arrival": "substitute", "substitute": "Omar Esempio", "by": dario, "now": STARTS}

    check_in(nadia, **somebody)
    check_in(nadia, **somebody)

    handed_on = Replacement.objects.values_list("registration", "mandate__organisation__slug", "valid_on")
    assert list(handed_on) == [(nadia.pk, "nord", today)]
    check_in(nadia, arrival="present", by=dario, now=STARTS)
    assert not Replacement.objects.exists()


def test_arrival_of_who_is_not_expected_or_by_a_stranger_is_refused(workshop, dario):
    asked = ask(workshop, "oreste")
    (nadia,) = come(workshop, "nadia")

    assert refusal(check_in, asked, arrival="present", by=dario, now=STARTS) == "registration_unknown"
    assert refusal(check_in, nadia, arrival="asleep", by=dario, now=STARTS) == "arrival_unknown"
    assert refusal(check_in, nadia, arrival="present", by=account("ivo"), now=STARTS) == "not_allowed"


def test_everything_personal_is_gone_one_day_after(workshop):
    nadia, _oreste = come(workshop, "nadia", "oreste")
    over = STARTS + timedelta(hours=2)

    assert forget_registrations(over + timedelta(hours=23)) == 0
    assert forget_registrations(over + timedelta(hours=25)) == 2
    assert registration_of(token_of(nadia)) is None
    assert set(OutboxMail.objects.values_list("to", "subject", "body")) == {("", "", "")}


def test_addresses_that_nobody_confirmed_are_gone_after_two_days(workshop):
    ask(workshop, "nadia")
    come(workshop, "oreste")

    assert forget_registrations(NOW + CONFIRM_WITHIN + MINUTE) == 1
    assert states(workshop) == {"oreste": "placed"}
