"""From a file, its bytes or a string to a Document: plain text and Markdown."""

from claims.read.files import read_bytes, read_file, read_text

__all__ = ["read_bytes", "read_file", "read_text"]
