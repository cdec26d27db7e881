"""The folders of a project as INCEpTION and WebAnno export it: which file is whose, and which is nobody's.

`annotation/<document>/<user>.…` is one annotator's file and `curation/<document>/….…` what a curator made of them. The
curator is a coder like the others: none wins here, comparing them is for reports.
"""

import re
from collections.abc import Iterable
from pathlib import PurePath, PurePosixPath
from typing import Final

from claimtrack.formats.source import Source

_FOLDERS: Final = ("annotation", "curation")
_SOURCES: Final = "source"
_BEFORE: Final = "INITIAL_CAS"
_UNPACKED: Final = re.compile(r"_?\d{15,20}$")
"""What unpacking the archives inside an exported project leaves at the end of a user's name."""
BEGINNING: Final = "what a document held before anybody annotated it; the annotators' files hold the rest"


def whose(path: PurePath) -> tuple[str, str]:
    """Give the name of a file's document and of its annotator: by the folders of a project, else its own and nobody."""
    if len(path.parts) > len(_FOLDERS) and path.parent.parent.name in _FOLDERS:
        return path.parent.name, _UNPACKED.sub("", path.stem) or path.stem
    return path.stem, ""


def folder_of(path: PurePath) -> str:
    """Give the name of the folder that a document is in: its project, else the one its file is in; empty where none."""
    in_project = path.parent.parent.name in _FOLDERS and len(path.parts) > len(_FOLDERS)
    return path.parent.parent.parent.name if in_project else path.parent.name


def is_beginning(path: PurePath, others: Iterable[PurePath]) -> bool:
    """Tell whether a file is what a project began with, and other files hold what was made of it."""
    folder = path.parent
    if path.stem == _BEFORE:
        name, project = folder.name, folder.parent.parent
    elif folder.name == _SOURCES:
        name, project = path.name, folder.parent
    else:
        return False
    folders = [project / kind / name for kind in _FOLDERS]
    return any(one.parent in folders and one.stem != _BEFORE for one in others)


def beside(source: Source) -> list[PurePath]:
    """Give the annotators' and curators' files of the document that a file of a project on disk is of."""
    folder = source.path.parent
    project, name = (
        (folder.parent, source.path.name) if folder.name == _SOURCES else (folder.parent.parent, folder.name)
    )
    return [one for kind in _FOLDERS for one in (project / kind / name).glob("*.*")]


def inside(names: Iterable[str]) -> list[PurePath]:
    """Give the names in an archive as paths."""
    return [PurePosixPath(name) for name in names]
