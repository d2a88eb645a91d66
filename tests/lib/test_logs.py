"""What opens a door is not written down."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from network.lib.secret_paths import mask
from tests.house.routes import routes

LINES = [
    ("GET /l/abc~def/", "GET /l/…/"),
    ("POST /l/abc~def/people/add/?x=1", "POST /l/…/people/add/?x=1"),
    ("Not Found: /sign-in/new-password/ab-cd123-ef/", "Not Found: /sign-in/new-password/…/"),
    ("https://network.example.org/l/abc~def", "https://network.example.org/l/…"),
    ("GET /mails/abc~def/", "GET /mails/…/"),
    ("GET /learning/", "GET /learning/"),
]
PRINTS_ONE_LINE = """
from types import SimpleNamespace
from datetime import timedelta
from gunicorn.app.wsgiapp import WSGIApplication
log = WSGIApplication().cfg
logger = log.logger_class(log)
environ = {"REQUEST_METHOD": "GET", "RAW_URI": "/l/secret~word/", "SERVER_PROTOCOL": "HTTP/1.1",
           "HTTP_REFERER": "https://x/l/secret~word/", "PATH_INFO": "/l/secret~word/"}
answer = SimpleNamespace(status="200 OK", sent=1, headers=[], response_length=1)
logger.access(answer, SimpleNamespace(headers=[]), environ, timedelta(seconds=1))
"""

SAYS_GONE = """
import logging, django
django.setup()
logging.getLogger("django.request").warning("Gone: /l/secret~word/")
"""


@pytest.mark.parametrize(("line", "written"), LINES, ids=[line for line, _written in LINES])
def test_tokens_in_paths_are_masked(line, written):
    assert mask(line) == written


def test_every_address_with_a_token_is_masked():
    secret = [route for route in routes() if "<str:token>" in route.path]
    shown = [route.name for route in secret if "w~d" in mask(f"/{route.path.replace('<str:token>', 'w~d')}")]
    assert (len(secret) > 5, shown) == (True, [])


def test_the_web_servers_own_log_masks_them_too():
    ran = subprocess.run(
        [sys.executable, "-c", PRINTS_ONE_LINE, "network.wsgi", "--access-logfile", "-"],
        cwd=settings.BASE_DIR, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    written = ran.stdout + ran.stderr
    assert ('"GET /l/…/ HTTP/1.1" 200 1 "https://x/l/…/"' in written, "secret" in written) == (True, False), written


def test_while_developing_django_says_a_line_once_and_masks_it():
    env = os.environ | {"DEBUG": "1", "DJANGO_SETTINGS_MODULE": "network.settings"}
    ran = subprocess.run(
        [sys.executable, "-c", SAYS_GONE], cwd=settings.BASE_DIR, env=env, capture_output=True, text=True, timeout=60
    )
    assert (ran.stderr.count("Gone: /l/…/"), "secret" in ran.stderr) == (1, False), ran.stderr
