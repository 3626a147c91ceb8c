"""Runs command lines through an installed AWS CLI, in one process: its start alone takes longer than what it does.

Reads a JSON list of {"args": [...]} from its input; before each it tells the recording server which one comes. Writes a JSON list of
{"exitCode", "stdout", "stderr"}. The endpoint and the credentials are in the environment.
"""
import contextlib
import functools
import http.client
import importlib
import io
import json
import os
import socket
import sys
import time
from urllib.parse import urlsplit

from awscli.clidriver import create_clidriver

# Version 2.9 does not know the variable yet.
ENDPOINT = ['--endpoint-url', os.environ['AWS_ENDPOINT_URL']]
endpoint = urlsplit(os.environ['AWS_ENDPOINT_URL'])

# Nobody is here to be patient: a second try comes at once.
time.sleep = lambda seconds: None

resolve = socket.getaddrinfo


def here_only(host, *rest, **more):
    """Some operations put a name before the endpoint's host, and an address has no names under it. Nothing leaves this machine."""
    if str(host) != '127.0.0.1' and not str(host).endswith('.127.0.0.1'):
        raise socket.gaierror(f'{host} is not here')
    return resolve('127.0.0.1', *rest, **more)


socket.getaddrinfo = here_only



def share_loader():
    """Reads each model once, and not once a command line. Version 2 carries a botocore of its own."""
    for name in ('botocore.session', 'awscli.botocore.session'):
        try:
            session = importlib.import_module(name)
        except ImportError:
            continue
        session.create_loader = functools.lru_cache(maxsize=None)(session.create_loader)


share_loader()


class Capture(io.TextIOWrapper):
    """A text stream over bytes, as the CLI wants its output: some formatters write to the buffer."""

    def __init__(self):
        super().__init__(io.BytesIO(), encoding='utf-8', newline='', write_through=True)

    def fileno(self):
        raise io.UnsupportedOperation('fileno')

    def bytes(self):
        self.flush()
        return self.buffer.getvalue()


def announce(number):
    connection = http.client.HTTPConnection(endpoint.netloc)
    connection.request('POST', f'/-/case/{number}')
    connection.getresponse().read()
    connection.close()


def run(args):
    out, err = Capture(), Capture()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        sys.argv = ['aws', *args]
        try:
            code = create_clidriver().main([*args, *ENDPOINT])
        except SystemExit as leaving:
            code = leaving.code
        except BaseException as error:
            print(repr(error), file=sys.stderr)
            code = -1
    return {'exitCode': code, 'stdout': out.bytes().decode('utf-8', 'replace'), 'stderr': err.bytes().decode('utf-8', 'replace')}


results = []
for number, case in enumerate(json.load(sys.stdin)):
    announce(number)
    results.append(run(case['args']))
json.dump(results, sys.stdout)
