import pytest

from network.lib.tokens import fingerprint, is_signed, new_token, seal, unseal


def test_tokens_are_long_and_never_the_same():
    first, second = new_token("link"), new_token("link")
    assert first != second
    assert len(first.split("~")[0]) >= 24  # 144 bits in base64


def test_a_token_is_good_for_its_purpose_only():
    token = new_token("link")
    assert [is_signed(token, "link"), is_signed(token, "feed"), is_signed(token[:-1], "link")] == [True, False, False]


def test_the_fingerprint_does_not_hold_the_token():
    token = new_token("link")
    assert token not in fingerprint(token)
    assert len(fingerprint(token)) == 64


def test_sealed_words_come_back_and_do_not_show():
    sealed = seal(["abc~def", "123 456"])
    assert unseal(sealed) == ["abc~def", "123 456"]
    assert "abc" not in sealed


def test_nothing_sealed_is_nothing():
    assert (seal([]), unseal("")) == ("", [])


def test_another_key_cannot_read(settings):
    sealed = seal(["secret"])
    settings.SECRET_KEY = "another key entirely"
    with pytest.raises(ValueError, match="SECRET_KEY"):
        unseal(sealed)
