"""How well does painbot understand, screen, answer and rank? Figures over labelled texts."""
