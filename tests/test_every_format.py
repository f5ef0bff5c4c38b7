"""From every format a librarian can export, `ketabnama make` gives cards."""

import pytest
from PIL import Image

from tests.catalogue.test_formats import SOURCES
from tests.commands import make

REAL = {
    "MARC 21": "nyu_persian/zyu_20160318_25_arabic_records_techpro_sample_per.mrc",
    "MARCXML without a namespace": "princeton",
    "EPUB": "epub_fa/mstfi-mjidi.epub",
    "XLSX": "csv_xlsx/30_book.xlsx",
    "ONIX": "onix",
    "BibTeX": "bib_fa/Example-IMOS-2.044.bib",
}


def made(source, tmp_path):
    """The answer, and the sizes of the pictures that two rows of `source` become, opened again."""
    answer = make(source, tmp_path, "--rows", "1-2", "--json", template="book-tile")
    files = [one for one in answer.json["files"] if one["kind"] == "picture"]
    return answer, [size_of(tmp_path / "out" / one["path"]) for one in files]


def size_of(path):
    with Image.open(path) as picture:
        picture.load()
        return picture.size


@pytest.mark.parametrize("name", SOURCES)
def test_each_format_becomes_cards(name, tmp_path):
    data = SOURCES[name]
    source = tmp_path / "list.dat"  # the name tells nothing: the bytes must
    source.write_bytes(data.encode() if isinstance(data, str) else data)
    answer, sizes = made(source, tmp_path)
    assert answer.code == 0
    assert set(sizes) == {(324, 405)}


@pytest.mark.parametrize("name", REAL)
def test_real_files_become_cards(name, shared, tmp_path):
    path = shared / "data" / "catalogue" / REAL[name]
    if path.is_dir():
        path = next(file for file in sorted(path.iterdir()) if file.suffix in (".mrx", ".xml"))
    answer, sizes = made(path, tmp_path)
    assert answer.code == 0
    assert set(sizes) == {(324, 405)}
