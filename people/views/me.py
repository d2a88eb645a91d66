from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def me(request: HttpRequest) -> HttpResponse:
    return render(request, "people/me.html")


def security(request: HttpRequest) -> HttpResponse:
    return render(request, "people/security.html")


def my_data(request: HttpRequest) -> HttpResponse:
    return render(request, "people/my_data.html")
