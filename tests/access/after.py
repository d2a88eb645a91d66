"""What there is of running gatherings and of what comes after in the world of the policy."""

from dataclasses import dataclass
from typing import Any

from gatherings import closing
from gatherings.models import Commitment, Decision, Gathering, Idea, Initiative, Review, Rsvp, Run
from partners.models import Partner
from people.models import Link
from tests.access.gatherings import Gatherings
from tests.make_after import (
    make_block,
    make_commitment,
    make_decision,
    make_feedback,
    make_idea,
    make_initiative,
)
from tests.make_gatherings import make_gathering, make_rsvp, make_running

INSIDE = {"backbone", "facilitator", "editor", "member", "other"}
# The canary → the roles that may hear it. "link" is whoever holds a personal link of Ben's.
CANARIES = {
    "canary-minutes": {*INSIDE, "link"},
    "canary-draft": {"backbone", "facilitator"},
    "canary-promise": {*INSIDE, "link"},  # Ben's
    "canary-other-promise": INSIDE,  # Dora's; Ben's links do not show it
    "canary-decision": {*INSIDE, "link"},
    "canary-idea": INSIDE,
    "canary-proposal": INSIDE,
    "canary-pulse": {"other"},  # one of two answers: nobody but Dora herself, whose one of them is
}


@dataclass
class After:
    running: Gathering  # facilitated by Chidi; Ben and Elif are invited
    run: Run
    here: Rsvp  # Ben's, to the running one
    past: Gathering  # with approved minutes
    draft: Gathering  # with minutes nobody approved
    promise: Commitment
    promise_dora: Commitment
    decision: Decision
    idea: Idea
    initiative: Initiative  # led by A
    lonely: Initiative  # led by nobody
    pulse: Link
    minutes: Link
    commitments: Link
    invitation: Link


def make_after(people: dict[str, Any], a: Partner, there: Gatherings) -> After:
    chidi, ben, dora = people["chidi"], people["ben"], people["dora"]
    running = make_running("Under way", chidi, series=there.series)
    make_block(running, "Arrive"), make_block(running, "Talk")
    here = make_rsvp(running, ben, "yes", partner=a)
    make_rsvp(running, people["elif_"], "yes")
    past = make_gathering("Last time", chidi, in_days=-30, series=there.series)
    make_rsvp(past, ben, "yes", attended=True)
    make_feedback(past, person=dora, change="canary-pulse")
    make_feedback(past, will_do="canary-pulse")
    coming = {"asked_for": there.gathering}
    idea = make_idea(past, "canary-idea")
    return After(
        running=running,
        run=Run.begin(chidi, running),
        here=here,
        past=past,
        draft=make_drafted(chidi, there),
        promise=make_commitment(past, ben, "canary-promise", **coming),
        promise_dora=make_commitment(there.other, dora, "canary-other-promise", **coming),
        decision=make_decision(past, "canary-decision"),
        idea=idea,
        initiative=make_initiative("A shelf in the ferry", lead=a, idea=idea),
        lonely=make_initiative("canary-proposal"),
        **make_links(ben, make_approved(past, chidi), there, here),
    )


def make_links(ben: Any, past: Gathering, there: Gatherings, here: Rsvp) -> dict[str, Link]:
    return {
        "pulse": Link.create(ben, "gathering.pulse", past),
        "minutes": Link.create(ben, "gathering.minutes", past),
        "commitments": Link.create(ben, "gathering.commitments", there.gathering),
        "invitation": Link.create(ben, "gathering.rsvp", here),
    }


def make_approved(past: Gathering, chidi: Any) -> Gathering:
    minutes = closing.close(past, chidi)
    minutes.edit(chidi, text="canary-minutes")
    minutes.sign_off(chidi)
    Review.write(chidi, past, happened="Four families came.")
    return past


def make_drafted(chidi: Any, there: Gatherings) -> Gathering:
    draft = make_gathering("Not approved", chidi, in_days=-2, series=there.series)
    closing.close(draft, chidi).edit(chidi, text="canary-draft")
    return draft
