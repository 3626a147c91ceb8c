"""Writes sigv4.cases.json beside it: requests signed by the installed botocore, at a moment that stands still.

    python3 test/wire/sigv4-cases.py
"""
import datetime
import json
import pathlib
from urllib.parse import quote, urlsplit

import botocore
from botocore import auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

NOW = datetime.datetime(2026, 11, 24, 12, 34, 56, tzinfo=datetime.timezone.utc)

auth.get_current_datetime = lambda remove_tzinfo=True: NOW.replace(tzinfo=None) if remove_tzinfo else NOW

SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
REQUESTS = [
    ('iam', 'POST', '/', [], {'content-type': 'application/x-www-form-urlencoded; charset=utf-8'}, 'Action=ListUsers&Version=2010-05-08'),
    ('sts', 'GET', '/', [('Action', 'GetCallerIdentity'), ('Version', '2011-06-15')], {}, ''),
    ('ssm', 'POST', '/', [], {'content-type': 'application/x-amz-json-1.1', 'x-amz-target': 'AmazonSSM.GetParameter'}, '{"Name": "/a b"}'),
    ('access-analyzer', 'GET', '/tags/arn:aws:access-analyzer:us-east-1:123456789012:analyzer/a b', [], {}, ''),
    ('access-analyzer', 'GET', '/a//b/./c/../d/', [('b', '2'), ('a-', '1'), ('a', '~ä+ /')], {}, ''),
    # botocore presigns only the first of two values.
    ('access-analyzer', 'DELETE', '/a//b/./c/../d/', [('b', '2'), ('a', '~ä+ /'), ('a', '')], {}, ''),
    ('account', 'PUT', '/x', [], {'x-spaces': '  a   b  '}, '{}'),
    ('s3', 'GET', '/bucket/photos/tom & jerry+ä.jpg', [], {}, ''),
    ('s3', 'GET', '/bucket//a/../b/./c//', [('versionId', 'x/y=')], {'range': 'bytes=0-9'}, ''),
    ('s3', 'GET', '/bucket/100%/~a(b)!*\'', [], {}, ''),
    ('s3', 'GET', '/', [], {}, ''),
    ('s3', 'GET', '/bucket', [('list-type', '2'), ('prefix', 'a/b c'), ('delimiter', '/'), ('acl', '')], {}, ''),
    ('s3', 'PUT', '/bucket/key', [], {'x-amz-meta-a': 'b', 'content-type': 'text/plain'}, 'hello'),
]


def cases():
    for token in (None, 'a/session+token=='):
        credentials = Credentials('AKIDEXAMPLE', SECRET, token)
        for service, method, path, query, headers, body in REQUESTS:
            for presigned in (False, True):
                if presigned and method != 'GET':
                    continue
                encoded = quote(path, safe='/~')
                url = 'https://host.example:8443' + encoded
                if query:
                    url += '?' + '&'.join(f'{quote(name, safe="~")}={quote(value, safe="~")}' for name, value in query)
                request = AWSRequest(method, url, headers=dict(headers), data=body)
                request.context['payload_signing_enabled'] = True
                s3 = service == 's3'
                if presigned:
                    signer = (auth.S3SigV4QueryAuth if s3 else auth.SigV4QueryAuth)(credentials, service, 'eu-west-1', expires=900)
                else:
                    signer = (auth.S3SigV4Auth if s3 else auth.SigV4Auth)(credentials, service, 'eu-west-1')
                signer.add_auth(request)
                sent = urlsplit(request.url)
                yield {
                    'service': service, 'method': method, 'path': encoded, 'query': query, 'headers': headers, 'body': body, 'token': token,
                    'presigned': presigned,
                    'signed': sent.query.rsplit('X-Amz-Signature=')[-1] if presigned else request.headers['Authorization'],
                }


target = pathlib.Path(__file__).with_name('sigv4.cases.json')
lines = ',\n'.join(json.dumps(case, ensure_ascii=False) for case in cases())
target.write_text('{"source": "botocore %s",\n"cases": [\n%s\n]}\n' % (botocore.__version__, lines), encoding='utf-8')
