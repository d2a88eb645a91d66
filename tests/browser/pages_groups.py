"""Pages of working groups."""

from tests.access.of_cascade import c, report
from tests.access.of_groups import of_group, slug
from tests.browser.look import Look

GROUPS = [
    Look("group_list", who="ben"),
    Look("group_list", query="?q=nothing-of-the-kind"),
    Look("group_list", who="dora", query="?show=mine"),
    Look("group_detail", who="ben", at=slug()),
    Look("group_detail", who="dora", at=slug("private")),
    Look("group_detail", at=slug("ended")),
    Look("group_new"),
    Look("group_edit", who="ben", at=slug()),
    Look("group_end", at=slug()),
    Look("group_public", who="", at=slug()),
    Look("group_join", who="dora", at=slug()),
    Look("join_answer", who="ben", at=of_group("request")),
    Look("member_new", who="ben", at=slug()),
    Look("member_edit", who="ben", at=of_group("fern")),
    Look("channel_new", who="ben", at=slug()),
    Look("channel_edit", who="ben", at=of_group("channel")),
    Look("update_new", who="ben", at=slug()),
    Look("cascade", who="ben"),
    Look("cascade", who="elif_"),
    Look("report_list", who="ben", at=slug()),
    Look("report_detail", who="dora", at=report),
    Look("report_write", who="ben", at=slug()),
    Look("ask_detail", who="chidi", at=c("ask")),
    Look("direction_new", who="chidi", at=slug("committee")),
]
