"""What people do with the forms of a table, and what a page says back."""

import json
import re

from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.test import Client

from home.models import User
from tests.support.people import choose, clarify, conclude, group, write

# A whole evening of forms: every moment, two choices, a synthesis. `evening` of conftest plays it.
EVENING = (*(make(grace_seconds=0) for make in (write, clarify, group, choose, choose)), conclude())


def sit(client, url, **changes):
    who = {"name": "Franca", "organisation": "cooperativa-esempio-nord", **changes}
    return client.post(f"{url}siediti/", who)


def alert(response):
    found = re.search(r'role="alert"[^>]*>([^<]*)<', response.content.decode())
    return found[1] if found else None


def config_of(response):
    block = re.search(r'<script id="table-config"[^>]*>(.*?)</script>', response.content.decode(), re.DOTALL)
    return json.loads(block[1])


def open_writing(giulia, url):
    assert giulia.post(f"{url}facilita/", {"kind": "open_moment", "moment": "1"}).status_code == 303


def close(giulia, url, moment):
    """Without a grace and without any socket: the next page that anybody loads finds it closed."""
    giulia.post(f"{url}facilita/", {"kind": "close_moment", "moment": str(moment)})
    giulia.get(f"{url}schermo/")


def post(client, url, text, **more):
    return client.post(url, {"kind": "post_card", "text": text, **more})


def browser_of(user) -> Client:
    browser = Client()
    browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return browser


def signed_in(email: str, *groups: str) -> Client:
    """The browser of a new account in these groups of staff."""
    user = User.objects.create_user(email)
    user.groups.set(Group.objects.filter(name__in=groups))
    return browser_of(user)


def filled(response, **changes: str) -> dict[str, str]:
    """What a browser would send: every field of the long form as it came, and what the person changed."""
    form = BeautifulSoup(response.content, "html.parser").select_one("form[method=post]:not([action])")
    sent = {field["name"]: field.get("value", "") for field in form.select("input[name]")}
    sent |= {area["name"]: area.get_text().strip() for area in form.select("textarea")}
    for choice in form.select("select"):
        chosen = choice.select_one("option[selected]")
        sent[choice["name"]] = chosen["value"] if chosen else choice.select_one("option")["value"]
    return sent | changes
