"""The script: what a table may use, what stands for what is not said, and the hash of the rules."""

import pytest

from home.domain.refusal import Refused
from tests.support.people import SCRIPT, choose, write
from workshops.domain.script import (
    Authors,
    Electors,
    Kind,
    MomentSpec,
    Reveal,
    rules_hash,
    script_from_json,
    spec_from_json,
    spec_to_json,
)

QUESTION = {"it": "Che cosa serve?", "en": "What is needed?"}


def refused(data: object) -> str:
    with pytest.raises(Refused) as refusal:
        spec_from_json(data)
    return refusal.value.code


def test_what_is_not_said_has_a_default():
    assert spec_from_json({"kind": "write", "question": QUESTION}) == MomentSpec(
        kind=Kind.WRITE,
        question=QUESTION,
        minutes=0,
        grace_seconds=10,
        reveal=Reveal.AT_CLOSE,
        authors=Authors.ORGANISATION,
        electors=Electors.ORGANISATION,
        max_choices=3,
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"minutes": 180},
        {"grace_seconds": 0},
        {"grace_seconds": 60},
        {"max_choices": 1},
        {"max_choices": 20},
        {"reveal": "at_once", "authors": "anonymous"},
        {"electors": "person", "authors": "named"},
        {"method": "dots", "budget": 1},
        {"method": "dots", "budget": 100},
        {"method": "score", "max_score": 10},
        {"method": "ranking", "threshold": 100},
        {"secrecy": "secret"},
    ],
)
def test_specification_survives_its_json(changes):
    spec = spec_from_json(write(**changes))

    assert spec_from_json(spec_to_json(spec)) == spec
    assert {name: spec_to_json(spec)[name] for name in changes} == changes


@pytest.mark.parametrize(
    "changes",
    [
        {"minutes": -1},
        {"minutes": 181},
        {"grace_seconds": -1},
        {"grace_seconds": 61},
        {"max_choices": 0},
        {"max_choices": 21},
        {"method": "lot"},
        {"method": "dots", "budget": 0},
        {"method": "dots", "budget": 101},
        {"method": "score", "max_score": 0},
        {"method": "score", "max_score": 11},
        {"secrecy": "whispered"},
        {"threshold": -1},
        {"threshold": 101},
        {"minutes": "five"},
        {"minutes": None},
        {"kind": "dance"},
        {"kind": None},
        {"reveal": "never"},
        {"authors": "pseudonym"},
        {"electors": "sector"},
        {"question": None},
        {"question": "Che cosa serve?"},
        {"question": ["Che cosa serve?"]},
    ],
    ids=str,
)
def test_number_kind_or_text_that_no_table_could_use_is_refused(changes):
    assert refused(write(**changes)) == "script_malformed"


@pytest.mark.parametrize("missing", ["kind", "question"])
def test_kind_and_question_must_be_said(missing):
    data = write()
    del data[missing]

    assert refused(data) == "script_malformed"


@pytest.mark.parametrize("length", [1, 12])
def test_script_may_have_one_to_twelve_moments(length):
    assert len(script_from_json([write()] * length)) == length


@pytest.mark.parametrize("length", [0, 13])
def test_script_of_another_length_is_refused(length):
    with pytest.raises(Refused, match="^script_malformed$"):
        script_from_json([write()] * length)


def test_one_bad_moment_spoils_the_script():
    with pytest.raises(Refused, match="^script_malformed$"):
        script_from_json([*SCRIPT, choose(max_choices=0)])


def test_hash_of_the_rules_is_what_it_always_was():
    """Announced at opening and kept in logs: with another result no old table could show its rules."""
    spec = spec_from_json({"kind": "choose", "question": {"it": "Quali?"}, "max_choices": 2})

    assert rules_hash(spec) == "5f99bbf3318002aa77ba489677f8ac9cbfef5b48f1e634086b38f62e67bcfcb8"


def test_rules_that_came_later_are_not_written_where_they_are_the_usual_ones():
    said = choose(method="approval", budget=10, max_score=5, threshold=0)

    assert spec_to_json(spec_from_json(said)) == spec_to_json(spec_from_json(choose()))
    assert "method" not in spec_to_json(spec_from_json(said))


def test_hash_does_not_depend_on_the_order_in_which_rules_are_said():
    turned = dict(reversed(choose(minutes=3).items()))

    assert rules_hash(spec_from_json(turned)) == rules_hash(spec_from_json(choose(minutes=3)))


@pytest.mark.parametrize(
    "changes",
    [
        {"minutes": 3},
        {"grace_seconds": 11},
        {"max_choices": 2},
        {"method": "ranking"},
        {"budget": 9},
        {"max_score": 4},
        {"threshold": 50},
        {"secrecy": "secret"},
        {"electors": "person"},
        {"authors": "named"},
        {"reveal": "at_once"},
        {"kind": "conclude"},
        {"question": {"it": "Quali portiamo avanti"}},
    ],
    ids=str,
)
def test_any_change_of_the_rules_changes_their_hash(changes):
    assert rules_hash(spec_from_json(choose(**changes))) != rules_hash(spec_from_json(choose()))
