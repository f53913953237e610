"""What this app tells the lower ones when Django has loaded: sentences, live blocks, threads, the projector."""

from home.registries import register_desks, register_live_block
from home.sentences import declare_sentences
from home.services.forgetting import on_forgetting
from workshops.desks import account_desks, desks
from workshops.live_blocks import now_part, organisation_tables
from workshops.organisation_record import organisation_record
from workshops.resolvers import register_resolvers
from workshops.services import projecting
from workshops.services.photographing import forget_uncited
from workshops.services.registering import forget_registrations
from workshops.wording.making import MAKING_REFUSALS
from workshops.wording.refusals import REFUSALS
from workshops.wording.registering import REGISTERING_REFUSALS

# Said by the table only, or said already by a lower app in the same words.
_NOT_SENTENCES = frozenset({"refused.unknown", "refused.already_so"})


def connect() -> None:
    declare_sentences(
        {key.removeprefix("refused."): text for key, text in REFUSALS.items() if key not in _NOT_SENTENCES}
    )
    declare_sentences(MAKING_REFUSALS)
    declare_sentences(REGISTERING_REFUSALS)
    register_live_block("now", now_part)
    register_desks(desks)
    register_desks(account_desks)
    register_live_block("organisation-tables", organisation_tables)
    register_live_block("organisation-record", organisation_record)
    register_resolvers()
    on_forgetting(forget_registrations)
    on_forgetting(forget_uncited)
    projecting.listen()
