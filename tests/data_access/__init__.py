"""Tests of the room that reads and keeps what pages show."""
