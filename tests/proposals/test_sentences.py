"""Every refusal of this app has a sentence, in both languages, and the questions and doors use no other."""

import re
from pathlib import Path

import pytest
from django.utils.translation import override

from home.domain.refusal import Refused
from home.sentences import declare_sentences, declared_codes, sentence, sentence_for
from proposals.sentences import SENTENCES

SOURCE = Path(__file__).parents[2] / "proposals"
# A code stands in quotation marks after `return`, `else`, `refuse(` or `Refused(`.
CODE = re.compile(r'(?:return|else|refuse\(|Refused\()\s*"([a-z]+(?:_[a-z]+)+)"')


def codes_in_use() -> set[str]:
    folders = (
        "permissions.py",
        "permissions_adhering.py",
        "domain/answers.py",
        "domain/discussion.py",
        "services",
        "views",
        "admin",
    )
    files = [
        path for name in folders for path in ([SOURCE / name] if name.endswith(".py") else SOURCE.glob(f"{name}/*.py"))
    ]
    return {code for path in files for code in CODE.findall(path.read_text(encoding="utf-8"))}


def test_every_code_in_use_has_a_sentence():
    assert len(codes_in_use()) > 20
    assert codes_in_use() - declared_codes() == set()


def test_every_sentence_is_in_use():
    assert set(SENTENCES) - codes_in_use() == set()


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_each_sentence_differs_in_english(code):
    details = {"limit": 1500}
    with override("it"):
        italian = sentence(code, **details)
    with override("en"):
        english = sentence(code, **details)

    assert italian != english
    assert italian[0].isupper()
    assert italian.endswith(".")


def test_details_are_put_in():
    with override("it"):
        assert sentence_for(Refused("comment_too_long", limit=1500)) == (
            "Il testo è troppo lungo: usa al massimo 1500 caratteri."
        )


def test_an_unknown_code_gets_a_general_sentence():
    with override("it"):
        assert sentence("nobody_declared_this") == "Non è possibile adesso. Ricarica la pagina e riprova."


def test_a_code_cannot_have_two_sentences():
    declare_sentences({"same_person": SENTENCES["same_person"]})

    with pytest.raises(ValueError, match="same_person"):
        declare_sentences({"same_person": "Un'altra frase."})
