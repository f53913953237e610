import pytest
from hypothesis import given
from hypothesis import strategies as st

from home.domain.names import PUBLIC_NAME_CHARACTERS, public_name_fault, tidy_name


@pytest.mark.parametrize("name", ["", "Ada", "Ada Esempio", "Zoë d'Esempio", "李 例", "مثال"])
def test_names_of_the_city_are_fit(name):
    assert public_name_fault(tidy_name(name)) is None


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("a" * 61, "name_too_long"),
        ("Ada\u200fadA", "name_unprintable"),
        ("ada@example.org", "name_is_address"),
        ("WWW.example.org", "name_is_address"),
    ],
)
def test_unfit_names_have_a_code(name, fault):
    assert public_name_fault(tidy_name(name)) == fault


@given(st.text(max_size=80))
def test_tidied_name_is_one_line_and_stays_as_it_is(text):
    once = tidy_name(text)

    assert tidy_name(once) == once
    assert "\n" not in once
    assert once == once.strip()
    if public_name_fault(once) is None:
        assert len(once) <= PUBLIC_NAME_CHARACTERS
        assert not any(mark in once for mark in "\x00\x1b\u200e\u202e\ufeff")
