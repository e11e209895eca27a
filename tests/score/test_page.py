"""score.html, as text and in a real browser."""

from __future__ import annotations

import base64
import re
import shutil
from pathlib import Path

import pytest

from pipeline.score import compared, write
from pipeline.score.calibration import abstention, bins
from pipeline.score.match import Judged
from pipeline.score.misses import EACH, worst
from pipeline.score.page import heat, matrix
from pipeline.score.pictures import drawing
from pipeline.score.plot import abstention as abstention_plot
from pipeline.score.plot import reliability
from pipeline.score.readings import How
from pipeline.score.run import Screened
from pipeline.score.tally import set_of
from pipeline.score.told import nothing
from tests.paper import page_of
from tests.score.made import WHOLE, field, finding, gold, paper, perfect, review, told

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-proxy-server"]

CLEAN = gold(paper("invoice", "a#1", fields=[("amount", "1.00")]), packet_id="clean")
WRONG = review(
    told("receipt", "a#1", fields=[field("amount", "9.00")]), findings=[finding("money.sum_mismatch", "原告 <张三>")]
)
SETS = (
    set_of("test", [Screened(WHOLE, perfect()), Screened(CLEAN, WRONG), Screened(WHOLE, nothing("x"), failure="died")]),
    set_of("samples", [Screened(WHOLE, perfect())] * 5),
)


@pytest.fixture(scope="module")
def html(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("score")
    before = {key: dict(row) for key, row in compared(SETS, {}).scores.items()}
    before["test/fields/all"]["recall"] = 1.0
    before["samples/case/cause"]["right"] = 0.1
    return write(compared(SETS, before), folder, How(folder, workers=0))[1]


def test_the_worst_comes_first_and_no_row_fills_the_list() -> None:
    misses = worst(SETS[0])
    assert misses[0].judged.key == "money.sum_mismatch"
    assert misses[0].why == "false correction on a clean packet"
    many = [Screened(CLEAN, review(told("receipt", "a#1")))] * 20
    spread = worst(set_of("test", [*many, Screened(WHOLE, nothing("x"))]))
    assert sum(m.judged.part == "page_type" for m in spread[:8]) <= EACH
    assert worst(SETS[1]) == []


def test_confused_types_make_the_matrix() -> None:
    found = matrix(SETS[0])
    assert found is not None
    assert found.cells["invoice", "receipt"] == 1
    assert matrix(SETS[1]) is None
    assert heat(0, 5) == "transparent"
    assert heat(5, 5) != heat(1, 5)


def test_plots_are_drawn_inside_their_frame() -> None:
    told_with = [(0.55 + i / 40, i % 3 > 0) for i in range(18)]
    for svg in (reliability(bins(told_with), "x & y"), abstention_plot(abstention(told_with), "fields")):
        points = [tuple(map(float, p.split(","))) for p in re.findall(r"[\d.]+,[\d.]+", svg)]
        assert points
        assert all(0 <= x <= 340 and 0 <= y <= 300 for x, y in points)
        assert "x & y" not in svg


def test_a_page_without_an_image_is_drawn_by_its_words() -> None:
    page = page_of(["原告 <张三>, 男", "远处的一行"] + [""] * 30 + ["页脚"])
    box = page.words[0].box
    uri = drawing(page, Judged("fields", "k", "p", "a", "b", False, None, page.page_id, (box,), (box,)))
    svg = base64.b64decode(uri.partition(",")[2]).decode()
    assert "原告 &lt;张三&gt;, 男" in svg
    assert "页脚" not in svg
    assert svg.count("<rect") == 2


def test_the_page_says_everything_without_anything_from_outside(html: Path) -> None:
    text = html.read_text(encoding="utf-8")
    assert "Synthetic packets, test" in text
    assert "broke the program" in text
    assert "&lt;张三&gt;" in text
    assert not re.search(r"""(?:src|href)=["'](?:https?:|//|/)""", text)
    assert "<script" not in text
    assert "↓" in text
    assert "↑" in text


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine (Debian: apt install chromium)")
def test_the_page_opens_without_an_error_and_its_links_lead_somewhere(html: Path) -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        tab = browser.new_page(viewport={"width": 1280, "height": 900})
        errors: list[str] = []
        tab.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        tab.on("pageerror", lambda error: errors.append(str(error)))
        tab.goto(html.as_uri())
        assert tab.locator("section").count() == 2
        assert tab.locator("table").first.is_visible()
        assert tab.locator("#test-fields tbody tr").count() >= 4
        assert tab.locator("svg.plot").count() >= 2
        links = tab.locator("a[href^='#']").evaluate_all("all => all.map(a => a.getAttribute('href').slice(1))")
        assert links
        assert tab.evaluate("ids => ids.filter(id => !document.getElementById(id))", links) == []
        tab.set_viewport_size({"width": 420, "height": 800})
        wide = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        browser.close()
    assert errors == []
    assert wide <= 0
