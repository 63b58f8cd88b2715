"""Measurements: `python -m tools.bench` prints every figure that README and the check pages state."""
