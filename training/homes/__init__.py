"""Fits the numbers with which places are ranked as a home or a work place.

The people are made up (`people.py` describes how) or are thinned from labelled stops, where those are at hand. Nothing
of the stops is kept but the fitted numbers.

    .venv/bin/python -P -m training.homes FOLDER --write
"""
