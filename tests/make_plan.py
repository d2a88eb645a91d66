"""Makers of activities and of decisions about strategies."""

from typing import Any

from partners.models import Partner, Place
from people.models import Person
from working_groups.models import Activity, Strategy, StrategyReview


def make_activity(partner: Partner, strategy: Strategy, name: str = "Open mornings", **fields: Any) -> Activity:
    """places: names. helpers: partners."""
    places, helpers = Place.named(fields.pop("places", [])), fields.pop("helpers", [])
    activity = Activity.objects.create(partner=partner, strategy_key=strategy.key, name=name, **fields)
    activity.places.set(places)
    activity.helpers.set(helpers)
    return activity


def make_review(by: Person, strategy: Strategy, verdict: str = "keep", **fields: Any) -> StrategyReview:
    said = {"evidence": "More families read aloud.", "decision": "All said yes.", **fields}
    return StrategyReview.record(by, strategy, verdict=verdict, **said)
