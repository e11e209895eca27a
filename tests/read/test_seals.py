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


def test_a_pale_seal_is_found():
    pale = seal()
    pale.putalpha(pale.getchannel("A").point(lambda a: int(a * 0.35)))
    assert [t.shape for t in red_things(pasted(drawn(), pale, 600, 200))] == ["round"]


def test_a_seal_cut_by_the_edge_is_found():
    (found,) = red_things(pasted(drawn(), seal(), 1050, 500))
    assert found.shape == "round"
    assert found.right == pytest.approx(1.0, abs=0.01)


def test_a_seal_on_red_rulings_is_found_and_they_are_none():
    ruled = drawn(high=1754)
    ruled[300:1500:120, 60:1180] = (30, 30, 190)
    ruled[300:1381, 60:1180:280] = (30, 30, 190)
    assert red_things(ruled) == []
    (found,) = red_things(pasted(ruled, seal(), 500, 700))
    assert found.shape == "round"


@pytest.mark.parametrize("red", [(205, 32, 38), (140, 20, 28), (176, 32, 100)])
def test_pale_print_under_any_red_stays_while_the_seal_goes(red):
    plain = drawn()
    plain[plain < 128] = 120
    stamped = pasted(
        np.full_like(plain, 255),
        marks.round_seal("青岛瀚川包装材料有限公司", 250, np.random.default_rng(0), red),
        300,
        80,
    )
    both = (plain.astype(float) * stamped / 255).astype(np.uint8)
    clean = without_seals(both, red_things(both))[80:330, 300:550]
    dark = plain[80:330, 300:550].mean(axis=2) < 140
    assert clean[dark].mean() < 110
    assert clean[~dark].mean() > 235
