"""make bench: pages at 100, 10,000 and 100,000 partners on PostgreSQL, each as a ratio to the floor of the same run.

SIZES="100 10000" measures at fewer sizes, ROUNDS=20 with fewer requests. Databases that are there are measured again.
"""

import json
import os
import subprocess
import sys
import tempfile
from contextlib import closing
from urllib.parse import urlsplit

import psycopg2

SIZES = tuple(map(int, os.environ.get("SIZES", "100 10000 100000").split()))
SERVER = os.environ.get("BENCH_SERVER", "postgres://postgres@127.0.0.1:5432")
GOAL = 2.0  # of the clock's median
CPU_GOALS = {"agenda, 60 blocks": 3.0, "plan, 300 × 12": 3.0}  # a page where people work, by its own computing
GROWTH_GOAL = 1.25


def environment(database: str, folder: str) -> dict[str, str]:
    """Production settings, as far as they matter for speed."""
    return os.environ | {
        "DATABASE_URL": f"{SERVER}/{database}",
        "DEBUG": "0",
        "SECRET_KEY": "bench" * 12,
        "SECURE_SSL_REDIRECT": "0",
        "STATIC_ROOT": f"{folder}/static",
        "VAR_DIR": folder,
        "REDIS_URL": "",
    }


def make(size: int, env: dict[str, str], database: str) -> None:
    """A database of so many partners; one that is there already is only migrated."""
    exists = ask("postgres", "SELECT 1 FROM pg_database WHERE datname = %s", database)
    if not exists:
        ask("postgres", f'CREATE DATABASE "{database}"')
    manage(env, "migrate", "--verbosity=0")
    if not exists:
        manage(env, "demo", f"--size={size}")
    ask(database, "VACUUM ANALYZE")  # as autovacuum would soon do after so many inserts
    manage(env, "collectstatic", "--noinput", "--verbosity=0")


def ask(database: str, sql: str, *values: str) -> list[tuple]:
    parts = urlsplit(SERVER)
    connection = psycopg2.connect(
        host=parts.hostname, port=parts.port or 5432, user=parts.username, password=parts.password, dbname=database
    )
    connection.autocommit = True
    with closing(connection), connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall() if cursor.description else []


def manage(env: dict[str, str], *words: str) -> None:
    subprocess.run([sys.executable, "manage.py", *words], env=env, check=True, stdout=subprocess.DEVNULL)


def measure(size: int, folder: str) -> dict:
    database = f"network_bench_{size}"
    env = environment(database, folder)
    make(size, env, database)
    done = subprocess.run([sys.executable, "-m", "bench.measure"], env=env, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])


def show(results: dict[int, dict]) -> None:
    write("Milliseconds; p50 and p95 on the clock, CPU without the database. × is how many times the floor.")
    titles = ("partners", "p50", "p95", "CPU", "floor p50", "× p50", "× p95", "× CPU", "queries", "database")
    write(f"{'page':<22}" + "".join(f"{title:>10}" for title in titles))
    for name in results[SIZES[0]]:
        for size in SIZES:
            write(line_of(name, size, **results[size][name]))
        if {10_000, 100_000} - results.keys():
            continue
        grown = results[100_000][name]["ours"]["p50"] / results[10_000][name]["ours"]["p50"]
        mark = "" if grown <= GROWTH_GOAL else f"  over {GROWTH_GOAL}"
        write(f"{'':<22}{'100,000 / 10,000':>20}{grown:>10.2f}{mark}")


def line_of(name: str, size: int, ours: dict, floor: dict, queries: int, database: float) -> str:
    times = {key: ours[key] / floor[key] for key in ours}
    what, goal = ("cpu", CPU_GOALS[name]) if name in CPU_GOALS else ("p50", GOAL)
    mark = "" if times[what] <= goal else f"  over {goal}"
    shown = (ours["p50"], ours["p95"], ours["cpu"], floor["p50"])
    return (
        f"{name:<22}{size:>10,}"
        + "".join(f"{number:>10.1f}" for number in shown)
        + "".join(f"{times[key]:>10.2f}" for key in ("p50", "p95", "cpu"))
        + f"{queries:>10}{database:>10.1f}{mark}"
    )


def write(line: str) -> None:
    sys.stdout.write(line + "\n")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        show({size: measure(size, folder) for size in SIZES})
