"""`manage.py verify_log [table …]`: recompute the chains. Exit code 1 when one is not as it was recorded."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from workshops.live.verify import Verification, verify
from workshops.models import Table


class Command(BaseCommand):
    help = "Verify the logs of all tables, or of those whose codes are given."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("codes", nargs="*", metavar="table", help="codes of tables; none means all")

    def handle(self, *args: Any, **options: Any) -> None:
        codes: list[str] = options["codes"]
        tables = Table.objects.filter(code__in=codes) if codes else Table.objects.all()
        unknown = set(codes) - set(tables.values_list("code", flat=True))
        if unknown:
            message = f"No table has the code {', '.join(sorted(unknown))}."
            raise CommandError(message)
        bad = 0
        for table in tables.only("pk", "code").order_by("pk"):
            found = verify(table.pk)
            bad += not found.ok
            self.stdout.write(f"{table.code}: {self._words(found)}")
        if bad:
            message = f"{bad} log(s) are not as they were recorded."
            raise CommandError(message)

    def _words(self, found: Verification) -> str:
        removed = f", {len(found.missing_sealed)} sealed parts erased" if found.missing_sealed else ""
        if found.ok:
            return f"in order, {found.seq} events{removed}"
        return f"NOT in order at event {found.first_bad} ({found.problem}){removed}"
