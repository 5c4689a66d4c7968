"""The checks, one a module; each says why it is made."""
