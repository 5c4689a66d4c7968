"""Where the frozen program begins."""

import sys

from kiclayout.__main__ import start

sys.exit(start())
