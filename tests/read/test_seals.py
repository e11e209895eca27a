import numpy as np
import pytest

from pipeline.read.seals import red_things, without_seals
from pipeline.synth.draw import marks
from tests.read.pages import drawn, pasted


def seal(size=250, seed=0):
    return marks.round_seal("青岛瀚川包装材料有限公司", size, np.random.default_rng(seed))


@pytest.mark.parametrize("seed", range(4))
def test_a_round_seal_over_print_is_found_in_its_place(seed):
    (found,) = red_things(pasted(drawn(), seal(seed=seed), 600, 200))
    assert found.shape == "round"
    assert found.left * 1240 == pytest.approx(600, abs=12)
    assert found.bottom * 900 == pytest.approx(450, abs=12)
    assert found.confidence > 0.7


def test_a_name_seal_is_square_and_a_fingerprint_has_no_shape():
    rng = np.random.default_rng(3)
    image = pasted(pasted(drawn(), marks.name_seal("李卫东", 100, rng), 200, 700), marks.fingerprint(70, rng), 900, 700)
    assert {t.shape for t in red_things(image)} == {"square", None}


def test_two_seals_that_overlap_are_two():
    image = pasted(pasted(drawn(high=1754), seal(), 400, 800), seal(seed=1), 380, 1010)
    assert [t.shape for t in red_things(image)] == ["round", "round"]


def test_print_noise_and_a_red_page_are_no_seals():
    noisy = np.clip(drawn().astype(int) + np.random.default_rng(0).normal(0, 20, (900, 1240, 3)), 0, 255)
    assert red_things(drawn()) == []
    assert red_things(noisy.astype(np.uint8)) == []
    assert red_things(np.full((900, 1240, 3), (40, 40, 200), np.uint8)) == []


def test_red_print_is_no_seal():
    red = drawn()
    red[(red < 128).any(axis=2)] = (30, 30, 200)
    assert red_things(red) == []


def test_a_seal_is_taken_off_the_print_under_it():
    plain = drawn()
    stamped = pasted(plain, seal(), 300, 80)
    clean = without_seals(stamped, red_things(stamped))
    part = np.s_[80:330, 300:550]
    dark = plain[part].mean(axis=2) < 90
    assert clean[part][dark].mean() < 70
    assert clean[part][~dark].mean() > 235
    assert (clean[600:] == stamped[600:]).all()
