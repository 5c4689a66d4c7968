"""Article Markdown to blocks and back, lossless: reading, canonical writing, saving with the smallest change."""

from kiclayout.store.text.inline import read_runs
from kiclayout.store.text.read import read_article, read_blocks
from kiclayout.store.text.save import save_article
from kiclayout.store.text.spell import write_runs
from kiclayout.store.text.write import write_article

__all__ = ["read_article", "read_blocks", "read_runs", "save_article", "write_article", "write_runs"]
