"""Prints, as JSON, what an installed AWS CLI's own models say of some services: which operations there are, and the members of each.

    PYTHON test/parity/client-models.py SERVICE...

By service: `operations` (`uri`, `input` and `output` as names of shapes, `shownKeys` of its paginator) and `shapes` (`members` in
the model's order, each with the name of its shape; `required` ones; `tokens` that clients fill in; `booleanHeaders`; `item` of lists and maps).
"""
import json
import sys

try:
    from awscli.botocore.exceptions import DataNotFoundError
    from awscli.botocore.session import Session
except ImportError:
    from botocore.exceptions import DataNotFoundError
    from botocore.session import Session


def shape_facts(shape, shapes):
    if shape is None:
        return None
    if shape.name in shapes:
        return shape.name
    facts = shapes[shape.name] = {}
    if shape.type_name == 'structure':
        facts['members'] = {name: shape_facts(member, shapes) for name, member in shape.members.items()}
        facts['required'] = shape.required_members
        facts['tokens'] = [name for name, member in shape.members.items() if member.metadata.get('idempotencyToken')]
        facts['booleanHeaders'] = [
            member.serialization['name'].lower()
            for member in shape.members.values()
            if member.type_name == 'boolean' and member.serialization.get('location') == 'header'
        ]
    elif shape.type_name == 'list':
        facts['item'] = shape_facts(shape.member, shapes)
    elif shape.type_name == 'map':
        facts['item'] = shape_facts(shape.value, shapes)
    return shape.name


def shown_keys(paginators, name):
    try:
        paginator = paginators.get_paginator(name)
    except (AttributeError, ValueError):
        return None
    keys = paginator['result_key']
    return [*(keys if isinstance(keys, list) else [keys]), *paginator.get('non_aggregate_keys', [])]


session = Session()
found = {}
for service in sys.argv[1:]:
    if service not in session.get_available_services():
        continue
    model = session.get_service_model(service)
    try:
        paginators = session.get_paginator_model(service)
    except DataNotFoundError:
        paginators = None
    shapes = {}
    operations = {}
    for name in model.operation_names:
        operation = model.operation_model(name)
        operations[name] = {
            'uri': operation.http.get('requestUri', '/'),
            'input': shape_facts(operation.input_shape, shapes),
            'output': shape_facts(operation.output_shape, shapes),
            'shownKeys': shown_keys(paginators, name),
        }
    found[service] = {'operations': operations, 'shapes': shapes}
json.dump(found, sys.stdout)
