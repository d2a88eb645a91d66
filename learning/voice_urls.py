"""Speaking up and being answered."""

from django.urls import path

from learning.views import say, voice

urlpatterns = [
    path("say/", say.voice_say, name="voice_say"),
    path("say/thanks/", say.voice_thanks, name="voice_thanks"),
    path("said/<str:token>/", say.voice_said, name="voice_said"),
    path("said/<str:token>/withdraw/", say.voice_said_withdraw, name="voice_said_withdraw"),
    path("voices/", say.voice_public, name="voice_public"),
    path("voices/mine/", say.voice_mine, name="voice_mine"),
    path("voices/all/", voice.voice_list, name="voice_list"),
    path("voices/<int:pk>/", voice.voice_detail, name="voice_detail"),
    path("voices/<int:pk>/publish/", voice.voice_publish, name="voice_publish"),
    path("voices/<int:pk>/keep/", voice.voice_keep, name="voice_keep"),
    path("voices/<int:pk>/assign/", voice.voice_assign, name="voice_assign"),
    path("voices/<int:pk>/answer/", voice.voice_answer, name="voice_answer"),
    path("voices/<int:pk>/more/", voice.voice_follow, name="voice_follow"),
    path("voices/<int:pk>/aside/", voice.voice_aside, name="voice_aside"),
    path("voices/<int:pk>/hold/", voice.voice_hold, name="voice_hold"),
    path("voices/<int:pk>/withdraw/", voice.voice_withdraw, name="voice_withdraw"),
]
