"""One page that a team opens to settle the question: a file of its own, which asks nothing of the network."""
