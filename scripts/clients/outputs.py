"""Prints, as JSON, what an installed AWS CLI's own formatters make of some values.

    PYTHON scripts/clients/outputs.py < test/aws/cases/output-values.json > test/aws/cases/outputs-v2.json

PYTHON is one that can import the client, `/usr/bin/python3` for Debian's version 2.

A value `{"$float": 3}` stands for Python's 3.0, which JSON as JavaScript writes it cannot tell from 3. Formats that the client does not
have are left out: version 1 knows no YAML.
"""
import io
import json
import sys
from argparse import Namespace

import awscli
import awscli.table
import jmespath
from awscli.formatter import get_formatter
from awscli.table import ColorizedStyler, MultiTable, Styler

WIDTHS = (40, 80, 200)
# One for all: each makes colorama wrap the output once more.
COLORED = ColorizedStyler()


def python_value(value):
    if isinstance(value, list):
        return [python_value(item) for item in value]
    if isinstance(value, dict):
        if list(value) == ['$float']:
            return float(value['$float'])
        return {key: python_value(item) for key, item in value.items()}
    return value


def rendered(kind, value, table=None):
    # Through a query, as values that are no answer only come from one.
    formatter = get_formatter(kind, Namespace(query=jmespath.compile('Value'), color='off', output=kind))
    if table is not None:
        formatter.table = table
    stream = io.StringIO()
    try:
        formatter('describe-x', {'Value': python_value(value)}, stream)
    except Exception as error:
        # What a format cannot show is an error with that text, and exit code 255.
        return {'error': str(error)}
    return stream.getvalue()


def table(value, width, styler):
    awscli.table.determine_terminal_width = lambda: width
    return rendered('table', value, MultiTable(initial_section=False, column_separator='|', styler=styler))


def formats(value):
    found = {}
    for kind in ('json', 'text', 'yaml', 'yaml-stream'):
        try:
            found[kind] = rendered(kind, value)
        except ValueError as error:
            if 'Unknown output type' not in str(error):
                raise
    for width in WIDTHS:
        found[f'table {width}'] = table(value, width, Styler())
    found['table color'] = table(value, 80, COLORED)
    return found


values = json.load(sys.stdin)
json.dump({'source': f'aws-cli {awscli.__version__}', 'cases': [formats(value) for value in values]}, sys.__stdout__, indent=1)
