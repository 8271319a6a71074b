from tools.base.hashes import hashed_name, integrity, sha256, tree_hash

EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_a_hash_stands_before_the_whole_ending() -> None:
    assert hashed_name("app.tar.gz", b"") == f"app.{EMPTY[:8]}.tar.gz"
    assert hashed_name("editor.js", b"") == f"editor.{EMPTY[:8]}.js"


def test_integrity_is_the_digest_in_base64() -> None:
    assert sha256(b"") == EMPTY
    assert integrity(b"") == "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="


def test_a_folder_is_hashed_by_names_and_contents_and_not_by_their_order() -> None:
    first = tree_hash({"a": b"1", "b": b"2"})
    assert first == tree_hash({"b": b"2", "a": b"1"})
    assert first != tree_hash({"a": b"2", "b": b"1"})
    assert first != tree_hash({"a": b"1", "c": b"2"})
