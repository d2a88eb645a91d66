"""Pictures for the demo's highlights: quiet scenes of flat shapes, since invented partners have no photographs."""

import io
from math import pi, sin

from PIL import Image, ImageDraw, ImageFilter

WIDE, HIGH = 1200, 720


def draw(scene: str) -> bytes:
    """A PNG; scene is one of SCENES."""
    image = SCENES[scene]()
    out = io.BytesIO()
    image.filter(ImageFilter.GaussianBlur(0.8)).save(out, "PNG", compress_level=1)
    return out.getvalue()


def sky(above: str, below: str) -> Image.Image:
    """From one colour down to another."""
    column = Image.new("RGB", (1, 2))
    column.putpixel((0, 0), _rgb(above))
    column.putpixel((0, 1), _rgb(below))
    return column.resize((WIDE, HIGH), Image.Resampling.BICUBIC)


def harbour() -> Image.Image:
    image = sky("#cfdfe6", "#f6e3c8")
    pen = ImageDraw.Draw(image)
    pen.ellipse((760, 210, 900, 350), fill="#f2b36b")
    hills(pen, 400, 46, "#8fa9ad")
    pen.rectangle((0, 430, WIDE, HIGH), fill="#7fa3ad")
    for row in range(9):
        y = 462 + row * 30
        pen.line([(x, y + 4 * sin(x / 60 + row)) for x in range(0, WIDE, 12)], fill="#95b6bd", width=5)
    for x, y, size in ((300, 560, 1.2), (620, 500, 0.8)):
        boat(pen, x, y, size)
    return image


def boat(pen: ImageDraw.ImageDraw, x: int, y: int, size: float) -> None:
    pen.polygon(
        [(x - 90 * size, y), (x + 100 * size, y), (x + 60 * size, y + 40 * size), (x - 60 * size, y + 40 * size)],
        fill="#5a4636",
    )
    pen.polygon([(x, y - 10), (x, y - 200 * size), (x + 85 * size, y - 10)], fill="#fbf6ea")
    pen.polygon([(x - 10, y - 10), (x - 10, y - 165 * size), (x - 70 * size, y - 10)], fill="#e9ddc5")


def hills(pen: ImageDraw.ImageDraw, base: int, swing: int, colour: str) -> None:
    ridge = [(x, base - swing * (1 + sin(x / 190)) - swing / 3 * sin(x / 61)) for x in range(0, WIDE + 12, 12)]
    pen.polygon([(0, HIGH), *ridge, (WIDE, HIGH)], fill=colour)


def garden() -> Image.Image:
    image = sky("#dfe9dc", "#f3ecd6")
    pen = ImageDraw.Draw(image)
    hills(pen, 420, 34, "#a9c09a")
    pen.rectangle((0, 470, WIDE, HIGH), fill="#8fab7c")
    pen.polygon([(120, 540), (960, 540), (1010, 660), (70, 660)], fill="#8a5f3f")
    pen.polygon([(140, 520), (940, 520), (960, 560), (120, 560)], fill="#5b4330")
    for number in range(7):
        bean(pen, 190 + number * 115, 528, 250 + 30 * (number % 3))
    can(pen)
    return image


def bean(pen: ImageDraw.ImageDraw, x: int, ground: int, tall: int) -> None:
    pen.line([(x, ground), (x + 14, ground - tall)], fill="#a98254", width=9)
    for step in range(9):
        y, side = ground - 18 - step * tall // 10, (step % 2) * 2 - 1
        reach = 44 - step * 2
        pen.ellipse(
            (x + side * reach - 24, y - 18, x + side * reach + 30, y + 16), fill="#5f8f4f" if step % 3 else "#78a862"
        )


def can(pen: ImageDraw.ImageDraw) -> None:
    pen.arc((1010, 470, 1110, 600), 180, 360, fill="#34707c", width=14)
    pen.polygon([(1000, 540), (1120, 540), (1110, 640), (1010, 640)], fill="#3f8694")
    pen.polygon([(1002, 560), (1004, 600), (930, 530), (944, 516)], fill="#34707c")


def table() -> Image.Image:
    image = sky("#efe3d2", "#e2cfb6")
    pen = ImageDraw.Draw(image)
    pen.rectangle((120, 90, 480, 330), fill="#cfe0e4")
    pen.line([(300, 90), (300, 330)], fill="#fbf6ea", width=12)
    pen.rectangle((120, 90, 480, 330), outline="#fbf6ea", width=14)
    pen.polygon([(40, 470), (1160, 470), (1240, 640), (-40, 640)], fill="#a06a45")
    pen.rectangle((-40, 640, 1240, 668), fill="#7d4f32")
    for number in range(4):
        bowl(pen, 190 + number * 270, 520 + 22 * (number % 2))
    pen.ellipse((700, 360, 950, 480), fill="#c98f52")
    for cut in range(3):
        pen.arc((740 + cut * 55, 370, 800 + cut * 55, 450), 200, 330, fill="#8f5f31", width=8)
    return image


def bowl(pen: ImageDraw.ImageDraw, x: int, y: int) -> None:
    pen.pieslice((x - 80, y - 50, x + 80, y + 90), 0, 180, fill="#fbf6ea")
    pen.ellipse((x - 80, y - 4, x + 80, y + 46), fill="#d98a4a", outline="#fbf6ea", width=9)
    for number in range(3):
        points = [(x - 30 + number * 30 + 9 * sin(t / 14 + pi * number), y - 20 - t) for t in range(0, 90, 6)]
        pen.line(points, fill="#f7efe0", width=5)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


SCENES = {"harbour": harbour, "garden": garden, "table": table}
