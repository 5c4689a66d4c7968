"""Issues on the disk: opening, saving, recovering, noticing what others do to the files. Nothing is ever lost."""
