"""Make oracle.json: random profiles and who wins them, by `pref_voting`, which counts without a line of this project.

The package is large and no dependency of the tests: install it into an environment of its own and run

    pip install pref_voting==1.18.2
    python tests/workshops/domain/methods/make_oracle.py

The seed is fixed, so the same version writes the same file. Each profile is {"method", "options", "ballots": [[times,
choice], …], "winners"}; choices are spelled as in workshops/domain/methods/rules.py, cards are numbered from 1.
"""

import json
from collections import Counter
from pathlib import Path
from random import Random

from pref_voting.grade_methods import approval, score_voting
from pref_voting.grade_profiles import GradeProfile
from pref_voting.iterative_methods import instant_runoff, instant_runoff_for_truncated_linear_orders
from pref_voting.profiles import Profile
from pref_voting.profiles_with_ties import ProfileWithTies

PROFILES_EACH = 120
MAX_SCORE = 5


def _grouped(choices):
    return [[times, list(choice)] for choice, times in sorted(Counter(choices).items())]


def _entry(method, options, choices, winners):
    winners = sorted(int(card) for card in winners)
    return {"method": method, "options": options, "ballots": _grouped(choices), "winners": winners}


def _rankings(random, options, voters, *, whole):
    cards = range(1, options + 1)
    return [tuple(random.sample(cards, options if whole else random.randint(1, options))) for _voter in range(voters)]


def _ranking_entry(random, *, whole):
    options, voters = random.randint(2, 6), random.randint(1, 14)
    choices = _rankings(random, options, voters, whole=whole)
    if whole:
        profile = Profile([[card - 1 for card in choice] for choice in choices])
        winners = [card + 1 for card in instant_runoff(profile)]
    else:
        ranks = [{card: place for place, card in enumerate(choice, 1)} for choice in choices]
        profile = ProfileWithTies(ranks, candidates=list(range(1, options + 1)))
        winners = instant_runoff_for_truncated_linear_orders(profile)
    return _entry("ranking", options, choices, winners)


def _graded_entry(random, method, *, top):
    options, voters = random.randint(2, 6), random.randint(1, 14)
    cards = range(1, options + 1)
    grades = [{card: random.randint(0, top) for card in cards} for _voter in range(voters)]
    profile = GradeProfile(grades, list(range(top + 1)))
    if method == "approval":
        choices = [tuple(card for card in cards if given[card]) for given in grades]
        return _entry(method, options, choices, approval(profile))
    choices = [tuple(number for card in cards for number in (card, given[card])) for given in grades]
    return _entry(method, options, choices, score_voting(profile, evaluation_method="sum"))


def main():
    random = Random(20260512)
    profiles = []
    for _profile in range(PROFILES_EACH):
        profiles.append(_ranking_entry(random, whole=True))
        profiles.append(_ranking_entry(random, whole=False))
        profiles.append(_graded_entry(random, "approval", top=1))
        profiles.append(_graded_entry(random, "score", top=MAX_SCORE))
    lines = ",\n".join(json.dumps(profile, separators=(",", ":")) for profile in profiles)
    Path(__file__).with_name("oracle.json").write_text(f"[\n{lines}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
