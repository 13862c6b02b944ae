"""The page in Chromium: quiet console, no sideways scrolling, no script, links that lead, readable in both schemes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from consistency.records import Verdict
from consistency.report import render

from . import sample

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

WIDTHS = (360, 1280)
SCHEMES = ("light", "dark")
# Every visible text with less contrast than WCAG AA asks of small text, as "ratio text".
FAINT = """
const parse = c => { const n = c.match(/[\\d.]+/g).map(Number); return [n[0], n[1], n[2], n.length > 3 ? n[3] : 1]; };
const over = (a, b) => [0, 1, 2].map(i => a[i] * a[3] + b[i] * (1 - a[3])).concat(1);
const back = e => { const own = parse(getComputedStyle(e).backgroundColor);
  return own[3] === 1 || !e.parentElement ? own : over(own, back(e.parentElement)); };
const light = c => { const [r, g, b] = c.slice(0, 3).map(v => { v /= 255;
  return v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; }); return .2126 * r + .7152 * g + .0722 * b; };
const faint = []; let seen = 0;
for (const e of document.body.querySelectorAll('*')) {
  if (!e.checkVisibility() || e.closest('.sr')) continue;
  if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) continue;
  const b = back(e), f = over(parse(getComputedStyle(e).color), b), [x, y] = [light(f), light(b)].sort((p, q) => q - p);
  const ratio = (x + .05) / (y + .05); seen += 1;
  if (ratio < 4.5) faint.push(ratio.toFixed(2) + ' ' + e.textContent.trim().slice(0, 30));
}
return [seen, faint];
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_bytes(render(sample.report(), "html").encode())
    return path.as_uri()


def run(browser: Chrome, script: str, *arguments: object) -> Any:
    return browser.execute_script(script, *arguments)


def console(browser: Chrome) -> list[Any]:
    return list(browser.get_log("browser"))  # type: ignore[no-untyped-call]


def visit(browser: Chrome, address: str, width: int = 1280, scheme: str = "light") -> None:
    size: dict[str, Any] = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    browser.get("about:blank")
    browser.get(address)


@pytest.mark.parametrize("width", WIDTHS)
def test_quiet_console_no_script_no_request(browser: Chrome, address: str, width: int) -> None:
    console(browser)
    visit(browser, address, width)
    assert console(browser) == []
    assert browser.title.startswith("ferry-storm")
    script = "return [document.scripts.length, performance.getEntriesByType('resource').length]"
    assert run(browser, script) == [0, 0]


@pytest.mark.parametrize("view", ["view-original", "view-both", "view-english"])
@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_does_not_scroll_sideways(browser: Chrome, address: str, width: int, view: str) -> None:
    visit(browser, address, width)
    run(browser, "document.querySelectorAll('details').forEach(d => d.open = true)")
    browser.find_element("id", view).click()
    script = "const e = document.documentElement; return [innerWidth, e.clientWidth, e.scrollWidth]"
    outer, inner, content = run(browser, script)
    assert outer == width
    assert content == inner


def test_the_matrix_scrolls_in_its_own_box_on_a_phone(browser: Chrome, address: str) -> None:
    visit(browser, address, 360)
    script = "const b = document.querySelector('.matrix-box'); return [b.clientWidth, b.scrollWidth]"
    own, content = run(browser, script)
    assert own < 360 < content


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_contrast(browser: Chrome, address: str, scheme: str, width: int) -> None:
    visit(browser, address, width, scheme)
    run(browser, "document.querySelectorAll('details').forEach(d => d.open = true)")
    browser.find_element("id", "view-both").click()
    seen, faint = run(browser, FAINT)
    assert seen > 150
    assert faint == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("verdict", ["consistent", "omissions", "unverified"])
def test_contrast_of_the_other_verdicts(browser: Chrome, tmp_path: Path, verdict: Verdict, scheme: str) -> None:
    path = tmp_path / "report.html"
    report = replace(sample.report(), verdict=verdict, strangers=("en-wire",), findings=())
    path.write_bytes(render(report, "html").encode())
    visit(browser, path.as_uri(), scheme=scheme)
    seen, faint = run(browser, FAINT)
    assert seen > 100
    assert faint == []


def test_the_schemes_differ(browser: Chrome, address: str) -> None:
    colours = set()
    for scheme in SCHEMES:
        visit(browser, address, scheme=scheme)
        colours.add(run(browser, "return getComputedStyle(document.body).backgroundColor"))
    assert len(colours) == 2


def test_matrix_links_lead_to_what_they_name(browser: Chrome, address: str) -> None:
    visit(browser, address)
    links = browser.find_elements("css selector", ".matrix a")
    assert len(links) > 20
    for href in [link.get_attribute("href") or "" for link in links]:
        run(browser, "location.hash = arguments[0]", href.partition("#")[2])
        script = "const t = document.querySelector(':target'); return t && t.checkVisibility() && t.id"
        assert run(browser, script) == href.partition("#")[2]


def test_only_rows_that_differ(browser: Chrome, address: str) -> None:
    visit(browser, address)
    script = "return [...document.querySelectorAll('.matrix tbody tr')].filter(r => r.checkVisibility()).map(r => r.id)"
    assert len(run(browser, script)) == 7
    browser.find_element("id", "only").click()
    left = run(browser, script)
    assert left == ["row-2", "row-4", "row-5", "row-6", "row-7"]
    run(browser, "location.hash = 'row-3'")
    assert "row-3" in run(browser, script)


def test_the_keyboard_reaches_everything(browser: Chrome, address: str) -> None:
    from selenium.webdriver.common.keys import Keys

    visit(browser, address)
    reached = set()
    for _ in range(160):
        browser.switch_to.active_element.send_keys(Keys.TAB)
        script = "const e = document.activeElement; return [e.id || e.className || e.tagName, getComputedStyle(e).outlineStyle]"
        name, outline = run(browser, script)
        reached.add(name)
        assert name == "BODY" or outline != "none", name
    assert {"only", "view-original", "skip", "scroll matrix-box", "SUMMARY"} <= reached
