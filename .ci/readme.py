"""Print the command of the README's first shell block that holds a word: the docs are what CI runs."""

import re
import sys
from pathlib import Path

blocks = re.findall(r"^```sh\n(.*?)^```$", Path("README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
found = [block.strip() for block in blocks if sys.argv[1] in block]
if not found:
    sys.exit(f"README.md: no shell block with {sys.argv[1]!r}")
print(found[0])
