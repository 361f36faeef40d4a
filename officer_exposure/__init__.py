"""The core of Officer Exposure: what a stranger can learn from an officer's own photos and accounts."""

__version__ = "0.1.0"
