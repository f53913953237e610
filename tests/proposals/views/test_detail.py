"""/proposte/<ref>/: one proposal, from its card to the plan."""

import pytest

from tests.proposals.people import make_table_proposal

pytestmark = pytest.mark.django_db


def test_smoke(client):
    make_table_proposal()
    for url in (
        "/proposte/",
        "/proposte/t7-31/",
        "/en/proposte/t7-31/",
        "/proposte/t7-31/filo/",
        "/dati-aperti/",
        "/dati-aperti/proposte.csv",
        "/dati-aperti/proposte.json",
        "/segnala/proposta/t7-31/",
    ):
        response = client.get(url)
        assert response.status_code == 200, url
        print(b"".join(response).decode() if response.streaming else response.content.decode()[2000:])
