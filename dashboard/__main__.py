"""The command line: ``python -m dashboard COMMAND``. Without arguments it lists the commands."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from pydantic import ValidationError

from config.settings import Settings
from dashboard.commands import (
    ask,
    audit,
    backup,
    consent,
    demo,
    docs,
    edition,
    import_files,
    keep,
    maps,
    migrate,
    person,
    program,
    rebuild,
    restore,
    serve,
    upgrade,
    user,
    verify,
    watch,
    withheld,
    year,
)
from data_access.storage.database import DatabaseUnavailable

COMMANDS = (
    serve, demo, import_files, watch, maps, ask, user, consent, person, program, audit, upgrade, edition,
    verify, rebuild, backup, restore, keep, withheld, year,
    docs, migrate,
)  # fmt: skip

DONE, REFUSED, MISUSED = 0, 1, 2  # exit codes


def make_parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    parser = argparse.ArgumentParser(
        prog="python -m dashboard", description="The PAC statewide dashboard."
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.add(commands)
    return parser


def _settings_words(error: ValidationError) -> str:
    lines = []
    for problem in error.errors():
        own = problem.get("ctx", {}).get("error")  # as our settings word it
        said = str(problem["msg"] if own is None else own)
        if problem["loc"]:
            name = str(problem["loc"][0])
            said = f"{name if name.isupper() else f'PAC_{name.upper()}'}: {said}"
        lines.append(said)
    return "\n".join(["A setting in the environment cannot be used.", *lines])


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns 0 (done), 1 (refused, with the reason on stderr) or 2 (misused)."""
    given = sys.argv[1:] if arguments is None else arguments
    if not given:
        make_parser().print_help()
        return MISUSED
    options = make_parser().parse_args(given)
    try:
        code: int = options.run(options, Settings())
    except ValidationError as error:
        print(_settings_words(error), file=sys.stderr)
        return MISUSED
    except DatabaseUnavailable as error:
        print(error, file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        # The reader of a pipe has had enough (head, less); nothing is left to say to it.
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - closed with the process
        return DONE
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return REFUSED
    return code


if __name__ == "__main__":
    sys.exit(main())
