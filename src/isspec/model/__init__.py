"""The trained judge: text to tokens, tokens to windows, windows through the network, scores to findings."""
