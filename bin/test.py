"""What `make test` does: the whole suite on SQLite with nothing running, then again on PostgreSQL and Redis.

Services are those of DATABASE_URL and REDIS_URL, else whatever answers on the standard local ports. Tests in a browser,
and others marked `once`, run in the first pass only: what they look at does not know the database. Whatever ran in no
pass is counted and named at the end; with NETWORK_REQUIRE_ALL=1 it is an error. Arguments go to pytest.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from xml.etree import ElementTree

import psycopg2
import redis

ROOT = Path(__file__).resolve().parent.parent
REQUIRE_ALL = os.environ.get("NETWORK_REQUIRE_ALL", "") not in ("", "0")
LOCAL_POSTGRES = "postgres://postgres@127.0.0.1:5432/"
LOCAL_REDIS = "redis://127.0.0.1:6379/15"
NOTHING = {"DATABASE_URL": "sqlite://:memory:", "REDIS_URL": ""}
WORKERS = os.environ.get("TEST_WORKERS", "2")


def main() -> int:
    postgres, broker = found_postgres(), found_redis()
    passes = [run_suite("SQLite and nothing else", NOTHING, [])]
    if postgres or broker:
        services = {**NOTHING, **({"DATABASE_URL": postgres} if postgres else {}), "REDIS_URL": broker}
        names = " and ".join(name for name, url in (("PostgreSQL", postgres), ("Redis", broker)) if url)
        passes.append(run_suite(names, services, ["-m", "not browser and not once"]))
    missing = [
        f"the suite on {name}: none answers" for name, url in (("PostgreSQL", postgres), ("Redis", broker)) if not url
    ]
    not_run = missing + never_run([outcomes for _code, outcomes in passes])
    tell(not_run)
    failed = any(code for code, _outcomes in passes)
    return 1 if failed or (REQUIRE_ALL and not_run) else 0


def run_suite(name: str, services: dict[str, str], options: list[str]) -> tuple[int, dict[str, str]]:
    """Run pytest once; returns its exit code and, for each test, "" when it ran or why it was skipped."""
    environment = {
        k: v for k, v in os.environ.items() if k not in ("DATABASE_URL", "REDIS_URL", "PYTHONDONTWRITEBYTECODE")
    }
    print(f"\n━━ On {name}" + (" (but for tests in a browser, and those marked once)" if options else ""), flush=True)
    with tempfile.TemporaryDirectory(prefix="network-report-") as folder:
        report = Path(folder) / "report.xml"
        pytest = [sys.executable, "-m", "pytest", "-q", "-n", WORKERS, f"--junitxml={report}", *options, *sys.argv[1:]]
        started = time.monotonic()
        code = subprocess.run(pytest, cwd=ROOT, env={**environment, **services}).returncode
        print(f"   on {name}: {time.monotonic() - started:.0f} s", flush=True)
        return code, read_outcomes(report)


def read_outcomes(report: Path) -> dict[str, str]:
    if not report.exists():
        return {}
    return {
        f"{case.get('classname')}::{case.get('name')}": reason_to_skip(case)
        for case in ElementTree.parse(report).iter("testcase")
    }


def reason_to_skip(case: ElementTree.Element) -> str:
    skipped = case.find("skipped")
    return "" if skipped is None else skipped.get("message", "skipped")


def never_run(passes: list[dict[str, str]]) -> list[str]:
    """Tests that were skipped in each pass that knew them, with the reason."""
    ran = {name for outcomes in passes for name, reason in outcomes.items() if not reason}
    return sorted(
        {f"{name}: {reason}" for outcomes in passes for name, reason in outcomes.items() if reason and name not in ran}
    )


def tell(not_run: list[str]) -> None:
    if not_run:
        print(f"\n━━ Could not be run: {len(not_run)}" + (" (all are required here)" if REQUIRE_ALL else ""))
        print("\n".join(f"   {line}" for line in not_run))
    else:
        print("\n━━ Nothing was left out.")


def found_postgres() -> str:
    """A database URL that answers, else "". Django makes a test database beside it and drops it again."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith(("postgres://", "postgresql://", "psql://")):
        return given
    try:
        psycopg2.connect(f"{LOCAL_POSTGRES}postgres", connect_timeout=2).close()
    except psycopg2.Error:
        return ""
    return f"{LOCAL_POSTGRES}network_{os.getpid()}"


def found_redis() -> str:
    url = os.environ.get("REDIS_URL") or LOCAL_REDIS
    try:
        with redis.Redis.from_url(url, socket_connect_timeout=2, socket_timeout=2) as client:
            client.ping()
    except redis.RedisError:
        return ""
    return url


if __name__ == "__main__":
    sys.exit(main())
