"""Quotations: what stands between marks or behind a reporting verb, and whose words they are."""

from claims.extract.quotations.find import find_quotations
from claims.extract.quotations.speakers import name_speakers

__all__ = ["find_quotations", "name_speakers"]
