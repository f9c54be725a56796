"""What an intake reads: files, folders, archives and uploads, as page texts that are not parsed yet."""

from __future__ import annotations

import hashlib
import io
import os
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NamedTuple

from seeds.corpus import Corpus
from seeds.corrections import SUFFIX, beside, decode_form
from seeds.decode import PageUnreadable, decode_page
from seeds.model import Page, PageFormatError, page_from_json
from seeds.rulings import Ruling
from store.values import Failure
from store.writing import Share

# Text and source, and, where there is something to hand in, the archive's words and what people have said.
Parse = Callable[..., Page]

TEXTS, PAGES, ARCHIVES = {".txt", ".md"}, {".jsonl"}, {".zip"}
_KNOWN = "page texts are .txt or .md, pages in the schema .jsonl, and .zip holds these"
# A page text is refused beyond 5 MB by the decoder; one byte more is read, so that it sees it.
_TEXT_BYTES = 5 * 1024 * 1024 + 1
_LINE_BYTES = 64 * 1024 * 1024
# What may come out of a .zip in all, and from how many files.
_UNPACKED_BYTES = 1024 * 1024 * 1024
_MEMBERS = 20_000
_UTF8_NAMES = 0x800
# An escaped NUL: an odd number of backslashes before u0000.
_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")


@dataclass(frozen=True, slots=True)
class Source:
    """A page text: where it was found, what it is known by, and how to parse it.

    `origin` and `alike_only` as in `keep.Ready`. `page()` raises PageUnreadable or PageFormatError.
    """

    path: str
    origin: str | None
    text_hash: str
    text: str | None
    page: Callable[[Corpus | None, Ruling], Page]
    alike_only: bool = False
    # What the file beside it says (`seeds.corrections`), None where there is none.
    form: str | None = None
    # The rows of its articles, where they were made beforehand: then `page()` is without articles, `whole()`
    # with them. `doubts`: of each article, by its position. `goes_on`: some go on on other pages.
    made: Share | None = None
    whole: Callable[[], Page] | None = None
    doubts: Sequence[tuple[int, str]] = ()
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an archive that nobody has read yet; `met` are the sources of those before it."""

    path: str
    origin: str
    line: bytes
    upload: bool
    met: set[str]

    def source(self, told: Told | str) -> Source | Failure:
        """What was read of it (`read_line`), as a page to be taken in."""
        if isinstance(told, str):
            return Failure(self.path, told)
        page = told.page
        # A source that many lines share (the archive's own name) tells no page from another.
        own = page.source if page.source and page.source not in self.met else None
        self.met.add(page.source)
        place = f"{self.origin}#{own}" if own else None
        return Source(self.path, place, told.text_hash, None, lambda *_: page, self.upload)


class Told(NamedTuple):
    """A page of an archive as it was read, and the hash that it is known by."""

    page: Page
    text_hash: str


def find(paths: Iterable[Path]) -> Iterator[Path | Failure]:
    """The files of these paths: folders recursively and sorted, without what is not ours."""
    met: set[Path] = set()
    for path in paths:
        try:
            for file in _found(path):
                if not isinstance(file, Path) or file not in met:
                    yield file
                if isinstance(file, Path):
                    met.add(file)
        except OSError as error:
            yield Failure(str(path), f"it cannot be read: {error.strerror}")


def _found(path: Path) -> Iterable[Path | Failure]:
    if path.is_dir():
        return _in_folder(path)
    if path.suffix.lower() == SUFFIX:
        # A correction is taken with its page.
        pages = [page for suffix in sorted(TEXTS) if (page := path.with_suffix(suffix)).is_file()]
        return pages or [
            Failure(str(path), "there is no page beside it; name it like the page, 02.fix for 02.txt")
        ]
    if not path.exists():
        return [Failure(str(path), "there is no such file or folder; check the path")]
    if path.suffix.lower() not in TEXTS | PAGES | ARCHIVES:
        return [Failure(str(path), f"its kind is not known; {_KNOWN}")]
    return [path]


def _in_folder(folder: Path) -> list[Path | Failure]:
    """Every file of ours below a folder, sorted; a folder that cannot be looked into is named."""
    closed: list[OSError] = []
    files = [Path(at) / name for at, _, names in os.walk(folder, onerror=closed.append) for name in names]
    reasons = [Failure(str(error.filename), f"it cannot be read: {error.strerror}") for error in closed]
    return [*sorted(file for file in files if _wanted(file, folder)), *reasons]


def read_file(path: Path, parse: Parse) -> Iterator[Source | Line | Failure]:
    """The page texts of one file."""
    try:
        form = _form(path) if path.suffix.lower() in TEXTS else None
        with path.open("rb") as file:
            yield from read_stream(str(path), file, parse, origin=str(path.resolve()), form=form)
    except PageUnreadable as error:
        yield Failure(str(beside(path)), str(error))
    except OSError as error:
        yield Failure(str(path), f"the file cannot be read: {error.strerror}")


def _form(path: Path) -> str | None:
    """What the file beside a page says of it; None without one."""
    return decode_form(beside(path).read_bytes()) if beside(path).is_file() else None


def read_stream(
    name: str,
    file: IO[bytes],
    parse: Parse,
    *,
    origin: str,
    upload: bool = False,
    form: str | None = None,
) -> Iterator[Source | Line | Failure]:
    """The page texts of an open file whose name says what it is."""
    suffix = Path(name).suffix.lower()
    if suffix in TEXTS:
        yield _text(name, file.read(_TEXT_BYTES), parse, origin, upload, form)
    elif suffix in PAGES:
        yield from _lines(name, file, origin, upload)
    elif suffix in ARCHIVES:
        yield from _archive(name, file, parse, origin)
    else:
        yield Failure(name, f"its kind is not known; {_KNOWN}")


def _wanted(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return not hidden and file.suffix.lower() in TEXTS | PAGES | ARCHIVES and file.is_file()


def _text(  # noqa: PLR0917 - all that makes a source
    name: str, data: bytes, parse: Parse, origin: str, upload: bool, form: str | None
) -> Source | Failure:
    try:
        text = decode_page(data)
    except PageUnreadable as error:
        return Failure(name, str(error))
    source = Path(name).name

    def page(corpus: Corpus | None, ruling: Ruling) -> Page:
        return parse(text, source, corpus, ruling) if corpus or ruling else parse(text, source)

    return Source(name, origin, digest(text), text, page, upload, form)


def _lines(name: str, file: IO[bytes], origin: str, upload: bool) -> Iterator[Source | Line | Failure]:
    met: set[str] = set()
    number = 0
    while line := file.readline(_LINE_BYTES):
        number += 1
        where = f"{name}:{number}"
        if len(line) == _LINE_BYTES:
            yield Failure(where, "the line is longer than 64 MB; write one page a line")
            return
        line = line.removeprefix(b"\xef\xbb\xbf").strip()
        if line:
            yield Line(where, origin, line, upload, met)
    if not number:
        yield Failure(name, "the file is empty")


def read_line(line: bytes) -> Told | str:
    """The page of a line, or why it is none."""
    try:
        page = page_from_json(line)
    except PageFormatError as error:
        return str(error)
    if fault := _unusable(page, line):
        return fault
    # The same page under another source's name is still the same.
    told = page.model_copy(update={"source": ""}).model_dump_json(by_alias=True, exclude_defaults=True)
    return Told(page, digest(told))


def _unusable(page: Page, line: bytes) -> str | None:
    if b"\\u0000" in line and _NUL.search(line):
        return "it holds NUL characters; take them out"
    if page.page is not None and not 0 < page.page < 10_000:
        return "page: should be the number of the page in its issue, from 1"
    return None


def _archive(name: str, file: IO[bytes], parse: Parse, origin: str) -> Iterator[Source | Line | Failure]:
    try:
        with zipfile.ZipFile(file) as archive:
            members = [item for item in archive.infolist() if _member_wanted(item)]
            if fault := _bomb(members):
                yield Failure(name, fault)
                return
            if not members:
                yield Failure(name, f"nothing in it can be taken in; {_KNOWN}")
            forms = {_member_name(item): item for item in archive.infolist() if _is_form(item)}
            for member in sorted(members, key=_member_name):
                form = forms.get(str(beside(Path(_member_name(member)))))
                where = f"{name}/{_member_name(member)}"
                yield from _member(where, archive, member, parse, origin, form)
    except (zipfile.BadZipFile, NotImplementedError, EOFError) as error:
        yield Failure(name, f"the archive is damaged ({error}); pack it anew")


def _member(  # noqa: PLR0917 - where it is, and what is beside it
    where: str,
    archive: zipfile.ZipFile,
    member: zipfile.ZipInfo,
    parse: Parse,
    origin: str,
    form: zipfile.ZipInfo | None,
) -> Iterator[Source | Line | Failure]:
    if member.flag_bits & 1:
        yield Failure(where, "it is locked with a password; pack it without")
        return
    try:
        said = decode_form(archive.read(form)) if form else None
        with archive.open(member) as inside:
            place = f"{origin}#{_member_name(member)}"
            yield from read_stream(where, inside, parse, origin=place, upload=True, form=said)
    except PageUnreadable as error:
        yield Failure(str(beside(Path(where))), str(error))
    except (zipfile.BadZipFile, EOFError, NotImplementedError, zipfile.zlib.error) as error:  # type: ignore[attr-defined]
        yield Failure(where, f"it is damaged in the archive ({error}); pack it anew")


def _member_wanted(member: zipfile.ZipInfo) -> bool:
    path = Path(_member_name(member))
    hidden = any(part.startswith((".", "__MACOSX")) for part in path.parts if part != "..")
    return not member.is_dir() and not hidden and path.suffix.lower() in TEXTS | PAGES


def _is_form(member: zipfile.ZipInfo) -> bool:
    small = member.file_size < _TEXT_BYTES and not member.flag_bits & 1
    return small and Path(_member_name(member)).suffix.lower() == SUFFIX


def _member_name(member: zipfile.ZipInfo) -> str:
    if member.flag_bits & _UTF8_NAMES:
        return member.filename
    # Chinese Windows writes names in GBK and does not say so.
    try:
        return member.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return member.filename


def _bomb(members: list[zipfile.ZipInfo]) -> str | None:
    if len(members) > _MEMBERS:
        return f"it holds more than {_MEMBERS} files; pack fewer"
    if sum(member.file_size for member in members) > _UNPACKED_BYTES:
        return "it unpacks to more than 1 GB; pack less"
    return None


def from_bytes(name: str, data: bytes, parse: Parse) -> Iterator[Source | Line | Failure]:
    """The page texts of an upload; its name alone does not make it the page of that name."""
    yield from read_stream(name, io.BytesIO(data), parse, origin=f"upload:{name}", upload=True)


def digest(text: str) -> str:
    """A text's hash, the same with either kind of line end."""
    return hashlib.sha256(text.replace("\r\n", "\n").encode("utf-8", "surrogatepass")).hexdigest()
