"""Learns from the examples of data/ how messages with warning signs sound."""
