"""Gold against predicted."""
