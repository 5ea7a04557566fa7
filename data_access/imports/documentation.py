"""Writes the guide to import files and their templates from the format records themselves."""

from __future__ import annotations

import csv
import io

from data_access.imports.columns import accepted
from data_access.imports.days import DATE_PATTERNS, FIRST_SHORT_YEAR
from data_access.imports.formats import FORMATS
from data_access.imports.formats.record import Column, Format
from data_access.imports.headings import TITLE_ROWS
from data_access.imports.workbooks import XLSX_COLUMNS, XLSX_ROWS

_INTRODUCTION = f"""# Import files

The dashboard is filled from files: CSV (UTF-8) or Excel (.xlsx, at most {XLSX_ROWS:,} rows and
{XLSX_COLUMNS} columns), or a ZIP that holds one of them. This page is written from the formats
themselves; change those, not this page (`python -m data_access.imports.documentation`).

- Columns may stand in any order. Columns that are not listed here are named and left out.
- Up to {TITLE_ROWS} rows of titles may stand above the headings.
- A workbook may have a tab for each coach or month: all tabs that are shown and have the same columns are
  read together, and a line is named with its tab ("Ruiz, line 7"). Tabs that are hidden, or have other
  columns, are not read: each is named with its number of rows.
- What stands in a cell that is merged over several rows is taken for each of these rows, and it is said.
  Headings in two rows are joined: "Minutes" above "Conference" is the heading "Minutes: Conference".
- An id in a workbook is what the sheet shows: a number with the format 00000 keeps its zeros. A date is
  never an id, and a number of more than fifteen digits is refused, for a spreadsheet keeps fifteen. In a CSV
  file ="00125" is the id 00125.
- Empty cells that are missing at the end of a line, or too many there, are no mistake, and it is said.
  Where a lost separator could explain it as well, the line is refused. Lines with broken quotation marks
  are named all at once. A column that nobody needs may have any heading, and the same one as another.
- Commas, semicolons, tabs or bars may separate the values.
- A row with a mistake is refused with its line, column, value and the remedy; the other rows are
  saved. A row that contradicts another row of the same file is refused together with it.
- Sending a file twice changes nothing. A corrected row replaces the old one, whose values are kept.
- A column the file does not have says nothing: what is known already stays. An empty cell says that
  the value is not known.
- Codes may be written as the code, its label or any listed spelling, in capitals or not.
- Dates that can be read in one way alone are read: 2026-03-31, 2026-03-31T14:30:00Z, 31-Mar-2026,
  March 31, 2026, 2026/03/31. Where day and month could be mistaken, the page asks once, with a date of the
  file, and reads all dates of the file in that one way:
  {"; ".join(words for pattern, words in DATE_PATTERNS.items() if pattern not in ("%Y-%m-%d", "%Y/%m/%d"))}.
  Years of two digits are {FIRST_SHORT_YEAR} to {FIRST_SHORT_YEAR + 99}. A time of day beside a date
  is left out; with a zone, the day is the one that it then was in Massachusetts. Each of these is said,
  with an example.
- Start times are read as 14:30, 2:30 PM or 1430. Whether a session began between 9 at night and 6 in the
  morning is asked once a file; a map remembers the answer. On the command line such a row is refused
  unless it says AM or PM.
- Lengths of time may be typed as people type them ("1 hr 30 min", "1:30", "half day"). A bare number is
  what the heading says, minutes or hours; under another heading the map says what it is for the whole
  column, and the page asks for it once where it does not. Where a text
  could mean two lengths, or says travel besides, the row is refused and the question asked.
- Lists are separated by semicolons, line breaks, or commas: by commas where what stands between them is a
  known word, since some known words hold commas. Check marks, X and TRUE are a yes.
- "N/A", "-" and "." are no entry in a column that a row may do without, and are refused in any other.
  A goal's due day may be a length of time ("12 months", counted from the day it was set), a month ("May
  2027", its last day) or "TBD" (left open). The preview says where it was read so.
- Dollars are read as spreadsheets show them ($1,250.00), fiscal years as 2027, FY27 or 2026-27. Letters that
  look garbled ("NiÃ±os") are stored as they stand and said, with what they perhaps were; errors of a
  spreadsheet (#REF!, ####) are refused. The rows in which a survey tool repeats its headings are passed over.
- Negative Climate is 1 or 2 of almost every room, and its absence 6 or 7. Where most scores of a file say
  otherwise, the page asks once which way round they are, and a map remembers it; where single ones do, or
  rows declare both ways, the preview names them. The command line and a watched folder can ask nobody: they
  refuse such a file until a column `nc_orientation` says it.
- A score of a CLASS mean that a corrected file leaves empty is taken away. An observation is given by
  cycle or as means, not both.
- Rows that a filter of a workbook hides are read like the others, and counted.
- Social Security, card and driver licence numbers are never taken: the row is refused, and neither the
  number nor the row is kept. Columns that are left out are not kept either.
- The refused rows can be had as a file, as they were sent, with the line, column, value, reason and
  remedy beside each. Mended in a spreadsheet, that very file is imported like any other; its five last
  columns say nothing then. An apostrophe that was put before a text, so that a spreadsheet leaves it
  alone, is taken off again.

On the imports page a file is looked at before anything is saved: what it was taken for, its first rows
as they would be stored, how many rows are new, changed, here already and refused, everything refused
with the reason, and what it would change in the region's figures. It is saved when that is confirmed,
in one step: all of its good rows or none.

Which files are expected of a region, of which months and by when, stands in
`config/program/expected_files.py` with the months it holds. The page Files due says of each whether it
is here on time, here late, said to be nothing this time, overdue or not yet due. A facilitator says
there, with the own name, that there is nothing to report of a month that is over, closes a month (what
is here is all of it), and opens it again with a reason. Nothing that was said is ever changed. A
coaching log is here once its month is known: a later session came, or its region said that nothing more
is to come. So what the calendar calls overdue is what figures leave out, and the other way round. Its
day is that of the first file, sent once the month was over, with rows of the month or of a later one;
of other files, that of the first with rows of the months it is about. What a file brought before it was
taken back does not count.

A closed month still takes files: a mistake has to be mended also after the closing. The preview names each
month that its region has closed, with who and when, and Files due then says that it was changed since it was
closed, also where a file that was here before is taken back.

Whether a row is new, changed or here already says what was there before. It is told to those alone who
may look the values up: a facilitator is told it of all files but CLASS scores and survey answers, an
administrator of programs and ratings. For everybody else a row that is not refused is "taken", on the
preview, in the counts, on the import's page and in its messages, and it replaces what was there whether
or not it says the same. What names something of another region is refused like what names nothing at all.

What a facilitator can learn of other regions by importing is this, and a test asks each kind of file for it:

- Whether the id of a new program, participant, pair, goal, step, session or observation is in use
  elsewhere: such a row is refused, in one sentence that says neither where nor anything of what is saved.
  Ids are one for the whole state; put your region's number into yours (`R2-S-0001`) and none will be taken.
  Other kinds of file have no id of their own and tell nothing.
- Whether somebody, or a program, that is in the own region now was in another one on a day that the file
  names. What the other region sent of that time is not told: a row of such a day is refused whether or
  not it is there.

Ids that say something ("S-ADAMS-3") say it to whoever guesses them: let them mean nothing but the region.

A row that is here already is stored once and stays with the first file that said it. So it is with the
day from which somebody's program and role, or a program's regions and type, hold: a later file that
repeats it adds nothing. Undoing the later file leaves it. Undoing the first takes it away, although the
later one said it too: import the later file again then.

## One person with two ids

Some people come back under another id. The page "Data quality" proposes two ids that have one registry id,
or one name within one program, with what differs, to whom sees them by name: a facilitator, within the
region. One button says which id is kept; another splits them again. Or say so by a command, with how you
know:

    python -m dashboard person merge OTHER_ID KEPT_ID --because "same registry id"
    python -m dashboard person split OTHER_ID --because "sisters of one name"
    python -m dashboard person list                who said what, when and why

From then on every figure and list counts one person, under the kept id; outcome figures follow with the next
edition. Files keep the ids they have, and later files may name either id.

- Pairs, sessions, observations, surveys and all else of both ids are that person's. Two pairs stay two pairs.
- Where both ids say the same thing (a day of an event, a question of a survey, a fund of a year), the kept
  id's row counts.
- Name, training and what else is known of the person are what the kept id's row says. Where they worked is
  taken from both, and of one and the same day from the kept id.
- They have agreed to a purpose only where each id is on record with it: a merge gives no consent.
- A third id that is the same as the second is the same as the first, too.
- Nobody can become their own coach: such a merge is refused, and so is a file that would do it afterwards.
- A split is as if it had never been said, to the last digit. It is undone by saying it again.

A merge within a region lies with that region, if both were there all the time; the administrator does it
across regions, on the same page or by the command. What was done under the other id then lies where the
kept one was on that day: send the kept id's earlier places in a participants file first.

## One program with two numbers

Two numbers that have one name in one town (or in one region, where a town is not given) are proposed on the
same page, with what differs, and are merged and split in the same way:

    python -m dashboard program merge OTHER_NUMBER KEPT_NUMBER --because "moved to a new license"
    python -m dashboard program split OTHER_NUMBER --because "two sites of one name"
    python -m dashboard program list

Every figure and list counts one program from then on, and files may name either number.

- Whoever worked under the other number worked in the kept one, then and now.
- Name, type, town and regions, with the days they hold from, are what the kept number's rows say. So what was
  done under the other number lies where the kept program lay on that day.
- Ratings of both numbers are the program's; of one and the same day and status, the kept number's.
- A facilitator merges two numbers that were in the region all the time; the administrator any two.

## Files with other headings

A file with other headings is matched by hand once: its columns, its words ("F2F", "in person"), how its
dates are written, what a bare number of a duration is. That is saved as a map under a name. It belongs to
the region that saved it, and holds of the file's words those alone that it says the meaning of. What was
left out once is not asked about again; a map keeps a mark of its heading and not the heading. One page asks
all of it, with whom names mean, where what is suggested leaves nothing open that only other columns could
say; then comes the preview. A file with our headings is asked about as well where others of its columns are
really like ours (checkboxes as "strategies (choice=Modeling)").

The page of maps (Imports, "Maps, and whom names mean") lists a region's maps with the headings they know
and when they were last used. A map is opened, changed, renamed, tried on a file, offered to other regions
or deleted there, by everybody who imports for the region. A file is read by the own region's maps, and by
those that an administrator has shared with all. A map that a region offers is looked at and copied by
others, and reads no file of theirs. A file that a map has read can be matched anew from its preview, also
where all of its rows were refused: it is kept for a day. On the command line:

    python -m dashboard maps                       lists the maps
    python -m dashboard maps NAME                  prints one
    python -m dashboard maps --save FILE           saves one that is in a file
    python -m dashboard maps NAME --share          lets all regions use one
    python -m dashboard maps NAME --delete         deletes one
    python -m dashboard maps NAME --region 1 …     means the one of a region
    python -m dashboard import FORMAT FILE --map NAME

A wide file is matched by the same page. In a map it reads so:

    [turned]                       columns that are each one of something: CLASS by cycle, a column a
    PC = "PC"                      dimension; attendance, a column a day; a survey, a column a question
    "Absence of NC" = "NC_absence"

    [lists.strategies]             columns of one answer each: a tick (1, X, TRUE) means the word
    strategies___1 = "modeling"

Each filled cell of a turned column becomes a row; a line is taken whole or refused whole. Words in the
cells ("X", "Agree") are given a value once, or none (`X = "1.5"`, `absent = ""` under `[values.hours]`).
Of attendance, dates are headings, with or without a year, however short the sheet is; the columns number
the days of the event where the file does not; a sheet that still has the
columns its map names, and further ones with a date at their right, is read with these and not asked again.
The preview shows the first lines as they stand in the file, and the rows they become.

Each shape has its map, made by the page once:

![The page of columns: each column of the file in a row, with the column it was matched with and the
reason](pictures/imports-columns-light-1280.png)

| The file | What its map says |
| --- | --- |
| A tab for each coach or month | the headings once; tabs with the same ones are read together |
| CLASS by cycle, a column a dimension | `[turned]` each dimension's heading: its code |
| Attendance, names by dates | `[turned]` each date's heading: the date; `[values.hours]` X: hours |
| The same, by people's names | `"Teacher" = "participant_name"`; `made = ["participant_id"]` |
| A survey, a column a question | `[turned]` each question's heading: the item |
| Checkboxes as columns | `[lists.strategies]` each column's heading: the word |
| Other words | `[values.venue]` "Screen": `live_video` |
| Something that all rows have | `[constants]` venue: `f2f` |
| A log without ids | `[columns]` who is named where; `made = ["session_id", "pair_id"]` |

### A log without ids

A form service's log has names and e-mails, and no ids of pairs or sessions. Its map says which columns name
the coach and the mentee, and that the ids are made:

    made = ["session_id", "pair_id"]

    [columns]
    "Email Address" = "coach_email"
    "Coach name" = "coach_name"
    "Teacher" = "mentee_name"      first and last name may be columns of their own
    "Center" = "mentee_program"    tells two people of one name apart

![The page that asks who is meant: a row for each name, with who is likely and
why](pictures/imports-people-light-1280.png)

- Somebody is known by a participant id or registry id of the region, or as was said before. All other
  names are asked for on one page, each once: who is likely stands there with the reason ("same name, same
  program"), besides them everybody in a pair of the region. "Not in the program" leaves the rows out, and
  the preview counts them. Rows of a name that is put off are refused for now.
- Two mentees of one name, whom no program tells apart, are asked for by coach, each with program, coach and
  year. Where several coached a mentee at one time and the rows name none, it is asked once who it was.
- Names come from `first_name` and `last_name` of participants files, e-mails from accounts and from what
  was said before. Nobody of another region is proposed, and a name there is answered like one that nobody
  has.
- What was said is kept for the region with who said it and when. All that a file says of a person has to
  be the same: another spelling is asked about. It can be taken back on the page of maps. It names the
  person also once two ids are merged.
- The pair is the one of coach and mentee on the day; of a mentee alone, the one pair they have that day.
  Where the same two have two pairs that day, the one begun last, and it is said.
  Where none or several fit, the row is refused and says which.
- A session's id is made of pair, day, venue and start, or its order among those of that day without a
  start. The same file adds nothing the second time. Two rows with the same start that say otherwise are
  refused. Rows without a start that say all the same, but for when the form was sent, are one session that
  was sent twice, and it is said.
- Where the venue alone was corrected, the row corrects the session that is here: pair, day and start are the
  same; without a start, all else is. It is said. A session whose start was corrected is another one: undo the
  import that had it first. The preview says where a session of that pair and day is here under another id.
- A sheet of attendance may name people in the same way (`made = ["participant_id"]`, name, e-mail, registry
  id, program): anybody of the region is offered there, and what was said of a name holds for both.
- Such a file is read for one region: by its facilitator, or with `--as-region`.

A file may have pairs' ids and no ids of sessions: then `made = ["session_id"]`, and nobody is asked for.

A match is suggested where a heading is called like ours ("same name") or its values are words of ours
("these values"), and never for being the best of what there is. The reason stands under each suggestion.

The next file of that shape is known by its headings. A folder can be watched, with the same rules:

    python -m dashboard watch FOLDER --as EMAIL [--map NAME]

A file is taken once it has stopped growing. It then lies in `done/`, or in `refused/` where nothing of
it could be taken, with a report of what was refused beside it. Nothing is overwritten.

Import in this order, since each kind of file refers to those before it:
"""


def guide() -> str:
    """The whole guide, as Markdown."""
    order = "".join(f"{n}. [{f.key}](#{f.key})\n" for n, f in enumerate(FORMATS.values(), 1))
    sections = "\n".join(_section(form) for form in FORMATS.values())
    return f"{_INTRODUCTION}\n{order}\n{sections}"


def _section(form: Format) -> str:
    lines = [
        f"## {form.key}",
        "",
        f"{form.label.capitalize() if form.label.islower() else form.label}: {form.grain}.",
        "",
        "| Heading | Needed | Holds | Meaning | Example |",
        "| --- | --- | --- | --- | --- |",
        *(_row(column) for column in form.columns),
        "",
    ]
    for column in form.columns:
        if choices := accepted(column.kind):
            lines += [f"`{column.heading}` may be:", ""]
            for choice in choices:
                spellings = "".join(f", \u201c{s}\u201d" for s in choice.spellings)
                lines.append(f"- `{choice.code}`: \u201c{choice.label}\u201d{spellings}")
            lines.append("")
    return "\n".join(lines)


def _row(column: Column) -> str:
    needed = "yes" if column.required else "no"
    if column.default is not None:
        needed = f"no; empty means {column.default}"
    if column.worked_out:
        needed = f"no; empty means {column.worked_out}"
    also = (
        f" (headings read as this one: {', '.join(column.spellings)})" if column.spellings else ""
    )
    meaning = column.meaning + also
    cells = (f"`{column.heading}`", needed, column.kind.words, meaning, column.example)
    return "| " + " | ".join(c.replace("|", "\\|") for c in cells) + " |"


def template(form: Format) -> str:
    """A CSV file with the headings of a format and one row of examples."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    columns = [column for column in form.columns if column.in_template]
    writer.writerow([column.heading for column in columns])
    writer.writerow([column.example for column in columns])
    return out.getvalue()


if __name__ == "__main__":
    print(guide(), end="")
