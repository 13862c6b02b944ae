"""Take the screenshots of this folder from reports/seeds.html, with Chromium: ``python docs/images/make.py``."""

from __future__ import annotations

import base64
import shutil
import tempfile
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

HERE = Path(__file__).parent
PAGE = HERE.parent.parent / "reports" / "seeds.html"
SHOTS = (  # name, width, height, colour scheme, fragment
    ("desktop", 1280, 860, "light", ""),
    ("dark", 1280, 860, "dark", "at=texts"),
    ("phone", 390, 844, "light", "at=coverage"),
    ("finding", 1280, 860, "light", "at=finding-{finding}"),
)


def main() -> None:
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    with tempfile.TemporaryDirectory() as profile:
        for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={profile}"):
            options.add_argument(flag)
        browser = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        try:
            for name, width, height, scheme, fragment in SHOTS:
                size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
                browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
                features = [{"name": "prefers-color-scheme", "value": scheme}]
                browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
                browser.get("about:blank")
                browser.get(PAGE.as_uri())
                first = browser.execute_script("return document.querySelector('.finding').id.slice('finding-'.length)")
                browser.execute_script("location.hash = arguments[0]; document.activeElement.blur()", fragment.format(finding=first))
                browser.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
                taken = browser.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
                (HERE / f"{name}.png").write_bytes(base64.b64decode(taken["data"]))
        finally:
            browser.quit()


if __name__ == "__main__":
    main()
