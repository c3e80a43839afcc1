"""How often contradictions and repetitions that are found are some, on samples that were labelled by reading."""
