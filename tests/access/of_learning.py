"""The policy for measures and lessons."""

from tests.access.matrix import Case

CASES: list[Case] = []

API: list[Case] = []
