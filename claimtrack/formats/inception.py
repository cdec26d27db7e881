"""The folders of a project as INCEpTION and WebAnno export it: which file is whose, and which is nobody's.

`annotation/<document>/<user>.…` is one annotator's file and `curation/<document>/….…` what a curator made of them. The
curator is a coder like the others: none wins here, comparing them is for reports.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path, PurePath, PurePosixPath
from typing import Final

from claimtrack.domain.foreign import Dropped, Reading
from claimtrack.formats.archive import Archive
from claimtrack.formats.objects import parse
from claimtrack.formats.source import Source, Unreadable

_FOLDERS: Final = ("annotation", "curation")
_SOURCES: Final = "source"
_BEFORE: Final = "INITIAL_CAS"
SETTINGS: Final = "exportedproject.json"
"""The file in which an exported project says its name."""
_UNPACKED: Final = re.compile(r"_?\d{15,20}$")
"""What unpacking the archives inside an exported project leaves at the end of a user's name."""
BEGINNING: Final = "what a document held before anybody annotated it; the annotators' files hold the rest"


def whose(path: PurePath) -> tuple[str, str]:
    """Give the name of a file's document and of its annotator: by the folders of a project, else its own and nobody."""
    if _in_project(path):
        return path.parent.name, _UNPACKED.sub("", path.stem) or path.stem
    return path.stem, ""


def folder_of(path: PurePath, archive: Archive | None = None) -> str:
    """Give the name of what a document is in: its project, by the name it has itself; else the folder of its file.

    In an archive that is the archive's own name and the folders in it, as archives lie in one folder and hold files of
    the same names. A project has one name packed and unpacked, wherever it lies.
    """
    if not _in_project(path):
        return path.parent.name if archive is None else "/".join((_stem(archive), *path.parent.parts))
    project = path.parent.parent.parent
    if archive is None:
        return _named_on_disk(project) or project.name
    settings = (project / SETTINGS).as_posix()
    own = _name(archive.member(settings)) if settings in archive.names else ""
    return own or project.name or _stem(archive)


def _in_project(path: PurePath) -> bool:
    return len(path.parts) > len(_FOLDERS) and path.parent.parent.name in _FOLDERS


def _stem(archive: Archive) -> str:
    return archive.source.path.stem


def _named_on_disk(project: PurePath) -> str:
    file = Path(project) / SETTINGS
    try:
        stat = file.stat()
    except OSError:
        return ""
    return _name_of_file(file, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=8)
def _name_of_file(file: Path, _when: int, _size: int) -> str:
    return _name(Source(file, file.name))


def _name(settings: Source) -> str:
    """Give the name that a project's settings say, empty where they are broken or say none: they only name it."""
    try:
        found = parse(settings)
    except (Unreadable, OSError):
        return ""
    name = found.get("name") if isinstance(found, Mapping) else None
    return " ".join(name.split()) if isinstance(name, str) else ""


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


def beginning(path: PurePath) -> Reading:
    """Give what comes of a file that a project began with: it is counted, and nobody's coding."""
    return Reading((), (Dropped(f"file {path.name}", 1, BEGINNING),))


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
