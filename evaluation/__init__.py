"""Measures isspec on documents of collections that training never saw; not part of the wheel."""
