"""The HTML report of a large story (ten articles of 300 sentences, 200 findings): bytes, time to write, first paint.

    python benchmarks/page.py [RUNS]

First paint and the time until the script has done its work are Chromium's own, from the navigation's start, median of RUNS (5)
fresh loads of the file at 1280 by 800; Chromium and its driver must be installed.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.ui import WebDriverWait

from consistency.report import render
from tests.report import large

TIMES = """
const paint = performance.getEntriesByName('first-contentful-paint')[0], page = performance.getEntriesByType('navigation')[0];
return paint && page.loadEventEnd ? [paint.startTime, page.domContentLoadedEventEnd] : null;
"""


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    report = large.report()
    start = time.perf_counter()
    page = render(report, "html").encode()
    print(f"page: {len(page):,} bytes, written in {time.perf_counter() - start:.2f} s")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "large.html"
        file.write_bytes(page)
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium") or ""
        for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1280,800", f"--user-data-dir={folder}/profile"):
            options.add_argument(flag)
        browser = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        try:
            times = []
            for _ in range(runs):
                browser.get("about:blank")
                browser.get(file.as_uri())
                times.append(WebDriverWait(browser, 30).until(lambda b: b.execute_script(TIMES)))
        finally:
            browser.quit()
    paint, ready = (statistics.median(column) / 1000 for column in zip(*times, strict=True))
    print(f"first paint: {paint:.2f} s; ready, script run: {ready:.2f} s (median of {runs})")


if __name__ == "__main__":
    main()
