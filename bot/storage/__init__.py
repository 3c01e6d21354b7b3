"""Where conversations and outgoing messages are kept between one message and the next."""
