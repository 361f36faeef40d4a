"""Checks that take your word for what a picture shows."""
