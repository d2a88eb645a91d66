"""Newsletter issues: made, sent, read."""

from django.urls import path

from newsletter.views import archive, issue, readers, section, sending

urlpatterns = [
    path("newsletter/", issue.issue_list, name="issue_list"),
    path("newsletter/archive/", archive.issue_archive, name="issue_archive"),
    path("newsletter/archive/feed.xml", archive.issue_feed, name="issue_feed"),
    path("newsletter/archive/<int:pk>/", archive.issue_read, name="issue_read"),
    path("newsletter/pictures/<str:name>", archive.issue_picture, name="issue_picture"),
    path("newsletter/new/", issue.issue_new, name="issue_new"),
    path("newsletter/<int:pk>/", issue.issue_detail, name="issue_detail"),
    path("newsletter/<int:pk>/now/", issue.issue_now, name="issue_now"),
    path("newsletter/<int:pk>/words/", issue.issue_words, name="issue_words"),
    path("newsletter/<int:pk>/words/values/", issue.issue_values, name="issue_values"),
    path("newsletter/<int:pk>/look-again/", issue.issue_look_again, name="issue_look_again"),
    path("newsletter/<int:pk>/discard/", issue.issue_discard, name="issue_discard"),
    path("newsletter/<int:pk>/duplicate/", issue.issue_duplicate, name="issue_duplicate"),
    path("newsletter/<int:pk>/sections/add/", section.section_add, name="section_add"),
    path("newsletter/<int:pk>/sections/back/", section.section_back, name="section_back"),
    path("newsletter/<int:pk>/sections/<int:number>/", section.section_edit, name="section_edit"),
    path("newsletter/<int:pk>/sections/<int:number>/values/", section.section_values, name="section_values"),
    path("newsletter/<int:pk>/sections/<int:number>/move/", section.section_move, name="section_move"),
    path("newsletter/<int:pk>/sections/<int:number>/remove/", section.section_remove, name="section_remove"),
    path("newsletter/<int:pk>/sections/<int:number>/picture/", section.section_picture, name="section_picture"),
    path("newsletter/<int:pk>/sections/<int:number>/rows/<int:item>/", section.item_choose, name="item_choose"),
    path("newsletter/<int:pk>/sections/<int:number>/<str:way>/", section.section_step, name="section_step"),
    path("newsletter/<int:pk>/readers/", readers.issue_audience, name="issue_audience"),
    path("newsletter/<int:pk>/readers/count/", readers.issue_audience_count, name="issue_audience_count"),
    path("newsletter/<int:pk>/preview/", sending.issue_preview, name="issue_preview"),
    path("newsletter/<int:pk>/preview/page/", sending.issue_html, name="issue_html"),
    path("newsletter/<int:pk>/test/", sending.issue_test, name="issue_test"),
    path("newsletter/<int:pk>/send/", sending.issue_send, name="issue_send"),
    path("newsletter/<int:pk>/schedule/", sending.issue_schedule, name="issue_schedule"),
    path("newsletter/<int:pk>/unschedule/", sending.issue_unschedule, name="issue_unschedule"),
    path("newsletter/<int:pk>/stop/", sending.issue_stop, name="issue_stop"),
    path("newsletter/<int:pk>/newcomers/", sending.issue_newcomers, name="issue_newcomers"),
]
