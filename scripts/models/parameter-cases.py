"""Fills in what the installed botocore says in test/models/parameters.cases.json: each case is [service, operation, input, report].

    python3 scripts/models/parameter-cases.py
"""
import json
from pathlib import Path

import botocore.session
from botocore.validate import ParamValidator

path = Path(__file__).parent / '../../test/models/parameters.cases.json'
session = botocore.session.get_session()
cases = []
for service, operation, given, *_ in json.loads(path.read_text()):
    shape = session.get_service_model(service).operation_model(operation).input_shape
    report = ParamValidator().validate(given, shape).generate_report() if shape else ''
    cases.append([service, operation, given, report])
path.write_text('[\n' + ',\n'.join('  ' + json.dumps(case, ensure_ascii=False) for case in cases) + '\n]\n')
