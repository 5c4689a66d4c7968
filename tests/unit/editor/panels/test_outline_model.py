from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QTreeView

from kiclayout.editor.panels.outline_model import Drop, OutlineModel
from kiclayout.editor.panels.outline_tree import ARTICLE, BLOCK, PART, Branch

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def part(name: str, *articles: Branch) -> Branch:
    return Branch((PART, name), PART, name, children=articles)


def article(number: int, *blocks: int) -> Branch:
    below = tuple(Branch((BLOCK, block), "table", f"t{block}") for block in blocks)
    return Branch((ARTICLE, number), ARTICLE, f"a{number}", children=below)


def shown(model: OutlineModel, parent: QModelIndex | None = None) -> list[object]:
    at = parent or QModelIndex()
    rows = [model.index(row, 0, at) for row in range(model.rowCount(at))]
    return [(index.data(), shown(model, index)) if model.rowCount(index) else index.data() for index in rows]


@pytest.fixture
def model(qapp: QApplication) -> Iterator[OutlineModel]:
    made = OutlineModel()
    tester = QAbstractItemModelTester(made, FATAL)
    made.show((part("p", article(1, 11, 12), article(2, 21)), part("q", article(3, 31))))
    yield made
    del tester


def test_rows_are_the_branches(model: OutlineModel) -> None:
    assert shown(model) == [("p", [("a1", ["t11", "t12"]), ("a2", ["t21"])]), ("q", [("a3", ["t31"])])]


def test_a_block_that_went_to_another_article_keeps_its_index(model: OutlineModel) -> None:
    held = QPersistentModelIndex(model.index_of((BLOCK, 12)))
    model.show((part("p", article(1, 11), article(2, 21)), part("q", article(3, 12, 31))))
    assert held.isValid()
    assert held.data() == "t12"
    assert held.parent().data() == "a3"


def test_what_is_opened_and_chosen_stays(model: OutlineModel) -> None:
    view = QTreeView()
    view.setModel(model)
    view.expand(model.index_of((PART, "p")))
    view.expand(model.index_of((ARTICLE, 2)))
    view.setCurrentIndex(model.index_of((BLOCK, 21)))
    model.show((part("q", article(3, 31), article(2, 21)), part("p", article(9), article(1, 11))))
    assert view.isExpanded(model.index_of((ARTICLE, 2)))
    assert not view.isExpanded(model.index_of((ARTICLE, 1)))
    assert view.currentIndex().data() == "t21"


def test_only_what_changed_is_painted_anew(model: OutlineModel) -> None:
    told: list[str] = []
    model.dataChanged.connect(lambda index, _last: told.append(index.data()))
    same = article(1, 11, 12)
    model.show((part("p", same, article(2, 21)), part("q", article(3, 31))))
    assert told == []
    other = Branch((ARTICLE, 2), ARTICLE, "another name", children=article(2, 21).children)
    model.show((part("p", same, other), part("q", article(3, 31))))
    assert told == ["another name"]


def test_any_order_becomes_any_other(model: OutlineModel) -> None:
    chance = random.Random(8)
    for _ in range(60):  # each is looked through by Qt's tester, which takes its time
        articles = chance.sample(range(1, 9), chance.randrange(9))
        blocks = chance.sample(range(100, 130), chance.randrange(30))
        made = [article(n, *(b for b in blocks if b % 8 + 1 == n or chance.random() < 0.05)) for n in articles]
        seen: set[object] = set()
        unique = []
        for one in made:
            below = tuple(b for b in one.children if not (b.key in seen or seen.add(b.key)))  # type: ignore[func-returns-value]
            unique.append(Branch(one.key, ARTICLE, one.label, children=below))
        cut = chance.randrange(len(unique) + 1)
        parts = [part("p", *unique[:cut]), part("q", *unique[cut:])]
        chance.shuffle(parts)
        model.show(parts)
        wanted = [(p.label, [(a.label, [b.label for b in a.children]) if a.children else a.label for a in p.children])
                  if p.children else p.label for p in parts]  # fmt: skip
        assert shown(model) == wanted


@pytest.mark.parametrize(
    ("dragged", "into", "row", "drop"),
    [
        ((ARTICLE, 1), (PART, "q"), 0, Drop((ARTICLE, 1), (PART, "q"), (ARTICLE, 3))),
        ((ARTICLE, 1), (PART, "q"), -1, Drop((ARTICLE, 1), (PART, "q"), None)),
        ((ARTICLE, 1), (PART, "p"), 0, None),
        ((ARTICLE, 2), (PART, "p"), -1, None),
        ((ARTICLE, 1), (ARTICLE, 2), -1, None),
        ((BLOCK, 12), (ARTICLE, 1), 0, Drop((BLOCK, 12), (ARTICLE, 1), (BLOCK, 11))),
        ((BLOCK, 12), (ARTICLE, 3), -1, Drop((BLOCK, 12), (ARTICLE, 3), None)),
        ((BLOCK, 12), (PART, "q"), 0, None),
        ((BLOCK, 12), (BLOCK, 31), -1, None),
    ],
)
def test_drops_that_make_sense(model: OutlineModel, dragged: object, into: object, row: int, drop: Drop | None) -> None:
    data = model.mimeData([model.index_of(dragged)])  # type: ignore[arg-type]
    at = model.index_of(into)  # type: ignore[arg-type]
    told: list[Drop] = []
    model.dropped.connect(told.append)
    action = model.supportedDropActions()
    assert model.canDropMimeData(data, action, row, 0, at) is (drop is not None)
    assert model.dropMimeData(data, action, row, 0, at) is False
    assert told == ([drop] if drop else [])
