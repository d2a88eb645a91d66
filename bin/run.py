"""What `make run` does: database, demo network where there is none, then web, worker and timetable until Ctrl-C."""

import os
import signal
import socket
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
os.chdir(ROOT)
sys.path.insert(0, str(ROOT))

PORT = int(os.environ.get("PORT") or 8000)
ADDRESS = f"http://127.0.0.1:{PORT}"
os.environ.setdefault("DEBUG", "1")
os.environ.setdefault("SITE_URL", ADDRESS)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network.settings")
os.environ["DJANGO_RUNSERVER_HIDE_WARNING"] = "true"
os.environ["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
os.environ["PYTHONUNBUFFERED"] = "1"

CAST = {
    "asha@example.org": "backbone staff: sees and does everything",
    "ben@example.org": "may edit one partner",
    "chidi@example.org": "facilitator, chairs a group",
    "dora@example.org": "represents another partner",
    "elif@example.org": "community member",
}
PASSWORD = "harbour-demo"
PATIENCE_SECONDS = 15  # a worker that is told to stop finishes the mail in hand
STOPPED_ON_PURPOSE = (0, 130, 143)  # ended by itself, by Ctrl-C, by SIGTERM


def main() -> int:
    if taken(PORT):
        print(f"Port {PORT} is taken. Choose another one: PORT={PORT + 1} make run", file=sys.stderr)
        return 1
    prepare_database()
    threading.Thread(target=welcome_when_ready, daemon=True).start()
    return run_together()


def prepare_database() -> None:
    import django
    from django.core.management import call_command
    from django.db import connections

    django.setup()
    call_command("migrate", verbosity=0)
    call_command("demo", "--if-empty")
    connections.close_all()  # the processes to come open their own


def run_together() -> int:
    """Every line of the Procfile as a process, until one ends or somebody presses Ctrl-C; then none is left."""
    from honcho import manager as honcho
    from honcho.environ import expand_processes, parse_procfile

    # A closed terminal ends everything as Ctrl-C does.
    signal.signal(signal.SIGHUP, lambda *_: os.kill(os.getpid(), signal.SIGTERM))
    honcho.KILL_WAIT = PATIENCE_SECONDS
    manager = honcho.Manager()
    processes = parse_procfile((ROOT / "Procfile").read_text()).processes
    for process in expand_processes(processes, env=dict(os.environ), port=PORT):
        manager.add_process(process.name, process.cmd, quiet=process.quiet, env=process.env)
    manager.loop()
    return 0 if manager.returncode in STOPPED_ON_PURPOSE else 1


def welcome_when_ready() -> None:
    while not taken(PORT):
        time.sleep(0.1)
    cast = "\n".join(f"    {address:20} {what}" for address, what in CAST.items())
    print(
        f"\n  The network is at {ADDRESS}/\n\n  Sign in as one of these, with the password {PASSWORD}\n{cast}\n\n"
        f"  Mail that would be sent lands at {ADDRESS}/mailbox/ (what they got lately is there: try Ben’s links)\n"
        "  Ctrl-C ends it all.\n",
        flush=True,
    )


def taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


if __name__ == "__main__":
    sys.exit(main())
