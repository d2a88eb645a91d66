"""make bench: how fast a newsletter leaves, as a ratio to a bare loop that renders and sends the same messages over one
connection; what it does meanwhile to pages and to somebody who waits for a sign-in code. On PostgreSQL.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import django

from bench.__main__ import ask, environment, manage, write

DATABASE = "network_bench_mail"
MANY = int(os.environ.get("MAILS", "100000"))
MEASURED = int(os.environ.get("MEASURED", "1500"))  # messages a round
WAY_OUT = "https://network.example.org/unsubscribe/1234567890abcdef/"
ROUNDS, CODES, PAGES = 3, 60, 60
PARAGRAPH = "What the partners did this month, what they would like to do next, and who could help them with it. " * 3


def body() -> Any:
    """A newsletter of usual length, rendered as we render mails."""
    from network.lib.mail import Message, render
    from people.kinds import STOP_URL, WHY, Body

    message = Message("March", [PARAGRAPH] * 30, WHY, greeting="Dear reader,", unsubscribe_url=STOP_URL)
    return Body(*render(message, "Harbour County Early Years", 192))


def register() -> None:
    from network.lib.mail import Message
    from people.kinds import BODIES, KINDS, WAYS_OUT, Kind

    shared = body()
    KINDS["bench"] = Kind("bench", "Bench", lambda: Message("Bench", [], ""), optional=True)
    BODIES["bench"] = lambda key: shared
    WAYS_OUT["bench"] = lambda addresses: dict.fromkeys(addresses, WAY_OUT)


def queue() -> float:
    """Seconds to queue MANY."""
    from people.bulk import Letter, queue_alike

    letters = (Letter(f"reader{number}@n{number}.example", "You subscribed on our page.") for number in range(MANY))
    began = time.perf_counter()
    if queue_alike("bench", "issue:1", "News of March", letters) != MANY:
        raise RuntimeError("not all were queued")
    return time.perf_counter() - began


def bare() -> float:
    """Messages a second of the bare loop."""
    from django.core.mail import EmailMultiAlternatives, get_connection

    from people.kinds import BODIES
    from people.models.delivery import new_message_id

    shared, url = BODIES["bench"](""), WAY_OUT
    began = time.perf_counter()
    with get_connection() as connection:
        for number in range(MEASURED):
            text, html = shared.filled("You subscribed on our page.", url)
            headers = {"Message-ID": new_message_id(), "List-Unsubscribe": f"<{url}>"}
            mail = EmailMultiAlternatives(
                "News of March", text, to=[f"r{number}@n.example"], headers=headers, connection=connection
            )
            mail.attach_alternative(html, "text/html")
            mail.send()
    return MEASURED / (time.perf_counter() - began)


class Worker:
    """A process that sends; forked, so that only sending is measured."""

    def __init__(self) -> None:
        from django.db import connections

        from people import sending

        connections.close_all()
        self.pid = os.fork()
        if self.pid == 0:
            try:
                sending.RUN_SECONDS = 600
                sending.send_due()
            finally:
                os._exit(0)

    def megabytes(self) -> float:
        with open(f"/proc/{self.pid}/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1_000_000

    def kill(self) -> None:
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)


@contextmanager
def working(many: int) -> Iterator[list[Worker]]:
    from people.models import Delivery

    workers = [Worker() for _ in range(many)]
    try:
        yield workers
    finally:
        for worker in workers:
            worker.kill()
        Delivery.objects.filter(state__in=["claimed", "sending"]).update(state="queued", claim=None)


def sent() -> int:
    from people.models import Delivery

    return Delivery.objects.filter(state="sent").count()


def ours(workers: int) -> tuple[float, list[float]]:
    """Messages a second, and how many times its first memory each worker has at the end."""
    with working(workers) as processes:
        before = sent()
        while sent() < before + 100:  # connected and warm
            time.sleep(0.02)
        first, began, start = [one.megabytes() for one in processes], time.perf_counter(), sent()
        while (now := sent()) < start + MEASURED:
            time.sleep(0.05)
        speed = (now - start) / (time.perf_counter() - began)
        return speed, [one.megabytes() / then for one, then in zip(processes, first, strict=True)]


def page_p95(application: Any, session: str) -> float:
    from bench.measure import request

    urls = ["/deliveries/", "/settings/people/"] * PAGES
    times = [request(application, url, session)[0] for url in urls]
    return statistics.quantiles(times[10:], n=20)[18]


def seconds_for_codes(person: Any) -> list[float]:
    """How long each sign-in code waits while the newsletter leaves, from its writing to its being taken."""
    from people.emails import sign_in_code
    from people.models import Delivery

    for number in range(CODES):
        Delivery.queue("sign_in_code", f"code:{time.time()}:{number}", sign_in_code(person, "ABCD-EFGH"), person)
        time.sleep(0.1)
    time.sleep(6)
    rows = Delivery.objects.filter(kind="sign_in_code", state="sent").values_list("created_at", "ended_at")
    waits = [(ended - created).total_seconds() for created, ended in rows]
    return waits + [60.0] * (CODES - len(waits))


def inside() -> None:
    """In a process with the database of the measurement."""
    django.setup()
    from django.core.wsgi import get_wsgi_application

    from bench.measure import cookie
    from people.models import Person

    register()
    person = Person.add(None, "Asha Rao", "asha@example.org", is_backbone=True)
    session, application = cookie(), get_wsgi_application()
    tell("100,000 queued, seconds" if MANY == 100_000 else f"{MANY:,} queued, seconds", queue(), most=60.0)
    speeds: dict[int, list[float]] = {0: [], 1: [], 2: []}
    growth: list[float] = []
    for _round in range(ROUNDS):
        speeds[0].append(bare())
        for workers in (1, 2):
            speed, grown = ours(workers)
            speeds[workers].append(speed)
            growth += grown
    floor = statistics.median(speeds[0])
    tell("bare loop, messages a second", floor)
    for workers in (1, 2):
        speed = statistics.median(speeds[workers])
        tell(f"{workers} worker{'s' * (workers - 1)}, messages a second", speed)
        tell("  as a ratio to the bare loop", speed / floor, least=0.6)
    tell("memory of a worker, end / start", max(growth), most=1.1)
    page_p95(application, session)
    idle = page_p95(application, session)
    with working(1):
        busy = page_p95(application, session)
        waits = seconds_for_codes(person)
    tell("pages, p95 in ms while nothing is sent", idle)
    tell("  while a newsletter leaves, ratio", busy / idle, most=2.0)
    tell("a sign-in code, p99 in seconds meanwhile", statistics.quantiles(waits, n=100)[98], most=5.0)


def tell(name: str, number: float, least: float | None = None, most: float | None = None) -> None:
    is_well = (least is None or number >= least) and (most is None or number <= most)
    goal = f"≥ {least}" if least is not None else f"≤ {most}" if most is not None else ""
    write(f"{name:<44}{number:>10.2f}  {goal}{'' if is_well else '  missed'}")
    sys.stdout.flush()


def main() -> None:
    write("\nMail, on PostgreSQL")
    sink = subprocess.Popen([sys.executable, "-m", "bench.sink"], stdout=subprocess.PIPE, text=True)
    port = int(sink.stdout.readline()) if sink.stdout else 0
    with tempfile.TemporaryDirectory() as folder:
        env = environment(DATABASE, folder) | {"EMAIL_URL": f"smtp://127.0.0.1:{port}"}
        ask("postgres", f'DROP DATABASE IF EXISTS "{DATABASE}"')
        ask("postgres", f'CREATE DATABASE "{DATABASE}"')
        manage(env, "migrate", "--verbosity=0")
        manage(env, "collectstatic", "--noinput", "--verbosity=0")
        subprocess.run([sys.executable, "-m", "bench.mail", "inside"], env=env, check=True)
        ask("postgres", f'DROP DATABASE "{DATABASE}"')
    sink.kill()
    sink.wait()


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network.settings")
    inside() if "inside" in sys.argv else main()
