"""What people do with the forms of a table, and what a page says back."""

import json
import re


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
