"""Open data leaves slice by slice under ASGI: the first bytes do not wait for the last row."""

import json

import pytest
from asgiref.sync import async_to_sync
from django.test import AsyncClient

from tests.proposals.people import make_table_proposal

pytestmark = pytest.mark.django_db(transaction=True)


async def _chunks(path: str) -> list[bytes]:
    response = await AsyncClient().get(path)
    assert response.is_async
    return [chunk async for chunk in response.streaming_content]


@pytest.mark.parametrize(("ending", "pieces"), [("csv", 4), ("json", 5)])
def test_one_piece_for_each_slice(monkeypatch, ending, pieces):
    monkeypatch.setattr("proposals.queries.export.SLICE", 3)
    for card in range(9):
        make_table_proposal(card)

    chunks = async_to_sync(_chunks)(f"/dati-aperti/proposte.{ending}")

    assert len(chunks) == pieces
    assert b"".join(chunks).count(b"proposta/t7-") == 9


def test_nothing_to_tell_is_still_a_whole_file():
    told = json.loads(b"".join(async_to_sync(_chunks)("/dati-aperti/proposte.json")))

    assert told["proposals"] == []
    assert told["licence"] == "CC BY 4.0"
