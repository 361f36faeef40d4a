"""The family briefing on paper: a sheet for each kind of listener, with nothing of what was found on it."""
