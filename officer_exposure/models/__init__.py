"""The model files: which ones, where they lie, and their bytes, checked against the reviewed lock each time they load.

Only `fetching` asks anyone for anything, and only when a person or `launch.py` has the files installed. That is set-up;
it is outside of the promise that nothing talks to the network. Looking at pictures never fetches anything.
"""

from officer_exposure.models.loading import AlteredModelError, MissingModelError, load_bytes, path_of

__all__ = ["AlteredModelError", "MissingModelError", "load_bytes", "path_of"]
