"""Lists for the views: they hold what was found, they decide nothing."""
