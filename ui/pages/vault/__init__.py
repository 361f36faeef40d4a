"""The pages before and around the vault: making, opening, backing up, mending and wiping it."""
