"""The pages of the map of the network."""

from tests.access.of_network import by_link, nw
from tests.browser.look import Look

NETWORK = [
    Look("network_map"),
    Look("network_map", query="?kind=people&ties=job"),
    Look("network_map", query="?q=sandpiper"),
    Look("network_method"),
    Look("relationship_round_list"),
    Look("relationship_round_new"),
    Look("relationship_round_detail", at=nw("round")),
    Look("relationship_round_detail", who="ben", at=nw("round")),
    Look("relationship_answer", who="ben", at=nw("guest")),
    Look("relationship_about", who="ben", at=nw("guest", "about")),
    Look("relationship_thanks", who="ben", at=nw("guest")),
    Look("link", who="", at=by_link()),
    Look("link_relationship_answer", who="", at=by_link()),
    Look("link_relationship_about", who="", at=by_link("about")),
    Look("link_relationship_thanks", who="", at=by_link()),
    Look("tie_import"),
]
