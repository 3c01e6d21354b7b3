"""Ways in and out: each turns its own messages into dialogs' and back, and decides nothing."""
