"""officer-exposure vault: one file per subcommand."""
