"""From findings to verdicts: of each document, then of the bundle, each with its reason and the questions left."""
