"""The report in a real browser: opened from disk, with nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page as Tab
from playwright.sync_api import sync_playwright

from pipeline.report import write
from tests.report.made import review_in

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-proxy-server"]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (Debian: apt install chromium)"),
]


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    folder = tmp_path_factory.mktemp("report")
    (path,) = write(review_in(folder), folder / "out", ("html",))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        opened = browser.new_page(viewport={"width": 1280, "height": 900})
        opened.asked = []  # type: ignore[attr-defined]
        opened.on("request", lambda request: opened.asked.append(request.url))  # type: ignore[attr-defined]
        opened.goto(path.as_uri())
        yield opened
        browser.close()


def test_nothing_is_fetched_from_outside(tab: Tab) -> None:
    assert [url for url in tab.asked if not url.startswith(("file:", "data:"))] == []  # type: ignore[attr-defined]


def test_the_first_finding_is_seen_without_scrolling_with_its_evidence_boxed(tab: Tab) -> None:
    card = tab.locator("article").first
    assert card.get_attribute("data-rule") == "identity.id_number_mismatch"
    box = card.locator("svg.crop rect.mark").first.bounding_box()
    frame = card.locator("svg.crop").first.bounding_box()
    assert box is not None
    assert frame is not None
    assert frame["y"] + frame["height"] < 900
    assert frame["x"] <= box["x"]
    assert box["x"] + box["width"] <= frame["x"] + frame["width"]


def test_the_page_picture_is_painted_under_the_box(tab: Tab) -> None:
    """The made-up pages have black bars: a picture that did not load would leave the crop white."""
    shot = tab.locator("article").first.locator("svg.crop").first.screenshot()
    from io import BytesIO

    from PIL import Image

    dark = sum(Image.open(BytesIO(shot)).convert("L").histogram()[:60])
    assert dark > 1000


def test_a_link_leads_from_a_finding_to_its_page_in_the_ledger(tab: Tab) -> None:
    tab.locator("article").first.locator(".view a").first.click()
    assert tab.locator(".leaf:target").get_attribute("data-page") == "起诉状.jpg#1"


def test_every_page_stands_in_the_ledger(tab: Tab) -> None:
    assert tab.locator(".leaf").count() == 3


def test_nothing_is_wider_than_a_narrow_screen(tab: Tab) -> None:
    tab.set_viewport_size({"width": 420, "height": 800})
    overflow = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    tab.set_viewport_size({"width": 1280, "height": 900})
    assert overflow <= 0
