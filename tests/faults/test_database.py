"""When the database is gone, the house says so instead of breaking."""

import json
import os
import subprocess
import sys

import pytest

from tests.faults.conftest import ROOT

pytestmark = pytest.mark.faults

ASK = """
import json, logging, django
django.setup()
logging.disable(logging.CRITICAL)
from django.test import Client
pages = [Client().get(path) for path in ("/health/live", "/health/ready")]
print(json.dumps([[page.status_code, page.json()] for page in pages]))
"""


def test_without_a_database_the_process_is_live_and_not_ready():
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": "postgres://nobody:canary@127.0.0.1:1/gone",
    }
    done = subprocess.run(
        [sys.executable, "-c", ASK], cwd=ROOT, env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    (live, _page), (ready, page) = json.loads(done.stdout)
    unwell = [name for name, check in page["checks"].items() if not check["well"]]
    assert (live, ready) == (200, 503)
    assert unwell == ["database", "migrations", "worker", "oldest_queued_delivery"]
    assert "canary" not in done.stdout
