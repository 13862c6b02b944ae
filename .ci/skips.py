"""Fail on a skipped test whose reason the list does not allow. A line of the list: part of a reason; # comments."""

import sys
from pathlib import Path
from xml.etree import ElementTree

results, listed = map(Path, sys.argv[1:])
allowed = [line for line in map(str.strip, listed.read_text("utf-8").splitlines()) if line and not line.startswith("#")]
cases = list(ElementTree.parse(results).iter("testcase"))
skips = [
    (f"{case.get('classname')}::{case.get('name')}", f"{skip.get('message')} {skip.text or ''}")
    for case in cases
    for skip in case.iter("skipped")
]
wrong = [(name, reason) for name, reason in skips if not any(part in reason for part in allowed)]
for name, reason in wrong:
    print(f"skipped, and not listed in {listed}: {name}: {reason}", file=sys.stderr)
if not cases:
    print(f"{results}: no test ran", file=sys.stderr)
print(f"skips: {len(skips)} of {len(cases)} tests, {len(wrong)} not allowed")
sys.exit(bool(wrong) or not cases)
