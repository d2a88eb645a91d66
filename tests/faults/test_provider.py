"""Mail through a provider's HTTP interface: what its answers mean."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from people import sending
from people.models import Delivery
from people.models.delivery import State
from tests.make import make_person
from tests.make_mail import make_delivery

pytestmark = [pytest.mark.faults, pytest.mark.django_db(transaction=True)]

HANG_UP = 0
ANSWERS = [
    (200, State.SENT, State.SENT),
    (422, State.FAILED, State.FAILED),
    (401, State.QUEUED, State.QUEUED),
    (429, State.QUEUED, State.QUEUED),
    (503, State.QUEUED, State.QUEUED),
    (500, State.UNKNOWN, State.QUEUED),
    (HANG_UP, State.UNKNOWN, State.QUEUED),
]


class Provider(BaseHTTPRequestHandler):
    """Answers every request with the status its server was told."""

    def do_POST(self):
        self.rfile.read(int(self.headers["Content-Length"]))
        if self.server.status == HANG_UP:
            return
        body = {"ErrorCode": 0 if self.server.status == 200 else 300, "Message": "as you asked", "MessageID": "1"}
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())

    def log_message(self, *_words):
        pass


@pytest.fixture
def provider(settings):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    settings.EMAIL_BACKEND = "anymail.backends.postmark.EmailBackend"
    url = f"http://127.0.0.1:{server.server_port}/"
    settings.ANYMAIL = {"POSTMARK_SERVER_TOKEN": "x", "POSTMARK_API_URL": url}
    yield server
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(("status", "once", "again"), ANSWERS)
def test_an_answer_of_a_provider_decides_the_state(provider, status, once, again):
    provider.status = status
    person = make_person("Lena Novak")
    made = [make_delivery(kind, person) for kind in ("test", "invitation")]
    sending.send_due()
    assert [Delivery.objects.get(pk=delivery.pk).state for delivery in made] == [once, again]


def test_a_provider_without_its_key_makes_mail_wait(provider, settings):
    settings.ANYMAIL = {}
    delivery = make_delivery("test")
    sending.send_due()
    delivery.refresh_from_db()
    assert (delivery.state, "POSTMARK_SERVER_TOKEN" in delivery.server_words) == (State.QUEUED, True)
