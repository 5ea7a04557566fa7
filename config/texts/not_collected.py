"""Elements of the PAC model that no file holds: what is missing, and what would be needed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class NotCollected:
    """An element that cannot be counted. A page names its key and shows these words."""

    key: str
    label: str
    why: str
    needed: str


NOT_COLLECTED: dict[str, NotCollected] = {
    n.key: n
    for n in (
        NotCollected(
            "development_plan",
            "Professional development plan refined",
            "Mentees are meant to refine their individual professional development plan with the "
            "coach. No file that PAC keeps says whether a plan was refined.",
            "The day on which each mentee's plan was last refined: one date for each pair and "
            "program year.",
        ),
        NotCollected(
            "recommended_training",
            "Recommended training taken",
            "Coaches recommend courses and training to their mentees. Neither what was recommended "
            "nor what was taken is in any file; training days in the attendance file are PAC's own.",
            "A row for each recommendation: the mentee, the training, the day it was recommended, "
            "and the day it was taken.",
        ),
        NotCollected(
            "leader_engagement",
            "Instructional Leaders in coaching meetings",
            "Instructional Leaders are meant to support the pair. Logs say who coached whom; they "
            "do not say whether the leader was there, and leaders file nothing themselves.",
            "A yes or no in each session's log: was the Instructional Leader there?",
        ),
        NotCollected(
            "strategy_phases",
            "Strategies by phase of the session",
            "The log has one list of strategies for a whole session. It does not say which were used "
            "during the observation, in the conference or in follow-up.",
            "In each session's log, a list of strategies for each phase instead of one.",
        ),
        NotCollected(
            "device_returns",
            "Devices returned",
            "Devices are issued to mentees for video coaching. The file of support says what was "
            "approved and paid; it does not say whether a device came back.",
            "The day on which each device was returned, in the row of the device.",
        ),
    )
}
