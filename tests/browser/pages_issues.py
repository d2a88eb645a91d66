"""The pages of newsletter issues."""

from tests.access.of_issues import i, s
from tests.browser.look import Look

ISSUES = [
    Look("issue_list"),
    Look("issue_detail", at=i("draft")),
    Look("issue_detail", at=i("waiting")),
    Look("issue_detail", at=i("partners")),
    Look("issue_words", at=i("draft")),
    Look("section_edit", at=s),
    Look("issue_audience", at=i("draft")),
    Look("issue_audience", at=i("draft"), query="?q=nobody-of-this-name"),
    Look("issue_preview", at=i("draft")),
    Look("issue_preview", at=i("draft"), query="?look=phone"),
    Look("issue_preview", at=i("draft"), query="?look=text"),
    Look("issue_send", at=i("draft")),
    Look("issue_schedule", at=i("draft")),
    Look("issue_stop", at=i("partners")),
    Look("issue_newcomers", at=i("partners")),
    Look("issue_archive", who=""),
    Look("issue_archive", who="dora"),
    Look("issue_read", who="", at=i("open")),
    Look("issue_read", who="dora", at=i("partners")),
]
