"""From findings to levels, gathered findings, and what to do first."""
