"""What the elements of a project refer to by GUID: codes as paths, users, notes, variables and cases."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from claimtrack.formats.markup import Element

_VALUES = ("TextValue", "BooleanValue", "IntegerValue", "FloatValue", "DateValue", "DateTimeValue")
Named = dict[str, str]


@dataclass(slots=True)
class Project:
    """The parts of a project by GUID, and of which case each source and selection is."""

    root: Element
    paths: dict[str, tuple[str, ...]] = field(default_factory=dict)
    codes: Named = field(default_factory=dict)
    users: Named = field(default_factory=dict)
    notes: dict[str, Element] = field(default_factory=dict)
    variables: Named = field(default_factory=dict)
    cases: dict[str, list[Element]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, root: Element) -> "Project":
        """Give a project with everything in it by GUID."""
        project = cls(root)
        for part in root.children:
            if part.name == "CodeBook":
                project.paths.update(code_paths(part))
                project.codes = {name: "/".join(path) for name, path in project.paths.items()}
            elif part.name == "Users":
                project.users.update(_names(part.each("User")))
            elif part.name == "Notes":
                project.notes.update({guid(one): one for one in part.each("Note")})
            elif part.name == "Variables":
                project.variables.update(_names(part.each("Variable")))
            elif part.name == "Cases":
                for case in part.each("Case"):
                    for ref in case.each("SourceRef", "SelectionRef"):
                        project.cases[target(ref)].append(case)
        return project

    def variable_values(self, element: Element) -> Iterator[tuple[str, str]]:
        """Give the variables of a source or case with their values."""
        for one in element.each("VariableValue"):
            ref = one.first("VariableRef")
            name = self.variables.get(target(ref)) if ref is not None else None
            value = next((child.text.strip() for child in one.children if child.name in _VALUES), "")
            if name and value:
                yield name, value

    def user(self, *elements: Element) -> str:
        """Give the name of who made the first of the elements that says so, else of the project's only user."""
        for one in elements:
            made = one.value("creatingUser")
            if made:
                return self.users.get(made.lower(), made)
        return next(iter(self.users.values())) if len(self.users) == 1 else ""


def guid(element: Element) -> str:
    """Give the GUID of an element, in small letters: tools write them in either."""
    return (element.value("guid") or "").lower()


def target(element: Element) -> str:
    """Give the GUID that an element refers to."""
    return (element.value("targetGUID") or "").lower()


def code_paths(codebook: Element) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give every code by GUID with its path: the names from the root down to it."""
    stack: list[tuple[Element, tuple[str, ...]]]
    stack = [(code, ()) for group in codebook.each("Codes") for code in reversed(list(group.each("Code")))]
    while stack:
        code, above = stack.pop()
        path = (*above, name_of(code))
        yield guid(code), path
        stack.extend((child, path) for child in reversed(list(code.each("Code"))))


def name_of(element: Element) -> str:
    """Give the name of an element on one line, else what it is."""
    return " ".join((element.value("name") or "").split()) or element.name


def _names(elements: Iterable[Element]) -> Named:
    return {guid(one): name_of(one) for one in elements}
