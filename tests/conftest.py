"""What all tests share: `--update-gold` writes the files of tests/gold anew."""

import pytest


def pytest_addoption(parser):
    parser.addoption("--update-gold", action="store_true", help="write the files of tests/gold anew, to be looked at before a commit")


@pytest.fixture
def update_gold(request):
    return request.config.getoption("--update-gold")
