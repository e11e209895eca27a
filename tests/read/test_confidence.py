from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.confidence import calibrated, stated

SHARES = st.floats(0, 1)


@given(SHARES, SHARES)
def test_surer_stays_surer(one, other):
    low, high = sorted((one, other))
    assert calibrated(low) <= calibrated(high)


@given(SHARES)
def test_a_share_leads_back_to_what_was_stated(given_share):
    assert abs(stated(calibrated(given_share)) - given_share) < 1e-9
    assert 0 <= calibrated(given_share) <= 1


def test_what_the_engine_half_believes_is_mostly_wrong():
    assert calibrated(0.5) < 0.3
    assert calibrated(0.95) > 0.93
