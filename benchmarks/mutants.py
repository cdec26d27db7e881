"""Change the rules of `claimtrack/domain` one place at a time, and see whether a test notices.

    python -m benchmarks.mutants [--file NAME] [--most N] [--seed N] [--at LINE]

A mutant is a copy of the package with one change: `<` becomes `<=`, `and` becomes `or`, a number grows by one, a
statement is gone. One that the tests let pass is printed: either a test is missing, or nobody could tell the two
apart. `--file` takes one file of the room, `--most` a sample of each file's mutants, always the same for a seed.
"""

import argparse
import gc
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from importlib import import_module
from pathlib import Path
from typing import Final

from benchmarks.changes import mutants

ROOT: Final = Path(__file__).parents[1]
DOMAIN: Final = Path("claimtrack/domain")
COPIED: Final = (
    "claimtrack",
    "tests",
    "migrations",
    "samples",
    "docs",
    *("pyproject.toml", "alembic.ini", "README.md", "CHANGELOG.md"),
)
SETTLED: Final = ("pytest", "hypothesis", "sqlalchemy", "alembic.command", "typer", "rich.console")
_READING: Final = (
    "domain/test_reading.py",
    "domain/test_reading_header.py",
    "formats/test_native.py",
    "domain/test_catalogue.py",
)
_NAMES: Final = ("domain/test_suggesting_evidence.py",)
# A file is tested by the namesakes of it and its folder in tests/domain and tests/properties, and by these.
ALSO: Final = {
    "actors": ("domain/test_laid_actors.py",),
    "amending": ("domain/test_deciding.py",),
    "annotation": _READING,
    "assembly": ("domain/test_resolve.py", "formats/test_codebook.py"),
    "chain_marks": ("domain/test_chain.py", "properties/test_chain.py", "domain/test_reading.py"),
    "claims": ("domain/test_laid_claims.py",),
    "codebook": ("formats/test_codebook.py", "formats/test_sheet.py"),
    "entries": ("formats/test_codebook.py",),
    "entry_fields": ("domain/test_entries.py", "formats/test_codebook.py"),
    "fields": (*_READING, "docs/test_documented.py"),
    "folding": ("domain/test_spans.py", "properties/test_spans.py"),
    "judged": ("domain/test_contradicting.py",),
    "name_findings": ("domain/test_catalogue.py",),
    "names": ("properties/test_name_keys.py",),
    "nearness": ("domain/test_spans.py",),
    "quotemarks": ("properties/test_spans.py",),
    "quoting": _READING,
    "reading": _READING[1:],
    "refs": ("domain/test_keys.py",),
    "suggesting_letters": ("domain/test_suggesting_names.py",),
    "suggesting_lexicon": ("domain/test_suggesting_names.py", *_NAMES),
    "suggesting_names": _NAMES,
    "suggesting_claims": ("domain/test_suggesting_claims_told.py",),
    "suggesting_relays": ("domain/test_suggesting_speech_told.py", "domain/test_suggesting_speech.py"),
    "suggesting_speech": ("domain/test_suggesting_speech_told.py",),
    "suggesting_texts": (
        "domain/test_suggesting_claims_told.py",
        "domain/test_suggesting_claims.py",
        "domain/test_suggesting_speech.py",
    ),
    "suggesting_voices": ("domain/test_suggesting_speech_told.py", "domain/test_suggesting_speech.py"),
    "suggesting_words": ("domain/test_suggesting_names.py", *_NAMES),
    "topics": ("domain/test_laid_topics.py",),
    "urls": ("properties/test_name_keys.py",),
    "values": _READING,
}


class Proving:
    """A copy of the package and its tests, in which one mutant after the other is tried."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        for name in COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copyfile(source, folder / name)
        for name in SETTLED:
            import_module(name)
        gc.freeze()

    def tests_of(self, file: Path) -> list[str]:
        """Give the tests that fit a file, the nearest first."""
        rooms = ("domain", "properties")
        near = [f"{room}/test_{name}.py" for name in (file.stem, file.parent.name) for room in rooms]
        near += ALSO.get(file.stem, ())
        return [f"tests/{path}" for path in dict.fromkeys(near) if (self._folder / "tests" / path).is_file()]

    def seconds(self, file: Path, tests: list[str]) -> float:
        """Give how long the tests take on the file as it is; they must pass, and must notice a file that is broken."""
        begun = time.monotonic()
        if self._run(tests, limit=600, caching=True) != 0:
            sys.exit(f"{(self._folder / 'said.txt').read_text()}\n{file}: its tests fail on the file as it is")
        taken = time.monotonic() - begun
        if not self.notices(file, "raise SystemError\n", tests, limit=60):
            sys.exit(f"{file}: no test reads it")
        return taken

    def notices(self, file: Path, source: str, tests: list[str], *, limit: int) -> bool:
        """Tell whether a test fails, or never ends, with this text in the place of the file."""
        path = self._folder / file
        kept = path.read_bytes()
        for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*"):
            compiled.unlink()
        path.write_text(source, encoding="utf-8")
        try:
            # The nearest tests notice nearly all, so the others are not even collected before those have passed.
            return any(self._run(some, limit=limit) != 0 for some in (tests[:1], tests[1:]) if some)
        finally:
            path.write_bytes(kept)

    def _run(self, tests: list[str], *, limit: int, caching: bool = False) -> int:
        """Run tests in a child of this process, which has the libraries but nothing of ours in memory."""
        child = os.fork()
        if child == 0:
            code = 1
            try:
                code = _in_child(self._folder, tests, limit, caching=caching)
            except BaseException:  # noqa: BLE001 - whatever it is, this process ends here and not in the loop above
                traceback.print_exc()
            os._exit(code)
        return os.waitpid(child, 0)[1]


def _in_child(folder: Path, tests: list[str], limit: int, *, caching: bool) -> int:
    import pytest
    from hypothesis import HealthCheck, Phase, settings

    signal.alarm(limit * 10)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
    resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
    said = os.open(folder / "said.txt", os.O_RDWR | os.O_CREAT | os.O_TRUNC)
    for stream in (0, 1, 2):
        os.dup2(said, stream)
    os.chdir(folder)
    os.environ |= {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(folder)}
    sys.dont_write_bytecode = not caching
    sys.path[:] = [str(folder), *(entry for entry in sys.path if entry and Path(entry).resolve() != ROOT)]
    few = (Phase.explicit, Phase.generate)
    settings.register_profile("mutants", max_examples=30, deadline=None, database=None, phases=few,
                              suppress_health_check=list(HealthCheck))  # fmt: skip
    settings.load_profile("mutants")
    early = "ignore::pytest.PytestAssertRewriteWarning"  # the libraries are in memory already: that is the point
    chosen = [
        "-W",
        early,
        "-m",
        "not postgres and not slow and not browser",
        "--hypothesis-seed=0",
        f"--basetemp={folder}/kept",
    ]
    told = "--tb=short" if caching else "--tb=no"
    return int(pytest.main([*tests, "-x", "-q", told, "-p", "no:cacheprovider", *chosen]))


def _asked() -> argparse.Namespace:
    words = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    words.add_argument("--file", help="one file of the room, as `dates` or `catalogue/entry`")
    words.add_argument("--most", type=int, help="try so many mutants of a file")
    words.add_argument("--seed", type=int, default=0, help="which sample (0)")
    words.add_argument("--at", type=int, help="only the mutants of this line")
    return words.parse_args()


def main() -> None:
    """Print for each file how many mutants there were and which of them passed for the real thing."""
    asked = _asked()
    files = sorted(path.relative_to(ROOT) for path in (ROOT / DOMAIN).glob(f"{asked.file or '**/*'}.py"))
    with tempfile.TemporaryDirectory(prefix="claimtrack-mutants-") as folder:
        proving = Proving(Path(folder))
        for file in files:
            tests = proving.tests_of(file)
            tried = [one for one in mutants((ROOT / file).read_text("utf-8")) if asked.at in (None, one.line)]
            if not tests or not tried:
                print(f"{file}: {len(tried)} mutants, no test of its own", flush=True)
                continue
            if asked.most is not None and asked.most < len(tried):
                picked = random.Random(asked.seed).sample(range(len(tried)), asked.most)  # noqa: S311 - a sample
                tried = [tried[at] for at in sorted(picked)]
            limit = int(3 + 2 * proving.seconds(file, tests))
            passed = [one for one in tried if not proving.notices(file, one.source, tests, limit=limit)]
            print(f"{file}: {len(tried)} mutants, {len(tried) - len(passed)} killed, {len(passed)} survived")
            for one in passed:
                print(f"  {file}:{one.line}: {one.was}  ->  {one.now or '(gone)'}", flush=True)


if __name__ == "__main__":
    main()
