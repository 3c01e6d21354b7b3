"""What a clinic says of itself; filled from its settings, used wherever a reply names it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EmergencyNumbers:
    """Whom to call in one country."""

    emergency: str
    """How to reach an ambulance, as said to a client: "911"."""
    urgent: str
    """Care the same day that is no emergency: "your doctor or an urgent care clinic"."""
    crisis: str
    """The line for thoughts of suicide: "call or text 988"."""
    abuse: str
    """The line for people who are hurt at home."""
    poisons: str
    """Advice on poisons and too many tablets."""


@dataclass(frozen=True, slots=True)
class Clinic:
    """One clinic. Texts are shown to clients as they stand."""

    name: str
    country: str
    """ISO 3166 code; chooses the emergency numbers of data/emergency_numbers.toml."""
    numbers: EmergencyNumbers
    booking_url: str
    phone: str
    hours: str
    address: str
    prices: str
    cancellation: str
    keeps_days: int = 14
    """For how many days a finished talk is kept."""
