"""Prints, as JSON, what an installed AWS CLI prints for `aws SERVICE OPERATION --generate-cli-skeleton input`, for every operation of some services.

    PYTHON scripts/clients/skeletons.py SERVICE...

The CLI's own commands run, in one process, as its start alone would take half an hour over all operations. Where the CLI takes an enum's
value at random, the first is taken.
"""
import contextlib
import copy
import io
import json
import random
import sys

import awscli
from awscli.clidriver import create_clidriver

try:
    from awscli.argparser import ArgParseException as ParserError
except ImportError:
    ParserError = SystemExit

random.choice = lambda values: list(values)[0]

driver = create_clidriver()
emitter = driver.session.get_component('event_emitter')
emitter = getattr(emitter, '_emitter', emitter)
# The name differs between the CLI's versions 1 and 2.
create_parser = getattr(driver, 'create_parser', None) or driver._create_parser
commands = driver._get_command_table()
skeletons = {}


def table_of(service):
    """The operations of a service, or None when this CLI does not know it."""
    command = commands.get('s3api' if service == 's3' else service)
    return None if command is None else command._get_command_table()


for service in sys.argv[1:]:
    table = table_of(service)
    if table is None:
        continue
    parsed_globals, _ = create_parser(commands).parse_known_args([service])
    skeletons[service] = {}
    handlers = copy.copy(emitter)
    for name, command in table.items():
        # Commands that AWS wrote by hand, such as `wait`, are not operations of the API.
        if not hasattr(command, '_operation_model'):
            continue
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(io.StringIO()):
            try:
                command(['--generate-cli-skeleton', 'input'], parsed_globals)
            except (SystemExit, ParserError):
                # The CLI asks for required parameters all the same, as with operations whose body goes to a file.
                pass
        # A command leaves handlers behind for the rest of the process, which is meant to end with it.
        emitter.__dict__.update(copy.copy(handlers).__dict__, _lookup_cache={})
        skeletons[service][name] = json.loads(printed.getvalue() or 'null')

# Version 2 carries a botocore of its own, whose models have no version.
try:
    from botocore import __version__ as botocore
except ImportError:
    botocore = None
print(json.dumps({'version': awscli.__version__, 'botocore': botocore if awscli.__version__.startswith('1.') else None, 'skeletons': skeletons}))
