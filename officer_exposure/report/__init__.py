"""The audit on paper: one view of it, written as a page for people and as data for programs."""
