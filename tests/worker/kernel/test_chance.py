"""Random numbers of packages in an image: what had no seed differs after it, what had one stays."""

import random

import numpy as np

from worker.kernel.chance import Chance


def watched() -> tuple[Chance, random.Random, random.Random]:
    """Two generators that packages have made: without a seed, and with one."""
    chance = Chance()
    chance.watch()
    try:
        return chance, random.Random(), random.Random(7)
    finally:
        chance.stop()


def test_a_generator_without_a_seed_is_renewed_and_one_with_a_seed_stays() -> None:
    chance, free, seeded = watched()
    before = free.getstate(), seeded.getstate(), random.getstate()
    chance.renew()
    assert free.getstate() != before[0]
    assert seeded.getstate() == before[1]
    assert random.getstate() != before[2]


def test_a_seed_that_comes_later_counts() -> None:
    chance = Chance()
    chance.watch()
    late = random.Random()
    late.seed(5)
    chance.stop()
    chance.renew()
    assert late.random() == random.Random(5).random()


def test_what_was_made_unseen_is_a_stranger_and_the_system_s_numbers_are_none() -> None:
    chance, free, seeded = watched()
    unseen, system = random.Random(), random.SystemRandom()
    strangers = chance.strangers()
    assert any(each is unseen for each in strangers)
    assert not any(each is other for each in strangers for other in (free, seeded, system))


def test_seeds_are_as_ever_once_nobody_watches() -> None:
    original = random.Random.seed
    watched()
    assert random.Random.seed is original


def test_a_generator_of_numpy_is_renewed_if_the_system_gave_its_seed() -> None:
    chance = Chance()
    chance.watch()
    free, seeded = np.random.default_rng(), np.random.Generator(np.random.MT19937(7))
    chance.stop()
    before = free.bit_generator.state, str(seeded.bit_generator.state)
    assert not any(each is other for each in chance.strangers() for other in (free, seeded))
    chance.renew()
    assert free.bit_generator.state != before[0]
    assert str(seeded.bit_generator.state) == before[1]
