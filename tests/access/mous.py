"""What there is of agreements in the world of the policy."""

from dataclasses import dataclass
from typing import Any

from partners.models import Mou, MouComment, MouRound, MouTemplate, Partner
from people.models import Link
from tests.make_mous import make_active, make_template

# The canary → the roles that may hear it.
CANARIES = {
    "canary-clause": {"backbone", "editor", "link"},  # offered to A
    "canary-comment": {"backbone", "editor", "link"},
    "canary-ours": {"backbone", "other"},  # in force with B
    "canary-mou-draft": {"backbone"},  # a draft with B
    "canary-template": {"backbone"},
    "canary-round": {"backbone"},
}


@dataclass
class Mous:
    template: MouTemplate
    offered: Mou  # to A; Ben signs
    active: Mou  # with B
    draft: Mou  # with B, to follow
    comment: MouComment  # Ben's
    link: Link  # Ben's
    our_link: Link  # Asha's, to sign for the network
    round: MouRound


def make_mous(people: dict[str, Any], a: Partner, b: Partner) -> Mous:
    asha, ben = people["asha"], people["ben"]
    template = make_template(asha, name="canary-template")
    first, second, third = template.clauses[:3]
    clauses = [{**first, "text": "Together. canary-clause"}, second, third]
    offered = Mou.draft(asha, a, template, signer=ben, clauses=clauses).offer(asha)
    active = make_active(asha, b, people["dora"], template=template, title="canary-ours")
    link = Link.create(ben, "mou.sign", offered)
    return Mous(
        template=template,
        offered=offered,
        active=active,
        draft=active.follow(asha).edit(asha, title="canary-mou-draft"),
        comment=MouComment.say(ben, offered, "partner", "purpose", "canary-comment", "Other words."),
        link=link,
        our_link=Link.create(asha, "mou.countersign", offered),
        round=MouRound.objects.create(template=template, by=asha, note="canary-round"),
    )
