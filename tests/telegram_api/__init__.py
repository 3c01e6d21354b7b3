"""A double of the Telegram Bot API, for journeys over real HTTP."""
