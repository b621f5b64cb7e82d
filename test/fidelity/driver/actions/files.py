"""Files in iterations."""

from __future__ import annotations

import vectice
from parity import action
from PIL import Image
from stage import Stage

PDF = bytes(range(256)) * 300


@action()
def log_file(stage: Stage) -> None:
    stage.iteration().log(stage.write("card.pdf", PDF))


@action()
def log_file_of_one_byte(stage: Stage) -> None:
    stage.iteration().log(stage.write("one.bin", b"\x00"))


@action()
def log_file_of_every_byte(stage: Stage) -> None:
    stage.iteration().log(stage.write("all bytes.bin", bytes(range(256)) * 2000))


@action()
def log_file_in_a_folder(stage: Stage) -> None:
    stage.iteration().log(stage.write("reports/deep/card.pdf", PDF))


@action()
def log_file_in_a_section(stage: Stage) -> None:
    stage.iteration().log(stage.write("card.pdf", PDF), section="Figures")


@action()
def log_file_in_a_section_with_spaces(stage: Stage) -> None:
    stage.iteration().log(stage.write("card.pdf", PDF), section="  Été et 🍁  ")


@action()
def log_file_in_a_section_with_signs(stage: Stage) -> None:
    stage.iteration().log(stage.write("card.pdf", PDF), section="A & B #1")


@action()
def log_file_with_an_odd_name(stage: Stage) -> None:
    stage.iteration().log(stage.write('Coût "été" 🍁; v2.csv', "a,b\n"))


@action()
def log_file_with_signs_in_its_name(stage: Stage) -> None:
    stage.iteration().log(stage.write("a&b #1 %20+c.csv", "a,b\n"))


@action()
def log_file_with_a_long_name(stage: Stage) -> None:
    stage.iteration().log(stage.write(f"{'n' * 200}.csv", "a,b\n"))


@action()
def log_image(stage: Stage) -> None:
    Image.new("RGB", (3, 2), "red").save("red.png")
    stage.iteration().log("red.png")


@action()
def log_file_without_extraction(stage: Stage) -> None:
    vectice.auto_extract = False
    stage.iteration().log(stage.write("sheet.xlsx", "x"))


@action()
def log_open_file(stage: Stage) -> None:
    with open(stage.write("open.txt", "From an open file"), "rb") as opened:
        stage.iteration().log(opened)
