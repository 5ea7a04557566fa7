"""Invented words: every name, town and program is marked so that nobody takes it for a real one."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


FIRST_NAMES = _words(
    "Ada Ana Amal Asha Ben Bea Carla Chidi Clara Dan Dina Dora Elena Eli Emi Erin Eva Fay Finn "
    "Gia Grace Hana Hugo Ida Ines Isaac Ivy Jada Jin Jo Joy Kai Kira Lan Lea Leo Lin Lucia Maya "
    "Mei Mia Mira Nadia Nia Noor Omar Paz Petra Rae Ravi Rita Rosa Sam Sara Sol Tara Tess Uma "
    "Vera Wren Yara Zoe"
)
LAST_NAMES = tuple(
    f"Demo-{word}"
    for word in _words(
        "Alder Apple Ash Aster Bay Beech Birch Briar Cedar Cherry Clover Cypress Daisy Dogwood "
        "Elm Fern Fir Hazel Heath Holly Ivy Juniper Larch Laurel Lilac Linden Maple Moss Myrtle "
        "Oak Olive Pine Plum Poplar Reed Rowan Sage Spruce Willow Yarrow"
    )
)
PROGRAM_WORDS = _words(
    "Acorn Blueberry Button Cloud Comet Cricket Daybreak Dolphin Feather Firefly Garden Hopscotch "
    "Kite Ladybug Lantern Maple Meadow Moonbeam Nutmeg Orchard Otter Pebble Pinwheel Puddle "
    "Rainbow Robin Sailboat Seashell Snowdrop Sparrow Starfish Sunflower Teacup Thistle Treehouse "
    "Tulip Turtle Violet Wagon Wren"
)
PROGRAM_NAMES = {
    "CENTER": "{word} Demo Center",
    "FCC_SYSTEM": "{word} Demo Family Child Care",
    "FCC_INDEPENDENT": "{word} Demo Home",
    "HEAD_START": "{word} Demo Head Start",
    "PUBLIC_PRESCHOOL": "{word} Demo Public Preschool",
    "OST": "{word} Demo After School",
}
NUMERALS = ("", " II", " III", " IV", " V", " VI", " VII", " VIII", " IX", " X")
FCC_SYSTEMS = ("Demo Family Network A", "Demo Family Network B")
