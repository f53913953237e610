"""The account inside its page: made from the log each time, at the place that the shown revision names."""

from typing import Any

from django import template
from django.urls import reverse

from workshops.models import AccountPage
from workshops.queries import areas_listed
from workshops.result_words import told
from workshops.services.viewing import approved_account_of
from workshops.views.account import account_context

register = template.Library()


@register.inclusion_tag("workshops/parts/approved_account.html")
def approved_account(page: AccountPage) -> dict[str, Any]:
    shown = approved_account_of(page)
    if shown is None:
        return {"concluded": None}
    return {
        "concluded": shown.account,
        "position": page.position,
        "correction_waits": shown.newest > page.position,
        "record_url": reverse("workshops:account", args=[page.table.code]),
        "table": page.table,
        "told": told(shown.view),
        "shown": {card["number"]: card for card in shown.view["cards"]},
        "areas": areas_listed(),
        **account_context(page.table, shown.account),
    }
