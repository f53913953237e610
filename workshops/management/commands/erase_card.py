"""`manage.py erase_card <table code> <card> --by <e-mail of who directs>`: delete a card's words for ever.

With `--remark` the number is that of a question or a suggested wording.
"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from home.domain.refusal import Refused
from home.models import User
from home.sentences import sentence_for
from workshops.models import Table
from workshops.services.directing import erase_card, erase_remark


class Command(BaseCommand):
    help = "Erases the words of one card at the table and in the proposal made of it; the chain stays valid."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("table", help="the table's code")
        parser.add_argument("card", type=int, help="the card's number")
        parser.add_argument("--by", required=True, metavar="E-MAIL", help="the account that answers for it")
        parser.add_argument("--remark", action="store_true", help="the number is of a question or a suggested wording")

    def handle(self, *args: Any, **options: Any) -> None:
        table = Table.objects.select_related("workshop").filter(code=options["table"]).first()
        user = User.objects.filter(email__iexact=options["by"]).first()
        if table is None or user is None:
            message = "No such table." if table is None else "No such account."
            raise CommandError(message)
        try:
            erase = erase_remark if options["remark"] else erase_card
            erase(table, options["card"], by=user, now=timezone.now())
        except Refused as refusal:
            raise CommandError(sentence_for(refusal)) from refusal
        if options["remark"]:
            self.stdout.write(f"{table.ref}/domanda-{options['card']}")
            return
        self.stdout.write(f"carta/{table.pk}-{options['card']}")
