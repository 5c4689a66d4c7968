"""The ground floor: units, geometry, colour, places in sources, findings. It knows nothing above it."""
