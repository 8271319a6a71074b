"""Which packages and modules a set of the setting `snapshots` stands for."""

from pathlib import Path

import pytest

from tools.base.steps import StepError
from tools.build.image_sets import chosen
from tools.build.packages import Package


def package(name: str, *imports: str, depends: tuple[str, ...] = ()) -> Package:
    """A bundled package, by what its lock file's entry says."""
    return Package(name, Path(name), {"name": name, "imports": list(imports), "depends": list(depends)})


BUNDLED = [
    package("latex2mathml", "latex2mathml"),
    package("matplotlib", "matplotlib", "mpl_toolkits", "pylab", depends=("numpy", "Pillow")),
    package("numpy", "numpy", depends=("openblas",)),
    package("offthread-turtle", "turtle"),
    package("openblas"),
    package("pillow", "PIL"),
    package("scikit-learn", "sklearn", "sklearn.svm"),
    package("sympy", "sympy"),
]


def test_a_package_comes_with_all_that_it_needs_and_a_plot_with_its_module() -> None:
    (made,) = chosen([["numpy", "matplotlib"]], BUNDLED)
    assert [each.name for each in made.packages] == ["matplotlib", "numpy", "openblas", "pillow"]
    assert made.modules == ("numpy", "matplotlib", "matplotlib.pyplot")


def test_what_sets_formulas_comes_with_what_has_some() -> None:
    (made,) = chosen([["sympy"]], BUNDLED)
    assert ([each.name for each in made.packages], made.modules) == (["latex2mathml", "sympy"], ("sympy",))


def test_a_name_is_that_of_a_package_or_of_a_module() -> None:
    sets = [["Scikit_Learn"], ["sklearn.linear_model"], ["matplotlib.dates", "PIL"]]
    made = [([each.name for each in one.packages], one.modules) for one in chosen(sets, BUNDLED)]
    assert made == [
        (["scikit-learn"], ("sklearn",)),
        (["scikit-learn"], ("sklearn.linear_model",)),
        (["matplotlib", "numpy", "openblas", "pillow"], ("matplotlib.dates", "PIL")),
    ]


@pytest.mark.parametrize("word", ["pandas", "pandas.io", "turtle", "offthread-turtle"])
def test_what_the_site_does_not_bring_along_is_named(word: str) -> None:
    with pytest.raises(StepError) as caught:
        chosen([["numpy", word]], BUNDLED)
    assert caught.value.fix == (
        f"`snapshots` has `{word}`, which the site does not bring along. "
        f"Add its package to `packages`, or take `{word}` out of `snapshots`."
    )
