"""No sequence of verbs brings an agreement where it may not be."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from partners import leaving
from partners.models import Mou, MouComment, MouTemplate, Partner
from partners.models.mou_state import MOVES, Ending, MouState
from tests.make import make_affiliation, make_partner, make_person
from tests.make_mous import sign_as

WAYS = {(before, after) for before, after in MOVES.values()}
ANY = st.integers(min_value=0, max_value=3)
SIDES = st.sampled_from(["partner", "backbone"])


class Agreements(RuleBasedStateMachine):
    """Everybody does anything, in any order, to any agreement of one partner."""

    def __init__(self) -> None:
        super().__init__()
        self.world = transaction.atomic()
        self.world.__enter__()
        self.asha = make_person("Asha Rao", "asha@example.org", is_backbone=True)
        self.ben = make_person("Ben Okafor", "ben@example.org")
        self.partner = make_partner("Sandpiper Playgroup")
        make_affiliation(self.partner, self.ben, is_primary=True, may_edit=True)
        self.seen: dict[int, str] = {}
        self.edits = 0

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.world.__exit__(None, None, None)

    def one(self, number: int) -> Mou | None:
        """One of the latest four, as a page would have read it."""
        rows = list(Mou.objects.order_by("-pk")[:4])
        return rows[number % len(rows)] if rows else None

    def try_to(self, verb: str, number: int, *words: Any, **more: Any) -> None:
        if mou := self.one(number):
            self.allowed(lambda: getattr(mou, verb)(self.asha, *words, **more))

    def allowed(self, act: Any) -> None:
        """A refusal in words is an answer; every other error is a fault."""
        try:
            with transaction.atomic():
                act()
        except ValidationError:
            pass

    @rule()
    def draft(self) -> None:
        partner = Partner.objects.get(pk=self.partner.pk)
        self.allowed(lambda: Mou.draft(self.asha, partner, MouTemplate.ours(self.asha)))

    @rule(number=ANY)
    def edit(self, number: int) -> None:
        self.edits += 1
        self.try_to("edit", number, gets=[f"Benefit {self.edits}"])

    @rule(
        number=ANY, verb=st.sampled_from(["offer", "offer_again", "withdraw", "discard", "take_up_again", "activate"])
    )
    def step(self, number: int, verb: str) -> None:
        self.try_to(verb, number)

    @rule(number=ANY, side=SIDES)
    def sign(self, number: int, side: str) -> None:
        mou = self.one(number)
        if mou and mou.current:
            self.allowed(lambda: sign_as(mou, self.ben if side == "partner" else self.asha, side))

    @rule()
    def sign_both(self) -> None:
        for side in ("partner", "backbone"):
            self.sign(0, side)

    @rule(number=ANY, origin=st.sampled_from(["renewal", "change"]))
    def follow(self, number: int, origin: str) -> None:
        self.try_to("follow", number, origin)

    @rule(number=ANY)
    def correct(self, number: int) -> None:
        self.edits += 1
        self.try_to("correct", number, {"time": f"About {self.edits} hours a month."}, "A slip.")

    @rule(number=ANY, side=SIDES, accept=st.booleans())
    def propose_and_answer(self, number: int, side: str, accept: bool) -> None:
        if mou := self.one(number):
            self.allowed(lambda: self.talk(mou, side, accept))

    def talk(self, mou: Mou, side: str, accept: bool) -> None:
        self.edits += 1
        said = MouComment.say(self.ben, mou, side, "time", proposal=f"About {self.edits} hours.")
        said.decide(self.asha, "backbone" if side == "partner" else "partner", accept)

    @rule(number=ANY, how=st.sampled_from(Ending.values))
    def end(self, number: int, how: str) -> None:
        self.try_to("end", number, how)

    @rule(comes_back=st.booleans())
    def leave(self, comes_back: bool) -> None:
        act = leaving.come_back if comes_back else leaving.leave
        self.allowed(lambda: act(Partner.objects.get(pk=self.partner.pk), self.ben))

    @invariant()
    def only_declared_states_by_declared_ways(self) -> None:
        now = dict(Mou.objects.values_list("pk", "state"))
        assert set(now.values()) <= set(MouState.values)
        for pk, state in now.items():
            before = self.seen.get(pk, "draft")
            assert state == before or reachable(before, state), (before, state)
        self.seen = now

    @invariant()
    def never_two_active_and_never_two_in_work(self) -> None:
        assert Mou.objects.active().count() <= 1
        assert Mou.objects.open().count() <= 1

    @invariant()
    def what_is_active_bears_both_signatures_under_its_text(self) -> None:
        for mou in Mou.objects.active():
            signed = mou.signed_version()
            assert signed.is_signed_by_both
            assert {one.sha256 for one in signed.signatures.all()} == {signed.sha256}
            later = mou.versions.filter(number__gt=signed.number).values_list("kind", flat=True)
            assert set(later) <= {"minor"}


def reachable(before: str, after: str) -> bool:
    """Whether one verb leads there: leaving takes two steps at once."""
    steps = {one[1] for one in WAYS if one[0] == before}
    return after in steps or any((step, after) in WAYS for step in steps)


@pytest.mark.django_db
def test_no_sequence_of_verbs_leads_astray():
    quiet = settings(max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(Agreements, settings=quiet)
