"""Clients played by chance through whole interviews: what `painbot simulate` is made of."""
