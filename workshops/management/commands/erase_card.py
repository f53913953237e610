"""`manage.py erase_card <table code> <card> --by <e-mail of who directs>`: delete a card's words for ever.

With `--remark` the number is that of a question, a suggested wording or an objection; with `--sentence` that of a
sentence of the synthesis; with `--correction` that of a request for a correction; with `--photo` that of a photo.
"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from home.domain.refusal import Refused
from home.models import User
from home.sentences import sentence_for
from workshops.models import Table
from workshops.services.directing import erase_card, erase_correction, erase_photo, erase_remark, erase_sentence

# What else has words that may have to go: how it is erased, and what it is called in the register.
OTHERS = {
    "remark": (erase_remark, "domanda"),
    "sentence": (erase_sentence, "frase"),
    "correction": (erase_correction, "correzione"),
    "photo": (erase_photo, "foto"),
}


class Command(BaseCommand):
    help = "Erases the words of one card at the table and in the proposal made of it; the chain stays valid."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("table", help="the table's code")
        parser.add_argument("card", type=int, help="the card's number")
        parser.add_argument("--by", required=True, metavar="E-MAIL", help="the account that answers for it")
        other = parser.add_mutually_exclusive_group()
        for name in OTHERS:
            other.add_argument(f"--{name}", action="store_true", help=f"the number is of a {name}")

    def handle(self, *args: Any, **options: Any) -> None:
        table = Table.objects.select_related("workshop").filter(code=options["table"]).first()
        user = User.objects.filter(email__iexact=options["by"]).first()
        if table is None or user is None:
            message = "No such table." if table is None else "No such account."
            raise CommandError(message)
        try:
            erase, ref = next((OTHERS[name] for name in OTHERS if options[name]), (erase_card, ""))
            erase(table, options["card"], by=user, now=timezone.now())
        except Refused as refusal:
            raise CommandError(sentence_for(refusal)) from refusal
        self.stdout.write(f"{table.ref}/{ref}-{options['card']}" if ref else f"carta/{table.pk}-{options['card']}")
