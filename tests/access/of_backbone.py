"""The policy for the overview, the import and what later comes from all apps."""

from tests.access.actors import SIGNED_IN
from tests.access.matrix import Case

CASES = [
    Case("today", get=SIGNED_IN),
]
