"""The pages on screen: how they are arranged, shown, measured and turned, and who gets the hand's input."""
