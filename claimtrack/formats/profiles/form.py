"""The tables of a profile, checked key by key: a slip in one is a sentence, and never a wrong record."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from claimtrack.domain.mapping.templates import mistake
from claimtrack.domain.names import closest
from claimtrack.errors import InputError


@dataclass(frozen=True, slots=True)
class Form:
    """One table of a profile: `where` tells which, in the words of an error. Every question raises InputError."""

    file: str
    where: str
    given: Mapping[str, Any]

    def refuse(self, message: str, hint: str | None = None) -> NoReturn:
        """Raise InputError about this table."""
        said = f"{self.file}: {self.where}: {message}"
        raise InputError(said, hint)

    def only(self, known: Sequence[str]) -> None:
        """Refuse keys that are not among these."""
        for key in self.given:
            if key not in known:
                near = closest(key, known, limit=1)
                self.refuse(
                    f"there is no `{key}`", f"did you mean `{near[0]}`?" if near else f"there is: {', '.join(known)}"
                )

    def text(self, key: str, among: Sequence[str] = ()) -> str | None:
        """Give a string, None where the key is not there."""
        value = self.given.get(key)
        if value is None:
            return None
        if not isinstance(value, str):
            self.refuse(f"`{key}` is a string, not {value!r}")
        if among and value not in among:
            near = closest(value, among, limit=1)
            self.refuse(
                f"`{key}` is not {value!r}", f"did you mean {near[0]!r}?" if near else f"one of: {', '.join(among)}"
            )
        return value

    def texts(self, key: str, default: Sequence[str] = ()) -> tuple[str, ...]:
        """Give a list of strings; one alone may stand without brackets."""
        value = self.given.get(key, list(default))
        found = [value] if isinstance(value, str) else value
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            self.refuse(f"`{key}` is a string or a list of strings, not {value!r}")
        return tuple(found)

    def templates(self, key: str) -> tuple[str, ...]:
        """Give a list of templates."""
        found = self.texts(key)
        for one in found:
            if why := mistake(one):
                self.refuse(f"`{key}` = {one!r}: {why}")
        return found

    def table(self, key: str) -> "Form":
        """Give a table in this one, an empty one where it is not there."""
        value = self.given.get(key, {})
        if not isinstance(value, dict):
            self.refuse(f"`{key}` is a table, not {value!r}")
        return Form(self.file, f"[{key}]" if self.where == PROFILE else f"{self.where} [{key}]", value)

    def tables(self, key: str) -> Iterator["Form"]:
        """Give the tables of a list, numbered from 1."""
        value = self.given.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            self.refuse(f"`{key}` is a list of tables: [[{key}]]")
        for number, one in enumerate(value, 1):
            yield Form(self.file, f"[[{key}]] {number}", one)

    def scalars(self, key: str) -> dict[str, str]:
        """Give a table of values as text: `1 = "supports"`, or `Kyiv = 2`."""
        table = self.table(key)
        for name, value in table.given.items():
            if isinstance(value, bool) or not isinstance(value, str | int | float):
                table.refuse(f"`{name}` is a word or a number, not {value!r}")
        return {name: str(value) for name, value in table.given.items()}


PROFILE = "the profile"
"""Where the outermost table is."""
