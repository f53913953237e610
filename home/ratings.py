"""The rating card: one endpoint without token, so that stored pages stay the same for everybody.

Instead of a token it checks where the request comes from (Origin, Sec-Fetch-Site) and how many come in a minute.
"""

from datetime import date
from urllib.parse import urlsplit

from django import forms
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from home.domain.links import may_be_linked
from home.models.feedback import TEXT_CHARACTERS, Rating

GOOD_FROM = 4
# Of the whole site: a room of 300 people may rate within the same minute; an address is never kept.
RATINGS_PER_MINUTE = 600
MINUTE_SECONDS = 60


def is_path_here(address: str) -> bool:
    """A path of this site. Browsers drop tabs and line ends: «/<tab>/elsewhere» would lead elsewhere."""
    return address.startswith("/") and may_be_linked(address)


class RatingForm(forms.Form):
    page = forms.CharField(max_length=200)
    stars = forms.IntegerField(
        min_value=1,
        max_value=5,
        error_messages={"required": _("Scegli da 1 a 5 stelle, poi invia di nuovo.")},
    )
    good = forms.ChoiceField(choices=Rating.Good, required=False)
    hard = forms.ChoiceField(choices=Rating.Hard, required=False)
    text = forms.CharField(max_length=TEXT_CHARACTERS, required=False)

    def clean_page(self) -> str:
        page = self.cleaned_data["page"]
        if not is_path_here(page):
            raise forms.ValidationError(_("La pagina valutata non è di questo sito."))
        return page

    @property
    def reason(self) -> str:
        """The answer to the question that was on view: what was good, or what was hard."""
        is_good = self.cleaned_data["stars"] >= GOOD_FROM
        return self.cleaned_data["good" if is_good else "hard"]


def comes_from_this_site(request: HttpRequest) -> bool:
    """Browsers that send neither header are refused: a rating is not worth a forgery."""
    origin = request.headers.get("Origin", "")
    site = request.headers.get("Sec-Fetch-Site", "")
    if site and site != "same-origin":
        return False
    if origin:
        return _host_of(origin) == request.get_host()
    return bool(site)


def _host_of(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:  # such as "http://[": nobody's
        return ""


def is_too_fast(minute: int) -> bool:
    key = f"ratings-{minute}"
    cache.add(key, 0, MINUTE_SECONDS * 2)
    try:
        return cache.incr(key) > RATINGS_PER_MINUTE
    except ValueError:  # expired in between: a new minute has begun
        return False


def store_rating(form: RatingForm, *, language: str, today: date) -> Rating:
    return Rating.objects.create(
        page=form.cleaned_data["page"],
        language=language,
        stars=form.cleaned_data["stars"],
        reason=form.reason,
        text=form.cleaned_data["text"],
        given_on=today,
    )
