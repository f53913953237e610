"""The rating card: without script, without token, without a trace of who rates."""

import pytest
from bs4 import BeautifulSoup
from django.core.cache import cache

from home import ratings
from home.models import Rating

pytestmark = pytest.mark.django_db
SAME_ORIGIN = {"HTTP_ORIGIN": "http://testserver", "HTTP_SEC_FETCH_SITE": "same-origin"}
GIVEN = {"page": "/poli/", "stars": "2", "hard": "lost", "good": "clear", "text": "Manca l'indirizzo"}


@pytest.fixture(autouse=True)
def _nobody_rated_yet():
    cache.clear()


def test_reader_rates_a_page_and_is_thanked(client):
    answer = client.post("/valutazione/", GIVEN, follow=True, **SAME_ORIGIN)

    assert answer.redirect_chain == [("/valutazione/grazie/?pagina=%2Fpoli%2F", 303)]
    rating = Rating.objects.get()
    assert (rating.page, rating.language, rating.stars, rating.text) == ("/poli/", "it", 2, "Manca l'indirizzo")
    assert BeautifulSoup(answer.content, "html.parser").select_one("main .button")["href"] == "/poli/"


@pytest.mark.parametrize(("stars", "reason"), [("1", "lost"), ("3", "lost"), ("4", "clear"), ("5", "clear")])
def test_reason_is_the_one_of_the_question_on_view(client, stars, reason):
    client.post("/valutazione/", {**GIVEN, "stars": stars}, **SAME_ORIGIN)

    assert Rating.objects.get().reason == reason


def test_rating_keeps_no_trace_of_the_person():
    names = {column.name for column in Rating._meta.get_fields()}

    assert names == {"id", "page", "language", "stars", "reason", "text", "given_on"}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"HTTP_ORIGIN": "https://elsewhere.example"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_ORIGIN": "http://testserver", "HTTP_SEC_FETCH_SITE": "cross-site"},
    ],
    ids=["no header", "foreign origin", "null origin", "cross-site", "contradiction"],
)
def test_rating_from_elsewhere_is_refused(client, headers):
    answer = client.post("/valutazione/", GIVEN, **headers)

    assert (answer.status_code, Rating.objects.count()) == (403, 0)


@pytest.mark.parametrize(
    "change",
    [
        {"stars": "0"},
        {"stars": "6"},
        {"stars": ""},
        {"stars": "cinque"},
        {"hard": "unheard-of"},
        {"text": "x" * 201},
        {"page": "https://elsewhere.example/"},
        {"page": "//elsewhere.example/"},
        {"page": ""},
    ],
)
def test_malformed_rating_is_refused_with_a_reason(client, change):
    answer = client.post("/valutazione/", {**GIVEN, **change}, **SAME_ORIGIN)

    assert (answer.status_code, Rating.objects.count()) == (400, 0)
    assert BeautifulSoup(answer.content, "html.parser").select_one(".notice-error li").text


def test_flood_is_slowed_down_and_says_so(client, monkeypatch):
    monkeypatch.setattr(ratings, "RATINGS_PER_MINUTE", 2)

    answers = [client.post("/valutazione/", GIVEN, **SAME_ORIGIN).status_code for _time in range(3)]

    # A minute may turn over between two of them: then the third begins a new one.
    assert answers in ([303, 303, 429], [303, 303, 303])
    assert ratings.is_too_fast(0) is False
    assert [ratings.is_too_fast(0) for _time in range(2)] == [False, True]


@pytest.mark.parametrize(
    "page",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example",
        "/\t/elsewhere.example",
        "/\n/elsewhere.example",
    ],
)
def test_thanks_never_lead_elsewhere(client, page):
    answer = client.get("/valutazione/grazie/", {"pagina": page})

    assert BeautifulSoup(answer.content, "html.parser").select_one("main .button")["href"] == "/"


def test_reading_the_endpoint_is_refused(client):
    assert client.get("/valutazione/").status_code == 405


def test_form_carries_no_token_and_follow_up_questions(client):
    form = BeautifulSoup(client.get("/valutazione/grazie/").content, "html.parser").select_one("form.rating-card")
    assert form is None  # thanks are not rated

    card = BeautifulSoup(client.get("/cerca/").content, "html.parser").select_one("form.rating-card")
    assert card.select("[name=csrfmiddlewaretoken]") == []
    assert [field["value"] for field in card.select("[name=stars]")] == ["1", "2", "3", "4", "5"]
    assert len(card.select(".rating-positive [name=good]")) == len(Rating.Good.choices)
    assert len(card.select(".rating-negative [name=hard]")) == len(Rating.Hard.choices)
    assert card.select_one("textarea")["maxlength"] == "200"


@pytest.mark.parametrize("origin", ["http://[", "http://[::1", "https://]", "http://\u2100.example", "//"])
def test_origin_that_is_no_address_is_refused(client, origin):
    answer = client.post("/valutazione/", GIVEN, headers={"Origin": origin, "Sec-Fetch-Site": "same-origin"})

    assert (answer.status_code, Rating.objects.count()) == (403, 0)
