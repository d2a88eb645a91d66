"""The learning log."""

from django.urls import path

from learning.views import lesson

urlpatterns = [
    path("learning/", lesson.lesson_list, name="lesson_list"),
    path("learning/new/", lesson.lesson_new, name="lesson_new"),
    path("learning/<int:pk>/", lesson.lesson_detail, name="lesson_detail"),
    path("learning/<int:pk>/edit/", lesson.lesson_edit, name="lesson_edit"),
    path("learning/<int:pk>/withdraw/", lesson.lesson_withdraw, name="lesson_withdraw"),
    path("learning/<int:pk>/return/", lesson.lesson_return, name="lesson_return"),
    path("learning/<int:pk>/appreciate/", lesson.lesson_appreciate, name="lesson_appreciate"),
    path("learning/<int:pk>/practice/", lesson.lesson_practice, name="lesson_practice"),
    path("learning/<int:pk>/take-up/", lesson.lesson_take_up, name="lesson_take_up"),
]
