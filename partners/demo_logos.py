"""Simple marks for the demo's partners: one light shape on one colour."""

import io
from math import cos, pi, sin

from PIL import Image, ImageDraw

SIDE = 256
OVERSAMPLED = SIDE * 4  # drawn large and made small, for smooth edges
LIGHT = "#fdf8ee"


def draw(colour: str, mark: str) -> bytes:
    """A PNG of SIDE pixels a side; mark is one of MARKS."""
    image = Image.new("RGB", (OVERSAMPLED, OVERSAMPLED), colour)
    MARKS[mark](ImageDraw.Draw(image))
    out = io.BytesIO()
    image.resize((SIDE, SIDE), Image.Resampling.LANCZOS).save(out, "PNG")
    return out.getvalue()


def wave(pen: ImageDraw.ImageDraw) -> None:
    for row in (360, 520, 680):
        points = [(x, row + 60 * sin(x / 110)) for x in range(150, 880, 6)]
        pen.line(points, fill=LIGHT, width=54, joint="curve")


def sun(pen: ImageDraw.ImageDraw) -> None:
    pen.ellipse((352, 352, 672, 672), fill=LIGHT)
    for number in range(12):
        pen.line([_around(230, number), _around(350, number)], fill=LIGHT, width=44)


def cross(pen: ImageDraw.ImageDraw) -> None:
    pen.rounded_rectangle((420, 200, 604, 824), 40, fill=LIGHT)
    pen.rounded_rectangle((200, 420, 824, 604), 40, fill=LIGHT)


def book(pen: ImageDraw.ImageDraw) -> None:
    pen.polygon([(180, 300), (490, 360), (490, 780), (180, 720)], fill=LIGHT)
    pen.polygon([(844, 300), (534, 360), (534, 780), (844, 720)], fill=LIGHT)


def sail(pen: ImageDraw.ImageDraw) -> None:
    pen.polygon([(540, 170), (540, 650), (830, 650)], fill=LIGHT)
    pen.polygon([(490, 260), (490, 650), (260, 650)], fill=LIGHT)
    pen.polygon([(220, 710), (830, 710), (730, 840), (320, 840)], fill=LIGHT)


def star(pen: ImageDraw.ImageDraw) -> None:
    points = [_around(350 if number % 2 else 150, number, of=10) for number in range(10)]
    pen.polygon(points, fill=LIGHT)


def _around(radius: float, number: int, of: int = 12) -> tuple[float, float]:
    angle = 2 * pi * number / of + pi / 2
    return 512 + radius * cos(angle), 512 - radius * sin(angle)


MARKS = {"wave": wave, "sun": sun, "cross": cross, "book": book, "sail": sail, "star": star}
