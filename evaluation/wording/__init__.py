"""How often what is said of the wording of requirements is right, on samples that were labelled by reading."""
