"""Labelled references, and how they were drawn."""
