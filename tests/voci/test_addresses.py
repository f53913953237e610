"""A NUL in an address or a cookie: PostgreSQL would answer a query for it with an error, the site says not found."""

import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]


@pytest.mark.parametrize("address", ["/%00", "/tavoli/%00/", "/tavoli/1%002/stato/", "/direttrici/%00/", "/f/%00/"])
def test_address_with_nul_is_not_found(client, address):
    assert client.get(address).status_code == 404
    assert client.post(address).status_code == 404


@pytest.mark.parametrize("name", ["sessionid", "csrftoken", "posto-482917"])
def test_cookie_with_nul_is_forgotten(client, name):
    client.cookies[name] = "abcdefgh\x00ijkl"
    assert client.get("/tavoli/000000/stato/").status_code == 404
    assert client.get("/tavoli/").status_code == 200
