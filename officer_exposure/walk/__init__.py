"""The guided walk without its window: what is asked, in which order, and when it is asked again."""
