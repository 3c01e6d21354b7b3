"""The names of what painbot can be doing, and of what a client can do. Stored: never renamed."""

from typing import Literal

State = Literal[
    "greeting",
    "asking_consent",
    "asking_complaint",
    "choosing_zone",
    "asking_side",
    "settling_sign",
    "screening_signs",
    "asking_detail",
    "trying_self_check",
    "showing_sources",
    "choosing_what_to_change",
    "offering_appointment",
    "sending_to_care",
    "closed",
]
"""What painbot is doing. Names are stored with every talk: a rename needs a migration."""

Trigger = Literal[
    "told",
    "asked_aside",
    "went_back",
    "wanted_change",
    "wanted_booking",
    "refused_consent",
    "restarted",
    "stopped",
]
"""What the client did. An aside is whatever is answered without moving the interview: a question,
thanks, a wish for a person, something that was not understood."""
