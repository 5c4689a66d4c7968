"""Edits: pure functions from an issue to the next one, by path copying. What did not change stays the same object.

Every edit takes ``(issue, selection, ...)``, or the ids of what it moves, and gives back a ``Done``: the next issue,
the very same if nothing could be done, and what is selected in it. No edit raises; a selection that is nowhere is left
as it is. Edited blocks keep their session id.

Places: a ``Spot`` names a passage by block id and field. ``""`` = the words of a paragraph or heading; fields of boxes
by name; ``items.N.label``; an empty slot (``items.N``, ``cell.R.C``, ``blocks``) until a paragraph stands in it; facts
of an article by its id and the head's key, a missing title by ``title``. Marks of notes and references are as wide as
nothing: words are typed before them, Backspace takes them first.

What is typed is looser than what is saved: spaces stay where they are typed, paragraphs may be empty. Saving
(``content.normal``) drops such spaces and empty paragraphs; an empty item, cell, heading, title or note stays.

| to | see |
|---|---|
| find passages, compare spots, read what is selected | ``passages``; what stands at the caret: ``state`` |
| type, delete, hard breaks | ``typed``; Enter ``splits``; Backspace at a beginning ``joins``; ranges ``erase`` |
| change what paragraphs are | ``roles``, by a typed sign ``begun``; list levels ``items``, markers ``numbering`` |
| change how characters look | ``looks``; links, glosses ``links``; ``readings``; notes, references ``notemarks`` |
| curve quotation marks | ``quoting`` |
| edit tables | ``tables``, their grid ``cells`` |
| put in, delete, copy, move whole blocks | ``structure``; copies with ids and labels of their own ``fresh`` |
| add, move, name, delete articles and parts; facts | ``articles`` |
| find and replace | ``search``; which patterns might take for ever ``patterns`` |
| cut and copy | ``fragment``; paste ``paste``; HTML ``html_read`` (``html_look``, ``html_grid``) and ``html_write`` |
| find characters and words | ``motion`` |
| change places of the tree, whatever the edit | ``anatomy``, ``copying``; of runs ``splice`` |
"""
