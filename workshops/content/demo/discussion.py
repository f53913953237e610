"""Supports and comments of the demonstration, through the same doors as everybody's."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random

from home.models import User
from proposals.models import Proposal
from proposals.services.comments import report
from proposals.services.lots import Saying, Supporting, post_comments_together, support_together
from proposals.services.moderation import hide_content
from workshops.content.demo import words
from workshops.content.demo.people import Staff
from workshops.content.demo.timeline import DAYS_AGO, Timeline

COMMENTS = 2000
# Interest falls off with the rank: the first proposal has 214 supports and about forty comments.
SUPPORTS_SCALE, SUPPORTS_SHIFT = 1498, 7
COMMENTS_SHIFT = 18
STANCES = ("in-favour", "against", "neutral")
STANCE_WEIGHTS = (57, 16, 27)
OF_DIRECTION_SHARE, OTHER_LANGUAGE_SHARE, REPLY_SHARE = 0.12, 0.05, 0.15
# Something for the moderator: two hidden comments and one that still waits to be looked at. (rank, text, reason)
UNWELCOME = (
    (0, "Vendo divano quasi nuovo, chiamatemi la sera.", "spam"),
    (3, "E la buca davanti a casa mia quando la aggiustate?", "off-topic"),
)
REPORTED_RANK = 1


@dataclass(frozen=True)
class Discussion:
    """What people will say and support about one proposal, oldest first."""

    supports: tuple[Supporting, ...]
    comments: tuple[Saying, ...]


def comment_counts(proposals: int) -> list[int]:
    """How many comments each rank gets; COMMENTS together with the unwelcome ones."""
    weights = [1 / (rank + COMMENTS_SHIFT) for rank in range(proposals)]
    wanted = COMMENTS - len(UNWELCOME)
    counts = [int(wanted * weight / sum(weights)) for weight in weights]
    for rank in range(wanted - sum(counts)):
        counts[rank % proposals] += 1
    return counts


def discussion_of(proposal: Proposal, rank: int, count: int, residents: list[User], line: Timeline) -> Discussion:
    """Deterministic: seeded with the card's words, never with an id."""
    chance = Random(f"discussion-{proposal.title}-{proposal.direction.code}")  # noqa: S311 -- a story to repeat
    supporters = chance.sample(residents, min(len(residents), SUPPORTS_SCALE // (rank + SUPPORTS_SHIFT)))
    supports = sorted((_moment(chance, line), place) for place in range(len(supporters)))
    moments = sorted(_moment(chance, line) for _comment in range(count))
    speakers = chance.sample(residents, count)
    said = _sayings(chance, proposal.direction.code, list(zip(speakers, moments, strict=True)))
    return Discussion(tuple(Supporting(supporters[place], at) for at, place in supports), tuple(said))


def _moment(chance: Random, line: Timeline) -> datetime:
    """More in the first weeks, between seven in the morning and half past ten at night."""
    days = 1 + chance.betavariate(1.1, 2.2) * (DAYS_AGO - 3)
    evening = line.days_after(int(days))
    minutes = chance.randint(7 * 60, 22 * 60 + 30)
    return min(evening.replace(hour=minutes // 60, minute=minutes % 60), line.now)


def _sayings(chance: Random, direction: str, speakers: list[tuple[User, datetime]]) -> list[Saying]:
    used: set[str] = set()
    said: list[Saying] = []
    for by, at in speakers:
        parents = [place for place, each in enumerate(said) if each.answers is None]
        if parents and chance.random() < REPLY_SHARE:
            text = _unused(chance, used, words.REPLIES)
            said.append(Saying(by, at, text, "neutral", answers=chance.choice(parents)))
            continue
        language, stance, text = _comment(chance, direction, used)
        said.append(Saying(by, at, text, stance, language))
    return said


def _comment(chance: Random, direction: str, used: set[str]) -> tuple[str, str, str]:
    """(language, stance, text), never twice the same under one proposal."""
    draw = chance.random()
    special = [each for each in words.OF_DIRECTION[direction] if each["text"] not in used]
    foreign = [each for each in words.OTHER_LANGUAGES if each["text"] not in used]
    if draw < OTHER_LANGUAGE_SHARE and foreign:
        chosen = chance.choice(foreign)
    elif draw < OTHER_LANGUAGE_SHARE + OF_DIRECTION_SHARE and special:
        chosen = chance.choice(special)
    else:
        stance = chance.choices(STANCES, STANCE_WEIGHTS)[0]
        chosen = {"stance": stance, "text": _two_sentences(chance, used, **words.STANCES[stance])}
    used.add(chosen["text"])
    return chosen.get("language", "it"), chosen["stance"], chosen["text"]


def _two_sentences(chance: Random, used: set[str], openings: Sequence[str], thoughts: Sequence[str]) -> str:
    """Openings may come back when a proposal is much discussed, then with another second thought."""
    fresh = [sentence for sentence in openings if sentence not in used]
    opening = chance.choice(fresh or openings)
    others = [sentence for sentence in thoughts if sentence not in used] or thoughts
    thought = chance.choice(["", *others] if fresh else others)
    used.update(sentence for sentence in (opening, thought) if sentence)
    return f"{opening} {thought}".strip()


def _unused(chance: Random, used: set[str], texts: Sequence[str]) -> str:
    """A sentence that nobody said here yet, while there is one."""
    text = chance.choice([text for text in texts if text not in used] or texts)
    used.add(text)
    return text


def discuss(proposal: Proposal, discussion: Discussion, *, since: datetime | None, until: datetime | None) -> None:
    """What was said and supported between two moments. A reply whose comment is in another lot stands on its own."""

    def falls(at: datetime) -> bool:
        return (since is None or at > since) and (until is None or at <= until)

    support_together(proposal, [each for each in discussion.supports if falls(each.at)])
    places = [place for place, each in enumerate(discussion.comments) if falls(each.at)]
    lot = [_moved(discussion.comments[place], places) for place in places]
    post_comments_together(proposal, lot)


def _moved(saying: Saying, places: list[int]) -> Saying:
    answered = saying.answers
    return replace(saying, answers=places.index(answered) if answered in places else None)


def moderate(ranked: list[Proposal], residents: list[User], staff: Staff, line: Timeline) -> None:
    """The last comments of all: two reported and hidden, one reported and waiting."""
    for turn, (rank, text, reason) in enumerate(UNWELCOME):
        at = line.days_after(DAYS_AGO - 2 + turn / 4)
        comment = post_comments_together(ranked[rank], [Saying(residents[turn], at, text, "neutral")])[0]
        report(comment, reason=reason, by=residents[turn + 10], now=at)
        hide_content(comment, reason=reason, by=staff.moderator, now=at)
    waiting = ranked[REPORTED_RANK].comments.filter(parent=None, stance="against").first()
    if waiting is not None:
        report(waiting, reason="off-topic", by=residents[30], now=line.days_after(DAYS_AGO - 1))
