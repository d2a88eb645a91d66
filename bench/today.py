"""python -m bench.today: Today of backbone staff at 10,000 partners, as a ratio to the bare page of the same run.

Goals: at most 25 queries, and 3 × the floor by its own computing; SIZE=1000 measures a smaller network.
"""

import json
import os
import subprocess
import sys
import tempfile

from bench.__main__ import environment, make, write

SIZE = int(os.environ.get("SIZE", "10000"))
NAME = os.environ.get("BENCH_NAME", f"network_bench_{SIZE}")
MOST_QUERIES, GOAL = 25, 3.0
REFRESH = "import django; django.setup(); from partners import in_touch; in_touch.refresh_all()"


def measured() -> dict:
    """Of "/": what it costs, what the floor costs, how many queries and their milliseconds."""
    script = "from bench.measure import main; main({'today': ('/', '/page/')})"
    with tempfile.TemporaryDirectory() as folder:
        env = environment(NAME, folder)
        make(SIZE, env, NAME)
        env |= {"DJANGO_SETTINGS_MODULE": "network.settings"}
        subprocess.run([sys.executable, "-c", REFRESH], env=env, check=True)
        done = subprocess.run([sys.executable, "-c", script], env=env, check=True, capture_output=True, text=True)
    return json.loads(done.stdout.splitlines()[-1])["today"]


def main() -> None:
    found = measured()
    ours, floor = found["ours"], found["floor"]
    asked = f"{found['queries']} queries (goal {MOST_QUERIES}), {found['database']:.1f} ms in them"
    write(f"Today at {SIZE:,} partners: {asked}")
    for name, words in (("p50", "median on the clock"), ("p95", "95th percentile"), ("cpu", "its own computing")):
        times = ours[name] / floor[name]
        mark = "" if name != "cpu" or times <= GOAL else f"  over {GOAL}"
        write(f"{words:<22}{ours[name]:>8.1f} ms{floor[name]:>8.1f} ms bare{times:>7.2f} ×{mark}")


if __name__ == "__main__":
    main()
