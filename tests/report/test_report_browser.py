"""The page in Chromium: every control used as a reader uses it, quiet console, readable in both schemes and on a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from consistency.records import Verdict
from consistency.report import render
from consistency.report.index import write_reports

from . import hostile, large, sample

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

WIDTHS = (360, 1280)
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
SCHEMES = ("light", "dark")
# Every visible text with less contrast than WCAG AA asks of small text, as "ratio text".
FAINT = """
const parse = c => { const n = c.match(/[\\d.]+/g).map(Number), of = c.startsWith('color(') ? 255 : 1;  // what is mixed is of 0 to 1
  return [n[0] * of, n[1] * of, n[2] * of, n.length > 3 ? n[3] : 1]; };
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
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("pages")
    for name, report in (("report", sample.report()), ("large", large.report())):
        (folder / f"{name}.html").write_bytes(render(report, "html").encode())
    return folder


@pytest.fixture(scope="module")
def address(pages: Path) -> str:
    return (pages / "report.html").as_uri()


def run(browser: Chrome, script: str, *arguments: object) -> Any:
    return browser.execute_script(script, *arguments)


def console(browser: Chrome) -> list[Any]:
    return list(browser.get_log("browser"))  # type: ignore[no-untyped-call]


def visit(browser: Chrome, address: str, width: int = 1280, scheme: str = "light", media: str = "") -> None:
    size: dict[str, Any] = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})
    browser.get("about:blank")
    browser.get(address)


def choose(browser: Chrome, name: str, value: str) -> None:
    """Set a control of the page as a reader does."""
    from selenium.webdriver.support.ui import Select

    control = browser.find_element("name", name)
    if control.tag_name == "select":
        Select(control).select_by_value(value)
    else:
        control.clear()
        control.send_keys(value)


def press(browser: Chrome, *keys: str) -> None:
    for key in keys:
        browser.switch_to.active_element.send_keys(key)


def click(browser: Chrome, selector: str) -> None:
    element = browser.find_element("css selector", selector)
    run(browser, "arguments[0].scrollIntoView({ block: 'center' })", element)
    element.click()


def shown(browser: Chrome, selector: str) -> list[str]:
    script = "return [...document.querySelectorAll(arguments[0])].filter(e => e.checkVisibility()).map(e => e.id)"
    return list(run(browser, script, selector))


def findings(browser: Chrome) -> list[str]:
    return [name.removeprefix("finding-") for name in shown(browser, "main .finding")]


def rows(browser: Chrome) -> list[int]:
    return [int(name.removeprefix("row-")) for name in shown(browser, ".matrix tbody tr")]


def drawer(browser: Chrome) -> str:
    """The name of the finding that the drawer shows, or nothing where it is closed."""
    script = "const d = document.querySelector('dialog'); return d.open ? d.querySelector('.name').textContent : ''"
    return str(run(browser, script))


def fragment(browser: Chrome) -> str:
    return str(run(browser, "return location.hash"))


@pytest.mark.parametrize("width", WIDTHS)
def test_quiet_console_no_request(browser: Chrome, address: str, width: int) -> None:
    console(browser)
    visit(browser, address, width)
    assert console(browser) == []
    assert browser.title.startswith("ferry-storm")
    assert run(browser, "return performance.getEntriesByType('resource').length") == 0


def test_the_policy_stops_what_is_not_ours(browser: Chrome, pages: Path) -> None:
    """What the hashes are for: if an article's words were let through as a script, it would still not run."""
    path = pages / "smuggled.html"
    smuggled = "</p><script>document.title = 'run'</script><style>body { display: none }</style><img src=x onerror=\"document.title = 'run'\">"
    text = (pages / "report.html").read_text("utf-8")
    path.write_text(text.replace("<p class=\"eyebrow\">", f"{smuggled}<p class=\"eyebrow\">", 1), "utf-8")
    visit(browser, path.as_uri())
    assert browser.title.startswith("ferry-storm")
    assert browser.find_element("tag name", "h1").is_displayed()
    assert [e for e in console(browser) if "Content Security Policy" in e["message"]]


@pytest.mark.parametrize("view", ["view-original", "view-both", "view-english"])
@pytest.mark.parametrize("width", WIDTHS)
def test_the_page_does_not_scroll_sideways(browser: Chrome, address: str, width: int, view: str) -> None:
    visit(browser, address, width)
    run(browser, "document.querySelectorAll('details').forEach(d => d.open = true)")
    click(browser, f"#{view}")
    assert fits(browser) == width


def fits(browser: Chrome) -> int:
    """The width of the page, after it was seen that nothing stands out of it."""
    script = "const e = document.documentElement; return [innerWidth, e.clientWidth, e.scrollWidth]"
    outer, inner, content = run(browser, script)
    assert content == inner
    return int(outer)


def test_the_matrix_scrolls_in_its_own_box_on_a_phone(browser: Chrome, address: str) -> None:
    visit(browser, address, 360)
    script = "const b = document.querySelector('.matrix-box'); return [b.clientWidth, b.scrollWidth]"
    own, content = run(browser, script)
    assert own < 360 < content


def test_the_heads_of_the_matrix_stay_in_sight(browser: Chrome, pages: Path) -> None:
    visit(browser, (pages / "large.html").as_uri(), 700)
    script = """const b = document.querySelector('.matrix-box'); b.scrollTop = 900; b.scrollLeft = 200;
        const at = e => { const r = e.getBoundingClientRect(), o = b.getBoundingClientRect(); return [r.left - o.left, r.top - o.top]; };
        return [at(b.querySelector('thead th:last-child'))[1], at(b.querySelector('tbody tr:nth-child(20) th'))[0], b.scrollLeft, b.scrollTop]"""
    top, left, *moved = run(browser, script)
    assert moved == [200, 900]
    assert [round(top), round(left)] == [1, 1]  # the border of the box


AXE_RUN = """
const done = arguments[0];
axe.run(document, { resultTypes: ['violations'] }).then(found => done(found.violations.map(
  v => [v.impact, v.id, v.nodes.map(n => n.html.slice(0, 120)).slice(0, 3)])), error => done([['error', String(error), []]]));
"""


def violations(browser: Chrome) -> list[Any]:
    """What axe-core finds serious or critical."""
    browser.set_script_timeout(60)
    run(browser, AXE.read_text("utf-8"))
    found = browser.execute_async_script(AXE_RUN)
    return [v for v in found if v[0] not in ("minor", "moderate")]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_serious(browser: Chrome, address: str, width: int, scheme: str) -> None:
    visit(browser, address, width, scheme)
    run(browser, "document.querySelectorAll('details').forEach(d => d.open = true)")
    click(browser, "#view-both")
    assert violations(browser) == []
    click(browser, ".matrix td.differ a")
    assert drawer(browser) == "C1"
    assert violations(browser) == []


def test_axe_sees_what_is_wrong(browser: Chrome, address: str) -> None:
    visit(browser, address)
    run(browser, "document.querySelector('[name=rule]').closest('label').replaceWith(document.querySelector('[name=rule]'))")
    assert [name for _, name, _ in violations(browser)] == ["select-name"]


@pytest.mark.parametrize("language", ["az", "kk", "ru"])
def test_axe_in_every_language(browser: Chrome, tmp_path: Path, language: str) -> None:
    """The page, its drawer, the index, and the sign-off sheet; on a phone nothing stands out of any."""
    told = replace(sample.versions(sample.report()), language=language)
    index = write_reports([told, replace(told, verdict="unverified", failed=False)], tmp_path)
    for name in ("ferry-storm.html", "index.html", "ferry-storm-signoff.html"):
        for width in WIDTHS:
            visit(browser, (tmp_path / name).as_uri(), width)
            run(browser, "document.querySelectorAll('details').forEach(d => d.open = true)")
            assert (name, violations(browser)) == (name, [])
            assert fits(browser) == width
    visit(browser, (tmp_path / "ferry-storm.html").as_uri())
    click(browser, ".matrix td.differ a")
    assert drawer(browser) == "C1" and violations(browser) == []
    click(browser, "#drawer-close")
    click(browser, ".eyebrow a")
    assert browser.current_url == index.as_uri()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_on_the_index(browser: Chrome, tmp_path: Path, scheme: str) -> None:
    other = replace(sample.report(), verdict="unverified", failed=False)
    index = write_reports([sample.report(), other, hostile.report("<b>x</b>")], tmp_path)
    console(browser)
    visit(browser, index.as_uri(), 360, scheme)
    assert violations(browser) == []
    assert fits(browser) == 360
    click(browser, "tbody tr:nth-child(2) a")
    assert browser.find_element("tag name", "h1").text == "ferry-storm"
    assert console(browser) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_contrast(browser: Chrome, address: str, scheme: str, width: int) -> None:
    visit(browser, address, width, scheme)
    run(browser, "document.querySelectorAll('details').forEach(d => d.open = true)")
    click(browser, "#view-both")
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


ALL = ["1f0a", "2b7c", "o1", "o2", "o3", "o4"]


@pytest.mark.parametrize(
    ("given", "left", "rows_left", "count"),
    [
        ({}, ALL, [1, 2, 3, 4, 5, 6, 7], "6 findings, 7 rows"),
        ({"rule": "number"}, ["1f0a"], [2], "1 of 6 findings, 1 of 7 rows"),
        ({"severity": "warning"}, ["2b7c", "o1", "o2"], [2, 5, 6], "3 of 6 findings, 3 of 7 rows"),
        ({"state": "new"}, ["1f0a", "o1", "o2"], [2, 5, 6], "3 of 6 findings, 3 of 7 rows"),
        ({"state": "known"}, ["2b7c", "o3"], [2, 4], "2 of 6 findings, 2 of 7 rows"),
        ({"state": "suppressed"}, ["o4"], [7], "1 of 6 findings, 1 of 7 rows"),
        ({"state": "known", "rule": "omission"}, ["o3"], [4], "1 of 6 findings, 1 of 7 rows"),
        ({"state": "suppressed", "rule": "number"}, [], [], "0 of 6 findings, 0 of 7 rows"),
        ({"q": "passengers"}, ["1f0a", "2b7c", "o2"], [2, 6], "3 of 6 findings, 2 of 7 rows"),
        ({"q": "SAHİLƏ ÇIXARIB"}, ["1f0a", "2b7c"], [2], "2 of 6 findings, 1 of 7 rows"),  # as it is written
        ({"q": "sahile"}, [], [], "0 of 6 findings, 0 of 7 rows"),  # ə is another letter than e
        ({"q": "xilas edilib"}, ["1f0a"], [2], "1 of 6 findings, 1 of 7 rows"),
        ({"q": "спасатели"}, ["1f0a", "2b7c"], [2], "2 of 6 findings, 1 of 7 rows"),
        ({"q": "seriously hurt"}, [], [3], "0 of 6 findings, 1 of 7 rows"),  # the words of a row without findings
        ({"q": "seriously hurt", "rule": "number"}, [], [], "0 of 6 findings, 0 of 7 rows"),
        ({"q": ".*"}, [], [], "0 of 6 findings, 0 of 7 rows"),
    ],
)
def test_filters(browser: Chrome, address: str, given: dict[str, str], left: list[str], rows_left: list[int], count: str) -> None:
    visit(browser, address)
    for name, value in given.items():
        choose(browser, name, value)
    assert (findings(browser), rows(browser)) == (left, rows_left)
    assert browser.find_element("id", "count").text == count
    assert browser.find_element("id", "no-rows").is_displayed() is (not rows_left)
    state = fragment(browser)
    browser.refresh()
    assert (findings(browser), rows(browser), fragment(browser)) == (left, rows_left, state)
    click(browser, "#reset")
    assert (findings(browser), fragment(browser)) == (ALL, "")


def test_findings_of_an_article(browser: Chrome, tmp_path: Path) -> None:
    given = sample.report()
    number = given.findings[-2]
    path = tmp_path / "report.html"
    two = replace(number, sides=tuple(s for s in number.sides if s.article in ("az-xeber", "ru-vestnik")))
    path.write_bytes(render(replace(given, findings=(two, *sample.omissions())), "html").encode())
    visit(browser, path.as_uri())
    choose(browser, "article", "kk-habar")
    assert findings(browser) == ["o1", "o2", "o3", "o4"]
    choose(browser, "article", "az-xeber")
    assert findings(browser) == ["1f0a", "o1", "o2", "o3", "o4"]


def test_only_rows_that_differ(browser: Chrome, address: str) -> None:
    visit(browser, address)
    assert rows(browser) == [1, 2, 3, 4, 5, 6, 7]
    click(browser, "#only")
    assert rows(browser) == [2, 4, 5, 6, 7]
    assert browser.find_element("id", "count").text == "6 findings, 5 of 7 rows"
    browser.refresh()
    assert rows(browser) == [2, 4, 5, 6, 7]
    browser.get(f"{address}#only=1&at=row-3")  # a link to a row shows it, whatever is hidden
    assert rows(browser) == [2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("button", "order", "head", "state"),
    [
        ("order", [1, 2, 3, 4, 5, 6, 7], ("Claim", "ascending"), ""),
        ("weight", [2, 5, 6, 4, 7, 1, 3], ("Claim", "descending"), "#sort=weight"),
        ("1", [2, 5, 6, 7, 4, 3, 1], ("az-xeber", "ascending"), "#sort=1"),
        ("2", [2, 6, 4, 5, 7, 3, 1], ("en-wire", "ascending"), "#sort=2"),
    ],
)
def test_sorting(browser: Chrome, address: str, button: str, order: list[int], head: tuple[str, str], state: str) -> None:
    visit(browser, address)
    click(browser, f'[data-sort="{button}"]')
    sorted_by = browser.find_elements("css selector", "th[aria-sort]")
    said = [(h.text.split()[0], h.get_attribute("aria-sort")) for h in sorted_by]
    assert (rows(browser), said, fragment(browser)) == (order, [head], state)
    assert [b.get_attribute("data-sort") for b in browser.find_elements("css selector", "[aria-pressed=true]")] == [button]
    browser.refresh()
    assert rows(browser) == order
    click(browser, '[data-sort="order"]')
    assert rows(browser) == [1, 2, 3, 4, 5, 6, 7]


def test_every_cell_opens_what_it_names(browser: Chrome, address: str) -> None:
    visit(browser, address)
    cells = browser.find_elements("css selector", ".matrix td")
    seen = set()
    for cell in cells:
        state = cell.get_attribute("class") or ""
        links = cell.find_elements("tag name", "a")
        if not links:
            assert state == ""  # silent
            continue
        target = (links[0].get_attribute("href") or "").partition("#")[2]
        run(browser, "arguments[0].scrollIntoView({ block: 'center' })", links[0])
        links[0].click()
        seen.add(state)
        if state == "agree":
            assert drawer(browser) == ""
            script = "const e = document.getElementById(arguments[0]); return [document.activeElement === e, e.matches('.here'), e.checkVisibility()]"
            assert run(browser, script, target) == [True, True, True]
        else:
            assert drawer(browser).startswith("C" if state == "differ" else "O")
            click(browser, "#drawer-close")
            assert run(browser, "return document.activeElement === arguments[0]", links[0])
    assert seen == {"agree", "differ", "missing"}


def at(browser: Chrome) -> str:
    """Row and column (from 0) of the cell that has the focus."""
    script = "const c = document.activeElement.closest('.matrix td, .matrix tbody th'); return c ? `${c.parentElement.id} ${c.cellIndex}` : ''"
    return str(run(browser, script))


def test_arrow_keys(browser: Chrome, address: str) -> None:
    from selenium.webdriver.common.keys import Keys

    visit(browser, address)
    run(browser, "document.querySelector('.matrix-box').focus()")
    for _ in range(20):  # past the heads' links and buttons
        press(browser, Keys.TAB)
        if at(browser):
            break
    assert at(browser) == "row-1 1"  # a silent cell, which is no link, is reached too
    steps = [
        (Keys.ARROW_DOWN, "row-2 1"), (Keys.ARROW_RIGHT, "row-2 2"), (Keys.ARROW_UP, "row-1 2"), (Keys.ARROW_UP, "row-1 2"),
        (Keys.END, "row-1 4"), (Keys.ARROW_RIGHT, "row-1 4"), (Keys.ARROW_DOWN, "row-2 4"), (Keys.HOME, "row-2 0"),
        (Keys.ARROW_RIGHT, "row-2 0"), (Keys.ARROW_RIGHT, "row-2 1"), (Keys.PAGE_DOWN, "row-7 1"), (Keys.PAGE_UP, "row-1 1"),
    ]  # fmt: skip
    for key, expected in steps:
        press(browser, key)
        assert at(browser) == expected
    press(browser, Keys.ARROW_DOWN, Keys.ENTER)
    assert drawer(browser) == "C1"
    press(browser, Keys.ESCAPE)
    assert (drawer(browser), at(browser)) == ("", "row-2 1")
    press(browser, Keys.TAB)
    assert at(browser) == ""  # one stop in the order of Tab
    click(browser, "#only")
    run(browser, "document.querySelector('#row-2 td a').focus()")
    press(browser, Keys.ARROW_DOWN)
    assert at(browser) == "row-4 1"  # rows that are hidden are passed over


def test_cells_say_what_the_eye_sees(browser: Chrome, address: str) -> None:
    visit(browser, address)
    script = "return [...document.querySelectorAll('.matrix td')].map(c => (c.querySelector('a') || c).getAttribute('aria-label'))"
    said = run(browser, script)
    assert said[:5] == ["az-xeber silent", "en-wire silent", "kk-habar agrees", "ru-vestnik agrees", "az-xeber answers differently, C1 A, C2 A"]
    assert "kk-habar agrees, translation suspect" in said
    assert "en-wire lacks it" in said


def test_the_drawer_goes_through_what_the_filters_leave(browser: Chrome, address: str) -> None:
    visit(browser, address)
    choose(browser, "severity", "warning")
    click(browser, "#row-5 .ref")
    place = browser.find_element("id", "drawer-place")
    assert (drawer(browser), place.text) == ("O1", "2 of 3")
    assert fragment(browser) == "#severity=warning&at=finding-o1"
    click(browser, "[data-step='1']")
    assert (drawer(browser), place.text, fragment(browser)) == ("O2", "3 of 3", "#severity=warning&at=finding-o2")
    assert browser.find_element("css selector", "[data-step='1']").get_attribute("disabled")
    click(browser, "[data-step='-1']")
    click(browser, "[data-step='-1']")
    assert (drawer(browser), place.text) == ("C2", "1 of 3")
    ids = run(browser, "return [...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))
    quotes = browser.find_elements("css selector", "dialog blockquote")
    assert {q.get_attribute("lang") for q in quotes} == {"az", "en", "kk", "ru"}
    click(browser, "#drawer-close")
    wait(lambda: (drawer(browser), fragment(browser)) == ("", "#severity=warning"))  # a dialog tells that it closed a moment later


def focused(browser: Chrome) -> str:
    script = "const e = document.activeElement; return e.dataset.step || e.id || (e.closest('dialog') ? 'in it' : e.tagName)"
    return str(run(browser, script))


def test_the_drawer_by_keys_alone(browser: Chrome, address: str) -> None:
    """Opened from the matrix, walked with arrows and buttons, left with Esc; the focus is never lost, nor out of it."""
    from selenium.webdriver.common.keys import Keys

    visit(browser, address)
    run(browser, "document.querySelector('#row-2 td a').focus()")
    press(browser, Keys.ENTER)
    place = browser.find_element("id", "drawer-place")
    assert (drawer(browser), place.text) == ("C1", "1 of 6")
    for key, name in ((Keys.ARROW_LEFT, "C1"), (Keys.ARROW_RIGHT, "C2"), (Keys.ARROW_RIGHT, "O1"), (Keys.ARROW_LEFT, "C2")):
        press(browser, key)
        assert drawer(browser) == name and focused(browser) != "BODY"
    press(browser, *[Keys.ARROW_RIGHT] * 9)
    assert (place.text, focused(browser)) == ("6 of 6", "-1")  # the button that leads on is at its end
    press(browser, Keys.ENTER)
    assert place.text == "5 of 6"
    run(browser, "document.querySelector('dialog details.accept summary').focus()")
    press(browser, Keys.ENTER)
    run(browser, "document.querySelector('dialog pre').focus()")
    press(browser, Keys.ARROW_LEFT)
    assert place.text == "5 of 6"  # there the arrows move in the lines
    seen = set()
    for _ in range(12):
        press(browser, Keys.TAB)
        seen.add(focused(browser))
    assert {"-1", "1", "drawer-close", "in it"} <= seen <= {"-1", "1", "drawer-close", "in it", "BODY"}  # round and round, past the browser's own
    press(browser, Keys.ESCAPE)
    assert wait(lambda: drawer(browser) == "") and at(browser) == "row-2 1"
    press(browser, Keys.ARROW_RIGHT)
    assert (drawer(browser), at(browser)) == ("", "row-2 2")  # the matrix has its arrows back


def test_differing_words_are_marked_in_the_articles(browser: Chrome, address: str) -> None:
    """As in the quotes, in the original and in the English."""
    visit(browser, address)
    click(browser, "#view-both")
    script = "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent)"
    assert run(browser, script, "#article-4 .original mark") == ["Казахстана", "31"]
    assert run(browser, script, "#article-4 .english mark") == ["Kazakhstan", "31"]
    assert run(browser, script, "#article-2 mark") == ["Kazakhstan", "27"]
    assert run(browser, script, "#article-4 .passage.differ mark") == ["Казахстана", "31"]


def test_from_a_quote_to_its_article_and_back(browser: Chrome, address: str) -> None:
    visit(browser, address)
    click(browser, "#row-2 .ref")
    link = browser.find_element("css selector", "dialog .source:last-child .where a")
    target = (link.get_attribute("href") or "").partition("#")[2]
    link.click()
    assert drawer(browser) == ""
    assert run(browser, "return document.activeElement.id") == target
    browser.back()
    assert drawer(browser) == "C1"
    browser.back()
    wait(lambda: (drawer(browser), fragment(browser)) == ("", ""))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("row-3", ("", "row-3")),
        ("finding-1f0a", ("C1", "")),
        ("finding-o4", ("O4", "")),
        ("a1-0", ("", "a1-0")),
        ("article-3", ("", "article-3")),
        ("map", ("", "map")),
        ("nowhere", ("", "")),
        ("%E0%A4%A", ("", "")),
        ("rule=none&article=nobody&sort=99&view=x&left=z&at=", ("", "")),
        ("a b]'\"=<script>", ("", "")),
    ],
)
def test_links_from_elsewhere(browser: Chrome, address: str, words: str, expected: tuple[str, str]) -> None:
    console(browser)
    visit(browser, f"{address}#{words}")
    here = run(browser, "const e = document.querySelector('.here'); return e && e.checkVisibility() ? e.id : ''")
    assert (drawer(browser), here) == expected
    assert console(browser) == []
    assert rows(browser) == [1, 2, 3, 4, 5, 6, 7]


def test_lines_to_paste(browser: Chrome, address: str) -> None:
    visit(browser, address)
    click(browser, "#finding-1f0a .accept summary")
    click(browser, "#finding-1f0a .copy")
    said = "return [document.querySelector('#finding-1f0a .copy').textContent, getSelection().toString()]"
    wait(lambda: run(browser, said)[0] != "Copy")
    told, selected = run(browser, said)
    assert told in ("Copied", "Selected: press Ctrl+C")
    assert selected.split("\n")[:2] == ["suppressions:", '  - {story: "ferry-storm", finding: "1f0a", reason: ""}']


def wait(ask: Callable[[], Any]) -> Any:
    """The answer, as soon as there is one."""
    import time

    for _ in range(200):
        if answer := ask():
            return answer
        time.sleep(0.02)
    raise AssertionError("nothing happened in four seconds")


def test_two_articles_side_by_side(browser: Chrome, address: str) -> None:
    visit(browser, address)
    assert shown(browser, ".text") == ["article-1", "article-4"]  # those of the first contradiction
    choose(browser, "left", "kk-habar")
    choose(browser, "right", "en-wire")
    assert shown(browser, ".text") == ["article-2", "article-3"]
    script = "const x = s => document.querySelector(s).getBoundingClientRect().left; return x('#article-3') < x('#article-2')"
    assert run(browser, script)
    browser.refresh()
    assert (shown(browser, ".text"), fragment(browser)) == (["article-2", "article-3"], "#left=kk-habar&right=en-wire")
    choose(browser, "right", "kk-habar")  # one article twice is one article
    assert shown(browser, ".text") == ["article-3"]


def test_a_passage_finds_its_counterpart(browser: Chrome, address: str) -> None:
    visit(browser, address)
    passage = browser.find_element("css selector", "#article-1 .passage[href='#row-3']")
    passage.click()
    twins = run(browser, "return [...document.querySelectorAll('.twin')].filter(e => e.checkVisibility()).map(e => e.closest('.text').id)")
    assert twins == ["article-1", "article-4"]
    told = browser.find_element("id", "passage-row")
    assert told.text == "This passage is row 3 of the matrix: Nobody is seriously hurt"
    told.find_element("tag name", "a").click()
    assert at(browser) == "row-3 1"
    assert fragment(browser) == "#at=row-3"


HEIGHTS = """
const [left, right] = ['.left', '.right'].map(s => document.querySelector(s));
const height = (pane, hash) => { const e = [...pane.querySelectorAll('.passage')].find(p => p.hash === hash); return e && e.offsetTop - pane.scrollTop; };
return [height(left, arguments[0]), height(right, arguments[0]), left.scrollTop, right.scrollTop];
"""
SCROLL = """
const pane = document.querySelector(arguments[0]); pane.dispatchEvent(new Event('wheel'));
const both = [...pane.querySelectorAll('.passage')].filter(p => [...document.querySelectorAll(arguments[1] + ' .passage')].some(q => q.hash === p.hash));
const passage = both[Math.floor(both.length * arguments[2])];
pane.scrollTop = passage.offsetTop - pane.clientHeight * 0.3; return passage.hash;
"""


@pytest.mark.parametrize(("pane", "second"), [(".left", ".right"), (".right", ".left")])
@pytest.mark.parametrize("place", [0.2, 0.5, 0.8])
def test_articles_scroll_together(browser: Chrome, pages: Path, pane: str, second: str, place: float) -> None:
    visit(browser, f"{(pages / 'large.html').as_uri()}#left=az-0&right=ru-2")
    passage = run(browser, SCROLL, pane, second, place)
    wait(lambda: all(run(browser, HEIGHTS, passage)[2:]))
    left, right, *_ = run(browser, HEIGHTS, passage)
    assert abs(left - right) < 30  # a line


def test_articles_scroll_apart_if_that_is_wanted(browser: Chrome, pages: Path) -> None:
    visit(browser, f"{(pages / 'large.html').as_uri()}#left=az-0&right=ru-2")
    click(browser, "#linked")
    passage = run(browser, SCROLL, ".left", ".right", 0.5)
    run(browser, "return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    *_, left, right = run(browser, HEIGHTS, passage)
    assert left > 1000
    assert right == 0


@pytest.mark.parametrize(
    ("view", "original", "english"), [("view-original", True, False), ("view-both", True, True), ("view-english", False, True)]
)
def test_views(browser: Chrome, address: str, view: str, original: bool, english: bool) -> None:
    visit(browser, address)
    click(browser, f"#{view}")
    for _ in range(2):
        for selector, expected in ((".original", original), (".english", english)):
            block = browser.find_element("css selector", f"#article-1 .has-english > {selector}")
            assert block.is_displayed() is expected
        assert browser.find_element("id", view).is_selected()
        browser.refresh()  # the fragment keeps it


def test_the_keyboard_reaches_everything(browser: Chrome, address: str) -> None:
    from selenium.webdriver.common.keys import Keys

    visit(browser, address)
    reached = set()
    for _ in range(110):
        browser.switch_to.active_element.send_keys(Keys.TAB)
        script = "const e = document.activeElement; return [e.id || e.name || e.className || e.tagName, getComputedStyle(e).outlineStyle]"
        name, outline = run(browser, script)
        reached.add(name)
        assert name == "BODY" or outline != "none", name
    assert {"only", "rule", "article", "q", "reset", "left", "linked", "view-original", "skip", "scroll matrix-box", "SUMMARY"} <= reached


def test_without_script_all_is_there(browser: Chrome, pages: Path) -> None:
    path = pages / "scriptless.html"
    path.write_text(re.sub(r"<script>.*?</script>", "", (pages / "report.html").read_text("utf-8"), flags=re.DOTALL), "utf-8")
    visit(browser, path.as_uri())
    assert shown(browser, ".text") == ["article-1", "article-2", "article-3", "article-4"]
    assert (findings(browser), rows(browser)) == (ALL, [1, 2, 3, 4, 5, 6, 7])
    assert run(browser, "return [...document.querySelectorAll('button, select, [type=search]')].filter(e => e.checkVisibility()).length") == 0
    links = [link.get_attribute("href") or "" for link in browser.find_elements("css selector", "main a")]
    assert len(links) > 60
    for target in {href.partition("#")[2] for href in links}:
        run(browser, "location.hash = arguments[0]", target)
        assert run(browser, "const t = document.querySelector(':target'); return t && t.checkVisibility() && t.id") == target
    click(browser, "#only")
    click(browser, "#view-english")
    assert not browser.find_element("css selector", "#article-1 .has-english > .original").is_displayed()


def test_on_paper(browser: Chrome, address: str) -> None:
    visit(browser, f"{address}#rule=omission", media="print")
    assert findings(browser) == ["o1", "o2", "o3", "o4"]
    quotes = browser.find_elements("css selector", ".omission blockquote")
    assert quotes and all(q.size["height"] > 0 for q in quotes)  # what is folded on the screen is open
    for hidden in (".filters", "nav", ".accept", ".views"):
        assert not browser.find_element("css selector", hidden).is_displayed()
    assert shown(browser, ".text") == ["article-1", "article-4"]


def test_printing_opens_the_folds_and_closes_them_again(browser: Chrome, address: str) -> None:
    visit(browser, address)
    click(browser, "#finding-o2 > summary")
    script = "return [...document.querySelectorAll('main details.finding')].map(d => d.open)"
    before = run(browser, script)
    run(browser, "addEventListener('beforeprint', () => { window.printed = [...document.querySelectorAll('main details.finding')].map(d => d.open); })")
    browser.execute_cdp_cmd("Page.printToPDF", {})
    assert run(browser, "return window.printed") == [True, True, True, True]
    assert before == run(browser, script) == [False, True, False, False]


HOSTILE = "<script>window.hit = 1</script> <img src=x onerror='window.hit = 1'> \" ' ` &amp; {{ 7 * 7 }} \u200f\u061c\u202e النسيم javascript:alert(1) " + "ы" * 10_000


@pytest.mark.parametrize("width", WIDTHS)
def test_hostile_articles_are_inert(browser: Chrome, tmp_path: Path, width: int) -> None:
    path = tmp_path / "hostile.html"
    path.write_bytes(render(hostile.report(HOSTILE), "html").encode("utf-8", "backslashreplace"))
    console(browser)
    visit(browser, path.as_uri(), width)
    run(browser, "document.querySelectorAll('details').forEach(d => d.open = true)")
    assert fits(browser) == width
    click(browser, "#contradictions .accept .copy")
    choose(browser, "q", "<script>")
    assert len(findings(browser)) == 2
    run(browser, "location.hash = 'at=finding-d1'")
    assert wait(lambda: drawer(browser)) == "C1"
    assert "<script>window.hit = 1</script>" in browser.find_element("css selector", "dialog blockquote").text
    assert fits(browser) == width
    assert run(browser, "return window.hit") is None
    assert console(browser) == []


@pytest.mark.parametrize(
    ("language", "counted", "place", "copied", "cell", "passage"),
    [
        ("ru", "3 из 6 замечаний, 3 из 7 строк", "1 из 6", ("Скопировано", "Выделено: нажмите Ctrl+C"), "ru-vestnik отвечает иначе, C1 B", "Этот фрагмент в матрице: строка "),
        ("az", "6 irad içindən 3, 7 sətir içindən 3", "1 / 6", ("Köçürüldü", "Seçildi: Ctrl+C basın"), "ru-vestnik fərqli cavab verir, C1 B", "Bu parçanın matrisdəki yeri: sətir "),
        ("kk", "6 ескертпе ішінен 3, 7 жол ішінен 3", "1 / 6", ("Көшірілді", "Таңдалды: Ctrl+C басыңыз"), "ru-vestnik басқаша айтады, C1 B", "Бұл үзіндінің матрицадағы орны: "),
    ],
)  # fmt: skip
def test_the_page_speaks_its_readers_language(
    browser: Chrome, tmp_path: Path, language: str, counted: str, place: str, copied: tuple[str, str], cell: str, passage: str
) -> None:
    """Its ``lang``, what its script says, and that its controls work; the words of articles stay what they are."""
    path = tmp_path / f"{language}.html"
    path.write_text(render(replace(sample.report(), language=language), "html"), "utf-8")
    console(browser)
    visit(browser, path.as_uri())
    assert run(browser, "return document.documentElement.lang") == language
    assert run(browser, "return document.querySelector('.matrix .label').lang") == "en"
    choose(browser, "severity", "warning")
    said = run(browser, "return document.querySelector('#count').value")
    assert said == counted
    click(browser, "#reset")
    assert cell in run(browser, "return [...document.querySelectorAll('.matrix [aria-label]')].map(e => e.ariaLabel).join('; ')")
    click(browser, ".matrix td.differ a")
    assert drawer(browser) == "C1"
    told = run(browser, "return document.querySelector('#drawer-place').textContent")
    assert told == place
    run(browser, "document.querySelector('dialog details.accept').open = true")
    click(browser, "dialog .copy")
    button = "return document.querySelector('dialog .copy').textContent"
    before = run(browser, "return document.querySelector('#contradictions .copy').textContent")
    assert wait(lambda: run(browser, button) != before)
    assert run(browser, button) in copied
    click(browser, "#drawer-close")
    click(browser, '.text.left .passage[href^="#row-"]')
    assert run(browser, "return document.querySelector('#passage-row').textContent").startswith(passage)
    assert console(browser) == []
