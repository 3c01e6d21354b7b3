"""What did they say? From a client's text to values; understands nothing that was not said."""
