"""Reads CSVs of a server by two readers that know nothing of it, Python's csv and DuckDB, and compares each with what a JSON answer says.

    python3 read.py FOLDER

For each NAME.csv the folder has a NAME.json: a list of rows, the header first, of texts. The apostrophe that stands before a text which a
spreadsheet would take for a formula is taken off, as docs/api.md tells. For each NAME.csv-metadata.json a third reader, csvw, has to read
the rows of NAME.csv with the columns, datatypes and separators that it describes.
"""

import csv
import json
import pathlib
import re
import sys
import warnings

import duckdb
from csvw import Table

GUARD = re.compile(r"^'(?=[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20])")


def unguarded(rows):
    return [[GUARD.sub("", cell or "") for cell in row] for row in rows]


def by_csv(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.reader(file, strict=True))


def by_duckdb(path):
    read = duckdb.sql(
        "SELECT * FROM read_csv(?, header = false, all_varchar = true, delim = ',', quote = '\"', escape = '\"', "
        "strict_mode = true, auto_detect = false, parallel = false, columns = ?)",
        params=[str(path), {f"c{i}": "VARCHAR" for i in range(len(by_csv(path)[0]))}],
    )
    return [list(row) for row in read.fetchall()]


def check_description(path):
    csv_path = path.with_name(path.name.removesuffix("-metadata.json"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # csvw warns of what the vocabulary doesn't allow
        got = list(Table.from_file(path))
    want = by_csv(csv_path)
    names = [column["titles"][0] for column in json.loads(path.read_text(encoding="utf-8"))["tableSchema"]["columns"]]
    if len(got) == len(want) - 1 and names == want[0]:
        return 0
    print(f"{path.name}: describes {len(got)} rows of {len(want) - 1}, columns {names}, want {want[0]}")
    return 1


def main(folder):
    failed = count = rows = 0
    for path in sorted(pathlib.Path(folder).glob("*.csv-metadata.json")):
        try:
            failed += check_description(path)
        except Exception as error:  # each description is told of
            failed += 1
            print(f"{path.name}: {error!r}")
        count += 1
    for path in sorted(pathlib.Path(folder).glob("*.csv")):
        if not path.with_suffix(".json").exists():
            continue
        want = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        for reader in (by_csv, by_duckdb):
            got = unguarded(reader(path))
            if got == want:
                continue
            failed += 1
            at = next((i for i, (a, b) in enumerate(zip(got, want)) if a != b), min(len(got), len(want)))
            print(f"{path.name}, {reader.__name__}: {len(got)} rows of {len(want)}, row {at}: {got[at:at + 1]}, want {want[at:at + 1]}")
        count, rows = count + 1, rows + len(want) - 1
    print(f"csv: {count} tables with {rows} rows, {failed} failed")
    return 1 if failed or not count else 0


sys.exit(main(sys.argv[1]))
