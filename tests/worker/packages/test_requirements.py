"""Requirements: what a program says it needs, by a comment or by inline metadata."""

import pytest

from worker.packages.requirements import RequirementError, distribution, is_plain, requirements_of

BLOCK = """# /// script
# requires-python = ">=3.11"
# dependencies = [
#   "requests<3",
#   "rich",
# ]
# ///
"""


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("import numpy", []),
        ("# requirements: numpy", ["numpy"]),
        ("#requirements:numpy,rich >= 13 , < 15,  sympy", ["numpy", "rich >= 13 , < 15", "sympy"]),
        ("x = 1\n    # Requirements: a[b, c]==1, d\n# requirements:", ["a[b, c]==1", "d"]),
        ("x = '# requirements: numpy'", []),
        (BLOCK + "import rich", ["requests<3", "rich"]),
        (BLOCK.replace("\n", "\r\n"), ["requests<3", "rich"]),
        (BLOCK + "# requirements: rich, numpy", ["requests<3", "rich", "numpy"]),
        ("# /// script\n# requires-python = '>=3.11'\n# ///\n", []),
        ("# /// pyproject\n# dependencies = ['numpy']\n# ///\n", []),
    ],
)
def test_the_requirements_of_a_program_are_found(code: str, found: list[str]) -> None:
    assert requirements_of(code) == found


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        (BLOCK + "\n" + BLOCK, "There is more than one `# /// script` block. Keep only one."),
        (
            "# /// script\n# dependencies = 'numpy'\n# ///\n",
            "`dependencies` in the `# /// script` block must be a list of strings.",
        ),
        ("# requirements: ==2", "'==2' is not the name of a package."),
    ],
)
def test_a_bad_statement_is_refused_with_a_sentence(code: str, sentence: str) -> None:
    with pytest.raises(RequirementError) as refused:
        requirements_of(code)
    assert str(refused.value) == sentence


def test_metadata_that_is_not_toml_is_refused() -> None:
    with pytest.raises(RequirementError, match=r"^The `# /// script` block is not valid TOML: "):
        requirements_of("# /// script\n# dependencies = [\n# ///\n")


@pytest.mark.parametrize(
    ("requirement", "name", "plain"),
    [("numpy", "numpy", True), ("Foo_Bar>=2", "foo-bar", False), (" a.b[c] ", "a-b", False)],
)
def test_a_requirement_names_a_distribution(requirement: str, name: str, plain: bool) -> None:
    assert (distribution(requirement), is_plain(requirement)) == (name, plain)
