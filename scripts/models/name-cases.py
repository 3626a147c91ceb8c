"""Prints test/models/names.cases.json: names for the command line as the installed botocore makes them.

    python3 scripts/models/name-cases.py > test/models/names.cases.json

Only names for which the rule is not plain: runs of capitals, digits, a small first letter.
"""
import json
import re
import sys
from pathlib import Path

from botocore import xform_name

data = Path(__file__).parent / '../../src/models/data'
names = set()
for piece in sorted(data.glob('*/*.json')):
    model = json.loads(piece.read_text())
    names.update(model['operations'] if 'operations' in model else [model['name']])
    for shape in model.get('shapes', {}).values():
        names.update(shape.get('members', {}))
hard = sorted(name for name in names if re.search(r'[A-Z]{2}|[0-9]|^[a-z]+[A-Z]{2}|[-_]', name))
json.dump({name: xform_name(name, '-') for name in hard}, sys.stdout, indent=0)
print()
