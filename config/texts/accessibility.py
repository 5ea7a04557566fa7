"""What the dashboard promises about accessibility: the statement, how it is tested, what is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

STANDARD = "Web Content Accessibility Guidelines (WCAG) 2.1, levels A and AA"
STANDARD_ADDRESS = "https://www.w3.org/TR/WCAG21/"
REVIEWED = date(2026, 11, 21)

SUMMARY = (
    "Every page of the dashboard is made to conform to the "
    f"{STANDARD}, in its light and its dark theme, from a width of 320 pixels upward. Title II of "
    "the Americans with Disabilities Act (28 CFR 35.200) and the Commonwealth's Enterprise Digital "
    "Accessibility Policy name this standard."
)
CONTACT = (
    "If something here cannot be used, tell whoever gave you the account. An administrator answers "
    "for this copy of the dashboard, and can give the same figures as a file or on paper meanwhile."
)
# For those who operate the dashboard: the product does not know their contact address.
FOR_OPERATORS = (
    "Put the name and the telephone number or address of whoever answers for accessibility into "
    "PAC_SYSTEM_NOTICE; it stands on the sign-in page, where it can be read without an account."
)


@dataclass(frozen=True)
class Promise:
    """One thing a reader can rely on, and the tests that check it: file::function."""

    title: str
    text: str
    tests: tuple[str, ...]


_PAGES = "tests/whole/test_accessibility.py"
_KEYS = "tests/whole/test_accessibility_keys.py"
_SIZES = "tests/whole/test_accessibility_sizes.py"
_ONE = "tests/whole/test_one_result.py::test_chart_table_sentence_and_csv_agree"
_THEME = "tests/layouts/test_theme.py"

PROMISES: tuple[Promise, ...] = (
    Promise(
        "No fault that a program can find",
        "Each page is examined by axe-core with its rules for WCAG 2.0, 2.1 and 2.2, A and AA, and "
        "its best practices: light at 1,280 pixels with every table open, dark at 320 pixels: by "
        "turns with each change, both before a release (--thorough). Pages "
        "of figures, which are one frame for everybody, are examined as one role and, before a "
        "release, as each. So are the sign-in, an empty database, a panel that failed, a file on its way in, "
        "and messages. Nothing may be found; what the program cannot decide has to be decided here.",
        (
            f"{_PAGES}::test_no_page_of_any_role_has_a_fault",
            f"{_PAGES}::test_an_empty_database_has_no_fault",
            f"{_PAGES}::test_a_panel_that_fails_has_no_fault",
            f"{_PAGES}::test_further_places_have_no_fault",
            "tests/whole/test_imports_in_browser.py::test_a_spreadsheet_with_mistakes_by_keyboard_alone",
        ),
    ),
    Promise(
        "All of it by keyboard",
        "Tab reaches every link, button, control, folded table and scrolling part, once, in reading "
        "order, with a visible ring, and leaves the page again. Tables open by Enter and Space, "
        "choices change by arrow keys, the first stop skips to the page. After a change of page the "
        "focus is on its heading.",
        (
            f"{_KEYS}::test_tab_reaches_everything_once_in_reading_order",
            f"{_KEYS}::test_keys_work_what_the_mouse_works",
            "tests/whole/test_imports_in_browser.py::test_a_spreadsheet_with_mistakes_by_keyboard_alone",
        ),
    ),
    Promise(
        "Charts that need not be seen",
        "Each chart has a question as its heading, a computed sentence, a table with the same cells "
        "and a CSV file. For a screen reader the picture is one image named by question and "
        "sentence. The four are compared cell by cell in twenty filter states.",
        (_ONE,),
    ),
    Promise(
        "Colors that can be distinguished",
        "Text stands out 4.5 to 1 from its background, marks and borders of controls 3 to 1, in both "
        "themes. Any two regions differ by 20 units of color difference in usual sight and in three "
        "kinds of color blindness, and each has a shape of its own as well. A status is a word.",
        (
            f"{_THEME}::test_ink_can_be_read_and_marks_can_be_seen",
            f"{_THEME}::test_regions_differ_in_every_kind_of_sight",
            f"{_THEME}::test_no_two_regions_share_a_mark_or_a_color",
        ),
    ),
    Promise(
        "Large text, spaced text, small windows",
        "At 320 pixels, with text at 200 percent, and with the text spacing of WCAG 1.4.12 nothing "
        "is cut off and the page does not scroll sideways; wide tables scroll by themselves and can "
        "be scrolled by keyboard.",
        (
            f"{_PAGES}::test_no_page_of_any_role_has_a_fault",
            f"{_SIZES}::test_pages_bear_the_text_of_their_readers",
        ),
    ),
    Promise(
        "Settings of the reader are kept",
        "Nothing moves for those who ask for less motion (nothing flashes for anybody). Colors of "
        "the system are taken over; charts keep their own on their own paper, so that marks stay "
        "visible. The dark theme follows the system until it is switched here.",
        (
            f"{_SIZES}::test_nothing_moves_for_those_who_ask_for_it",
            f"{_SIZES}::test_colors_of_the_system_leave_marks_visible",
        ),
    ),
)


@dataclass(frozen=True)
class Heuristic:
    """One of the fourteen critical heuristics of Chartability, and how the charts meet it."""

    group: str
    name: str
    met: str
    tests: tuple[str, ...]


HEURISTICS_SOURCE = "https://chartability.github.io/POUR-CAF/"

HEURISTICS: tuple[Heuristic, ...] = (
    Heuristic(
        "Perceivable",
        "Low contrast",
        "Marks at least 3 to 1 and chart text at least 4.5 to 1 on both surfaces of both themes.",
        (f"{_THEME}::test_ink_can_be_read_and_marks_can_be_seen",),
    ),
    Heuristic(
        "Perceivable",
        "Content is only visual",
        "Sentence, table and CSV say what the picture says; nothing stands in a hover text.",
        (_ONE,),
    ),
    Heuristic(
        "Perceivable",
        "Small text size",
        "No text under 13 pixels on the screen, in charts as well.",
        (
            f"{_THEME}::test_nothing_is_set_smaller_than_thirteen_pixels_on_the_screen",
            f"{_SIZES}::test_pages_bear_the_text_of_their_readers",
        ),
    ),
    Heuristic(
        "Perceivable",
        "Visual presents seizure risk",
        "Charts are drawn once and stand still; transitions last nothing.",
        (f"{_SIZES}::test_nothing_moves_for_those_who_ask_for_it",),
    ),
    Heuristic(
        "Operable",
        "Interaction modality only has one input type",
        "Charts take no input. Tables, links and filters work by mouse, touch and keyboard.",
        (f"{_KEYS}::test_tab_reaches_everything_once_in_reading_order",),
    ),
    Heuristic(
        "Operable",
        "No interaction cues or instructions",
        "What can be used looks like a link, a button or a control, and says in words what it does.",
        (f"{_PAGES}::test_no_page_of_any_role_has_a_fault",),
    ),
    Heuristic(
        "Operable",
        "Controls override assistive technology controls",
        "No keys of our own: Enter, Space, arrows and Tab do what the browser does with them.",
        (f"{_KEYS}::test_no_script_takes_keys_away",),
    ),
    Heuristic(
        "Understandable",
        "No explanation for purpose or for how to read",
        "Each page opens with its question, each section says how its charts are read, each chart "
        "links to its definition.",
        (_ONE,),
    ),
    Heuristic(
        "Understandable",
        "No title, summary, or caption",
        "A heading, a computed sentence and a caption with period, region and date of the data.",
        (_ONE,),
    ),
    Heuristic(
        "Understandable",
        "Inappropriate reading level used",
        "Questions, notes and definitions read at ninth grade or below (Flesch-Kincaid).",
        ("tests/whole/test_accessibility_statement.py::test_words_read_at_ninth_grade_or_below",),
    ),
    Heuristic(
        "Compromising",
        "No table",
        "A table with caption and headed rows and columns under each chart, and its CSV.",
        (_ONE,),
    ),
    Heuristic(
        "Assistive",
        "Data density inappropriate",
        "Rows of marks stand 30 pixels apart, crowds become small multiples, and no two texts of a "
        "chart touch; the sentence says the whole.",
        (f"{_SIZES}::test_pages_bear_the_text_of_their_readers",),
    ),
    Heuristic(
        "Assistive",
        "Navigation and interaction is tedious",
        "A picture is no tab stop; tables are folded; headings, landmarks and a skip link lead on.",
        (f"{_KEYS}::test_tab_reaches_everything_once_in_reading_order",),
    ),
    Heuristic(
        "Flexible",
        "User style change not respected",
        "Text size, text spacing, theme, colors of the system and less motion are followed.",
        (
            f"{_SIZES}::test_pages_bear_the_text_of_their_readers",
            f"{_SIZES}::test_colors_of_the_system_leave_marks_visible",
        ),
    ),
)


# -- what axe-core cannot decide ------------------------------------------------------------------

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")


@dataclass(frozen=True)
class Decision:
    """A question that axe-core leaves open and a person has decided.

    `rule` and `reason` are axe-core's names, `where` is a CSS selector for the elements, and `because`
    says why nothing is wrong.
    """

    rule: str
    reason: str
    where: str
    because: str


DECISIONS: tuple[Decision, ...] = (
    Decision(
        "color-contrast",
        "bgGradient",
        ".say .form-select",
        "The gradient is the small triangle at the right end, away from the text. The text stands on "
        f"the second paper, in ink or link color; {_THEME} holds both at 4.5 to 1 and more.",
    ),
    Decision(
        "color-contrast",
        "bgImage",
        ".ctl.form-select",
        "The image is the arrow of the list, away from the text, which is ink on paper.",
    ),
    Decision(
        "color-contrast",
        "elmPartiallyObscured",
        ".scroll table *",
        "The end of a wide table, which is scrolled into view. Its colors are those of its other "
        "columns.",
    ),
    Decision(
        "color-contrast",
        "elmPartiallyObscuring",
        ".scroll table *",
        "The same: a cell that begins inside the scrolling part and ends outside of it.",
    ),
)

LIMITS: tuple[str, ...] = (
    "No screen reader runs in the tests. The script in docs/accessibility.md is to be read through "
    "with NVDA and with VoiceOver before each release that changes pages.",
    "The size of text in charts follows the zoom of the browser, not a setting for text alone, and "
    "its letters keep their spacing. The table under each chart follows both.",
    "A chart keeps its own colors where the system sets colors for everything else.",
    "Files to take along as CSV are plain text. The Excel workbooks beside them have headings that stay in "
    "sight, and no table objects or alternative texts.",
    "Texts that come with imported files (names of programs, say) are shown as they are, in the "
    "language they are written in.",
)


@dataclass(frozen=True)
class ScriptStep:
    """One step of the screen reader script: what to do, and what should be heard."""

    do: str
    hear: str


SCREEN_READERS = (
    "NVDA with Firefox or Chrome on Windows; VoiceOver with Safari on a Mac (VO is Control and "
    "Option). Use the demonstration state. Write down what was heard where it differs."
)

SCRIPT: tuple[ScriptStep, ...] = (
    ScriptStep(
        "Open the sign-in page and press Tab to the end.",
        "The title, “Skip to the page, link”, “E-mail, edit, required”, “Password”, “Sign in, "
        "button”.",
    ),
    ScriptStep(
        "Sign in as EEC staff with a wrong password.",
        "“Not signed in” and the reason at once, without looking for it.",
    ),
    ScriptStep(
        "Sign in. List the landmarks (NVDA: D; VoiceOver: VO-U).",
        "Banner, Pages navigation, Filters search, main, content information.",
    ),
    ScriptStep(
        "Go through the headings (H; VO-Command-H) of the overview.",
        "One heading of level 1, a question; sections at level 2; each chart a question at level 3.",
    ),
    ScriptStep(
        "Read on from a chart's heading.",
        "The sentence, then one graphic named by the same question and sentence, no loose numbers "
        "of the picture.",
    ),
    ScriptStep(
        "Open “Table” under the chart with Space and go through it (Control-Alt-arrows; VO-arrows).",
        "“Expanded”; the caption with period, region and date; with each cell its row's and its "
        "column's head. A withheld figure says so in words.",
    ),
    ScriptStep(
        "In the filter sentence choose Region 2.",
        "“Region, combo box”; after the choice one polite message with the new state and the number "
        "of pairs, once; the focus stays on the control.",
    ),
    ScriptStep(
        "Follow “Outcomes”, then “Goals”.",
        "The question of the new page: the focus is on its heading, the title of the window is new.",
    ),
    ScriptStep(
        "As a facilitator open the work list and go through the first row.",
        "Names, the word of each status (“Overdue”, “On time”), “7 of 9” for the months, the next "
        "step. The squares of the months are not read.",
    ),
    ScriptStep(
        "As a facilitator import the file with mistakes from the demonstration.",
        "The file control has a name; the progress is told now and then; refused rows are read "
        "with line, column, value, reason and remedy.",
    ),
)
