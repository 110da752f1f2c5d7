import pytest

tries = []


class Wobble(Exception):
    pass


@pytest.fixture
def database():
    raise RuntimeError("no database")


@pytest.fixture
def connection():
    yield "open"
    raise RuntimeError("does not close")


def test_adds():
    assert 1 + 1 == 2


def test_removes():
    assert 2 - 1 == 0, "one is left"


def test_raises():
    raise ValueError("no such article")


@pytest.mark.skip(reason="not yet")
def test_later():
    pass


@pytest.mark.xfail(reason="bug 7")
def test_known_bug():
    assert False


def test_pays(database):
    pass


def test_closes(connection):
    assert connection == "open"


def test_wobbles():
    tries.append(1)
    if len(tries) == 1:
        raise Wobble("too slow")


@pytest.mark.parametrize("number", [1, 2], ids=["one", "two"])
def test_counts(number):
    assert number in (1, 2)
