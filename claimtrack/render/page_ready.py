"""What becomes of a page before it is written: its charts are worked out, its statements cut to a number."""

from dataclasses import replace

from claimtrack.render import phrases
from claimtrack.render.page import Block, Charts, Figure, Heading, Page, Prose, Quotations, Section


def figures(page: Page) -> tuple[Figure, ...]:
    """Give all charts of a page in order."""
    return tuple(block for block in drawn(page).blocks() if isinstance(block, Figure))


def drawn(page: Page) -> Page:
    """Give the page with its charts worked out; a section without any, and without anything else, is left out."""
    sections = []
    for section in page.sections:
        blocks = tuple(
            one for block in section.blocks for one in (block.make() if isinstance(block, Charts) else [block])
        )
        if blocks or not section.blocks:
            sections.append(replace(section, blocks=blocks))
    return replace(page, sections=tuple(sections))


def shortened(page: Page, most: int | None) -> Page:
    """Give the page with at most this many statements told one by one; each section says how many more there are."""
    if most is None:
        return page
    left = most
    sections = []
    for section in page.sections:
        short, kept, more = _shortened(section, left)
        left -= kept
        told = (Prose((phrases.and_more(more, _noun(section)),)),) if more else ()
        sections.append(replace(section, blocks=(*short, *told)))
    return replace(page, sections=tuple(sections))


def quoted(page: Page) -> int:
    """Give how many statements a page tells one by one: what `shortened` cuts."""
    return sum(len(group.quotations) for group in page.groups())


def _noun(section: Section) -> str:
    groups = (group for block in section.blocks if isinstance(block, Quotations) for group in block.groups)
    return next((group.noun for group in groups), "statement")


def _shortened(section: Section, most: int) -> tuple[list[Block], int, int]:
    """Give what is left of a section's blocks, how many statements it tells, and how many it does not."""
    blocks: list[Block] = []
    kept = more = 0
    for block in section.blocks:
        if not isinstance(block, Quotations):
            blocks.append(block)
            continue
        groups = []
        for group in block.groups:
            few = group.quotations[: most - kept]
            groups.append(replace(group, quotations=few, cut=len(group.quotations) - len(few)))
            kept, more = kept + len(few), more + groups[-1].cut
        if any(group.quotations for group in groups) or not any(group.cut for group in groups):
            blocks.append(Quotations(tuple(groups)))
        elif blocks and isinstance(blocks[-1], Heading):
            # Nothing is left under it.
            blocks.pop()
    return blocks, kept, more
