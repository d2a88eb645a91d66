"""make bench: the map of the network, drawn from cold data and shown from what is kept; and its measures against the
bare graph libraries.

Networks of circles: most ties lie inside a circle of partners, some between; as many as partners have on the average.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta

import django

from bench.__main__ import ask, environment, manage, write

DATABASE = "network_bench_map"
SHOWN, MEASURED = 300, 2_000
TIES = 4  # that each partner begins
COLD_GOAL, PAGE_GOAL, BARE_GOAL, WHOLE_GOAL = 2.0, 60.0, 1.3, 5.0
ROUNDS = int(os.environ.get("ROUNDS", "7"))


def pairs(count: int) -> list[tuple[int, int]]:
    """Ties of so many partners, in circles of about eighteen."""
    dice = random.Random(count)  # noqa: S311 — the same network for every measurement
    circles = [list(range(start, min(start + 18, count))) for start in range(0, count, 18)]
    found = set()
    for circle in circles:
        for one in circle:
            for _tie in range(TIES):
                other = dice.choice(circle) if dice.random() < 0.85 else dice.randrange(count)
                if one != other:
                    found.add((min(one, other), max(one, other)))
    return sorted(found)


def seed(count: int) -> None:
    """Partners, and ties between them as if somebody had brought in a list."""
    from backbone.models import ImportedTie, TieImport
    from partners import demo_many
    from partners.models import Partner, Stage

    missing = count - Partner.objects.in_directory().count()
    demo_many.make(max(missing * 2, 0))
    here = list(Partner.objects.in_directory().order_by("pk").values_list("pk", flat=True))
    Partner.objects.filter(pk__in=here[count:]).update(stage=Stage.PROSPECT)
    dice = random.Random(count)  # noqa: S311
    days = [date.today() - timedelta(days=dice.randrange(500)) for _ in range(60)]
    TieImport.bring_in(
        None, "bench.csv",
        [ImportedTie(one_id=here[one], other_id=here[other], strength=dice.randint(1, 5), on=dice.choice(days))
         for one, other in pairs(count)], [],
    )  # fmt: skip


def median(act: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, float]:
    """Median seconds: on the clock, and of the processor."""
    times = []
    for _round in range(rounds):
        started, computed = time.perf_counter(), time.process_time()
        act()
        times.append((time.perf_counter() - started, time.process_time() - computed))
    clock, processor = zip(*times, strict=True)
    return statistics.median(clock), statistics.median(processor)


def pages() -> dict[str, tuple[float, float]]:
    """Seconds to draw a map from cold data, and to show what is kept."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "network.settings")
    django.setup()
    from django.core.wsgi import get_wsgi_application

    from backbone.models import NetworkPicture
    from backbone.network_map import drawing
    from bench.measure import cookie, request

    seed(SHOWN)
    cold = median(lambda: (NetworkPicture.objects.all().delete(), drawing.draw("partners", date.today())))
    application, session = get_wsgi_application(), cookie()
    for url in ("/network/", "/network/data/"):
        request(application, url, session)
    return {
        "cold": cold,
        "page": median(lambda: request(application, "/network/", session), ROUNDS * 3),
        "data": median(lambda: request(application, "/network/data/", session), ROUNDS * 3),
    }


def measures() -> dict[str, tuple[float, float]]:
    """Seconds for all measures of MEASURED partners: ours, the bare libraries, and ours with the layout."""
    import networkx as nx
    import rustworkx as rx

    from backbone.network_map.graph import SEED, Graph, communities
    from backbone.network_map.layout import place
    from backbone.network_map.measures import measure

    keys = tuple(f"p{number}" for number in range(MEASURED))
    ties = {(keys[one], keys[other]): 1.0 for one, other in pairs(MEASURED)}
    arcs = [*ties, *((other, one) for one, other in list(ties)[::2])]

    def ours() -> None:
        measure(Graph(keys, ties), arcs, keys[:1])

    def bare() -> None:
        """What the libraries have of the same."""
        fast: rx.PyGraph = rx.PyGraph(multigraph=False)
        fast.add_nodes_from(range(MEASURED))
        fast.add_edges_from([(one, other, 1.0) for one, other in pairs_of_bare])
        rx.graph_betweenness_centrality(fast)
        rx.connected_components(fast)
        rx.core_number(fast)
        slow = nx.Graph(pairs_of_bare)
        slow.add_nodes_from(range(MEASURED))
        nx.community.louvain_communities(slow, seed=SEED)
        nx.density(slow)
        nx.triangles(slow)
        nx.overall_reciprocity(nx.DiGraph(arcs))

    def whole() -> None:
        graph = Graph(keys, ties)
        measure(graph, arcs, keys[:1])
        place(graph, communities(graph))

    pairs_of_bare = pairs(MEASURED)
    return {"ours": median(ours), "bare": median(bare), "whole": median(whole, 3)}


def everything() -> dict[str, tuple[float, float]]:
    return pages() | measures()


def main() -> None:
    ask("postgres", f'DROP DATABASE IF EXISTS "{DATABASE}"')
    ask("postgres", f'CREATE DATABASE "{DATABASE}"')
    with tempfile.TemporaryDirectory() as folder:
        env = environment(DATABASE, folder)
        manage(env, "migrate", "--verbosity=0")
        manage(env, "demo")
        manage(env, "collectstatic", "--noinput", "--verbosity=0")
        script = "import json; from bench.network import everything; print(json.dumps(everything()))"
        done = subprocess.run([sys.executable, "-c", script], env=env, check=True, capture_output=True, text=True)
    show(json.loads(done.stdout.splitlines()[-1]))


def show(found: dict[str, list[float]]) -> None:
    write(f"\nThe map of the network: seconds{'':<32}{'clock':>9}{'CPU':>9}")
    names = {
        "cold": f"map of {SHOWN} partners from cold data (under {COLD_GOAL:g})",
        "page": f"its page from what is kept (under {PAGE_GOAL / 1000:g})",
        "data": "its data for the script",
        "ours": f"all measures of {MEASURED:,} partners",
        "bare": "the same by the bare libraries",
        "whole": f"all measures and the layout (under {WHOLE_GOAL:g})",
    }
    for key, words in names.items():
        clock, processor = found[key]
        write(f"{words:<63}{clock:>9.3f}{processor:>9.3f}")
    times = found["ours"][1] / found["bare"][1]
    mark = "" if times <= BARE_GOAL else "  over the goal"
    write(f"{'measures, times the bare libraries (CPU)':<63}{times:>9.2f}{mark}")


if __name__ == "__main__":
    main()
