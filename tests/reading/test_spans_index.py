"""Which of many spans holds a given one."""

from hypothesis import given
from hypothesis import strategies as st

from claims.spans import Span, SpanIndex

SPANS = st.tuples(st.integers(0, 30), st.integers(0, 10)).map(lambda pair: Span(pair[0], pair[0] + pair[1]))


@given(st.lists(SPANS, max_size=12), SPANS)
def test_it_finds_what_a_search_through_all_finds(spans, wanted):
    assert SpanIndex(spans).first(wanted) == next((i for i, span in enumerate(spans) if wanted in span), None)


def test_nothing_holds_anything_where_there_is_nothing():
    assert SpanIndex([]).first(Span(0, 0)) is None
