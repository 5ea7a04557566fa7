"""Where weaknesses are reported: said to anybody where a contact is set, and nothing where none is."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from dashboard.web.security_txt import PATH
from tests.dashboard.visitors import Visitor, settings_for, trial_server


def test_anybody_is_told_the_contact(peopled_url: str) -> None:
    server = trial_server(peopled_url, security_contact="mailto:security@example.org")
    answer = Visitor(server).get(PATH)
    assert answer.status_code == 200 and answer.mimetype == "text/plain"
    assert answer.text.splitlines() == [
        "Contact: mailto:security@example.org",
        "Expires: 2027-05-20T00:00:00Z",
        "Preferred-Languages: en",
    ]


def test_without_a_contact_there_is_nothing(peopled_url: str) -> None:
    assert Visitor(trial_server(peopled_url)).get(PATH).status_code == 404


@pytest.mark.parametrize(
    "contact", ["security@example.org", "mailto:a@b.org\nContact: x", "ftp://x"]
)
def test_a_contact_is_an_address(peopled_url: str, contact: str) -> None:
    with pytest.raises(ValidationError, match="PAC_SECURITY_CONTACT"):
        settings_for(peopled_url, security_contact=contact)
