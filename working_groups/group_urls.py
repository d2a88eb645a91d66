"""Working groups, who is in them, where they talk, what they tell the public."""

from django.urls import path

from working_groups.views import channel, group, member

urlpatterns = [
    path("groups/", group.group_list, name="group_list"),
    path("groups/new/", group.group_new, name="group_new"),
    path("groups/<slug:slug>/", group.group_detail, name="group_detail"),
    path("groups/<slug:slug>/edit/", group.group_edit, name="group_edit"),
    path("groups/<slug:slug>/end/", group.group_end, name="group_end"),
    path("groups/<slug:slug>/reopen/", group.group_reopen, name="group_reopen"),
    path("groups/<slug:slug>/updates/", channel.group_public, name="group_public"),
    path("groups/<slug:slug>/updates/new/", channel.update_new, name="update_new"),
    path("groups/<slug:slug>/updates/<int:pk>/take-back/", channel.update_withdraw, name="update_withdraw"),
    path("groups/<slug:slug>/updates/<int:pk>/bring-back/", channel.update_bring_back, name="update_bring_back"),
    path("groups/<slug:slug>/channels/new/", channel.channel_new, name="channel_new"),
    path("groups/<slug:slug>/channels/<int:pk>/", channel.channel_edit, name="channel_edit"),
    path("groups/<slug:slug>/channels/<int:pk>/remove/", channel.channel_remove, name="channel_remove"),
    path("groups/<slug:slug>/members/new/", member.member_new, name="member_new"),
    path("groups/<slug:slug>/members/<int:pk>/", member.member_edit, name="member_edit"),
    path("groups/<slug:slug>/members/<int:pk>/leave/", member.member_end, name="member_end"),
    path("groups/<slug:slug>/members/<int:pk>/stay/", member.member_resume, name="member_resume"),
    path("groups/<slug:slug>/join/", member.group_join, name="group_join"),
    path("groups/<slug:slug>/asked/<int:pk>/", member.join_answer, name="join_answer"),
    path("groups/<slug:slug>/asked/<int:pk>/take-back/", member.join_take_back, name="join_take_back"),
]
