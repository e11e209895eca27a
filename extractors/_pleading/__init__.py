"""What the extractors of pleadings share: sections, parties, claims, facts, the tail, and the element forms' tables."""
