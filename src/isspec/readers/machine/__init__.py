"""Definitions written for machines: each is parsed by its own parser, and its elements keep their place in the file."""
