"""Take the screenshots of this folder from reports/seeds.html and a sign-off sheet of the seeds, with Chromium:
``python docs/images/make.py``."""

from __future__ import annotations

import base64
import shutil
import subprocess
import sys
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


ORIGINAL = "001_51d8b798812f1eec"  # of the sheet


def main() -> None:
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    with tempfile.TemporaryDirectory() as profile:
        for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={profile}"):
            options.add_argument(flag)
        browser = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        sheet = Path(profile, "sheet.html")
        check = (sys.executable, "-m", "consistency", "check", "seeds", "--reference", ORIGINAL, "--format", "signoff-html", "--output", str(sheet))
        subprocess.run(check, cwd=HERE.parent.parent, check=False)  # the seeds contradict each other: 1
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
                shoot(browser, name)
            size = {"width": 1280, "height": 1500, "deviceScaleFactor": 1, "mobile": False}
            browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
            browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
            browser.get(sheet.as_uri())
            shoot(browser, "signoff")
        finally:
            browser.quit()


def shoot(browser: webdriver.Chrome, name: str) -> None:
    taken = browser.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
    (HERE / f"{name}.png").write_bytes(base64.b64decode(taken["data"]))


if __name__ == "__main__":
    main()
