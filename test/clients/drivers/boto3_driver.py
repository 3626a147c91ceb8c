"""Drives boto3 against an endpoint: prints a line of JSON for each check. The facts stand in the file that the first argument names."""

import hashlib
import io
import json
import os
import sys
import urllib.error
import urllib.request

import boto3
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError

with open(sys.argv[1], encoding="utf-8") as file:
    facts = json.load(file)

bucket = facts["bucket"]
intern = {"aws_access_key_id": facts["intern"]["accessKeyId"], "aws_secret_access_key": facts["intern"]["secretAccessKey"]}


def client(service, **options):
    return boto3.client(service, **options)


def equal(found, expected):
    if found != expected:
        raise AssertionError(f"{found!r} instead of {expected!r}")


def digest(data):
    return hashlib.sha256(data).hexdigest()


with open(facts["largeFile"], "rb") as file:
    large = file.read()


def success():
    equal(client("sts").get_caller_identity()["Arn"], f"arn:aws:iam::{facts['accountId']}:user/admin")
    reservations = client("ec2").describe_instances()["Reservations"]
    equal([i["InstanceId"] for r in reservations for i in r["Instances"]], [facts["instanceId"]])
    equal(client("ssm").get_parameter(Name="/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64")["Parameter"]["Value"], facts["imageId"])


def refusals():
    for service, call, code, status in [
        ("s3", lambda c: c.list_buckets(), "AccessDenied", 403),
        ("iam", lambda c: c.list_users(), "AccessDenied", 403),
        ("ec2", lambda c: c.describe_instances(), "UnauthorizedOperation", 403),
        ("ssm", lambda c: c.get_parameter(Name="/aws/service/x"), "AccessDeniedException", 400),
    ]:
        try:
            call(client(service, **intern))
        except ClientError as error:
            answer = error.response
            equal((answer["Error"]["Code"], answer["ResponseMetadata"]["HTTPStatusCode"]), (code, status))
            if answer["ResponseMetadata"].get("RequestId", "") == "":
                raise AssertionError("no request id")
            if service != "ec2" and "not authorized to perform" not in answer["Error"]["Message"]:
                raise AssertionError(answer["Error"]["Message"])
        else:
            raise AssertionError(f"{service} was not refused")


def exceptions():
    s3 = client("s3")
    for call, kind in [
        (lambda: s3.get_object(Bucket=bucket, Key="nothing"), s3.exceptions.NoSuchKey),
        (lambda: s3.list_objects_v2(Bucket="nobody-has-this-bucket"), s3.exceptions.NoSuchBucket),
        (lambda: client("iam").get_user(UserName="nobody"), client("iam").exceptions.NoSuchEntityException),
        (lambda: client("ssm").get_parameter(Name="/nothing"), client("ssm").exceptions.ParameterNotFound),
    ]:
        try:
            call()
        except ClientError as error:
            equal(type(error).__name__, kind.__name__)
        else:
            raise AssertionError(f"no {kind.__name__}")
    try:
        s3.head_object(Bucket=bucket, Key="nothing")
    except ClientError as error:
        equal((error.response["Error"]["Code"], error.response["Error"]["Message"]), ("404", "Not Found"))
    else:
        raise AssertionError("HEAD of nothing")


def signatures():
    try:
        client("sts", aws_access_key_id=intern["aws_access_key_id"], aws_secret_access_key="wrong").get_caller_identity()
    except ClientError as error:
        equal(error.response["Error"]["Code"], "SignatureDoesNotMatch")
    try:
        client("sts", aws_access_key_id="AKIAIOSFODNN7EXAMPLE", aws_secret_access_key="wrong").get_caller_identity()
    except ClientError as error:
        equal(error.response["Error"]["Code"], "InvalidClientTokenId")


def pagination():
    pages = list(client("iam").get_paginator("list_users").paginate(PaginationConfig={"PageSize": 10}))
    equal(len([u for p in pages for u in p["Users"] if u["UserName"].startswith("paged-")]), facts["users"])
    equal(len(pages) > 2, True)
    pages = list(client("s3").get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix="page/", PaginationConfig={"PageSize": 10}))
    equal([len(p["Contents"]) for p in pages], [10, 10, 5])


def waiters():
    ec2 = client("ec2")
    launched = ec2.run_instances(ImageId=facts["imageId"], InstanceType="t3.micro", MinCount=1, MaxCount=1)["Instances"][0]["InstanceId"]
    ec2.get_waiter("instance_running").wait(InstanceIds=[launched])
    ec2.terminate_instances(InstanceIds=[launched])
    ec2.get_waiter("instance_terminated").wait(InstanceIds=[launched])
    client("s3").get_waiter("bucket_exists").wait(Bucket=bucket)


def retries():
    s3 = client("s3", endpoint_url=facts["flakyEndpoint"], config=Config(retries={"mode": "standard", "max_attempts": 4}))
    answer = s3.put_object(Bucket=bucket, Key="flaky-put", Body=b"meow")
    equal(answer["ResponseMetadata"]["RetryAttempts"], 2)
    answer = s3.get_object(Bucket=bucket, Key="flaky-put")
    equal((answer["Body"].read(), answer["ResponseMetadata"]["RetryAttempts"]), (b"meow", 2))


def multipart():
    s3 = client("s3")
    config = TransferConfig(multipart_threshold=5 * 1024 * 1024, multipart_chunksize=5 * 1024 * 1024)
    s3.upload_file(facts["largeFile"], bucket, "large", Config=config, ExtraArgs={"Metadata": {"who": "cat"}})
    head = s3.head_object(Bucket=bucket, Key="large")
    equal((head["ContentLength"], head["ETag"][-3:], head["Metadata"]), (facts["largeSize"], '-5"', {"who": "cat"}))
    target = os.path.join(facts["folder"], "large.down")
    s3.download_file(bucket, "large", target, Config=config)
    with open(target, "rb") as file:
        equal(digest(file.read()), digest(large))
    equal(s3.list_multipart_uploads(Bucket=bucket).get("Uploads", []), [])


def presigned():
    """By default boto3 signs URLs for a custom endpoint with version 2, which new buckets of AWS refuse."""
    old = client("s3").generate_presigned_url("get_object", Params={"Bucket": bucket, "Key": "page/1"})
    try:
        urllib.request.urlopen(old)
    except urllib.error.HTTPError as error:
        equal((error.code, b"Please use AWS4-HMAC-SHA256." in error.read()), (400, True))
    else:
        raise AssertionError("signature version 2 was not refused")
    s3 = client("s3", config=Config(signature_version="s3v4"))
    where = {"Bucket": bucket, "Key": "signed \u00e5+b c"}
    request = urllib.request.Request(s3.generate_presigned_url("put_object", Params=where, ExpiresIn=60), data=b"meow", method="PUT")
    with urllib.request.urlopen(request) as answer:
        equal(answer.status, 200)
    url = s3.generate_presigned_url("get_object", Params=where, ExpiresIn=60)
    with urllib.request.urlopen(url) as answer:
        equal(answer.read(), b"meow")
    try:
        urllib.request.urlopen(url.replace("signed", "other"))
    except urllib.error.HTTPError as error:
        equal((error.code, b"<Code>SignatureDoesNotMatch</Code>" in error.read()), (403, True))
    else:
        raise AssertionError("a changed URL was not refused")


def streaming():
    s3 = client("s3")
    s3.put_object(Bucket=bucket, Key="streamed", Body=io.BytesIO(large))
    s3.put_object(Bucket=bucket, Key="summed", Body=io.BytesIO(large), ChecksumAlgorithm="SHA256")
    size, hasher = 0, hashlib.sha256()
    for chunk in s3.get_object(Bucket=bucket, Key="streamed")["Body"].iter_chunks(64 * 1024):
        size += len(chunk)
        hasher.update(chunk)
    equal((size, hasher.hexdigest()), (facts["largeSize"], digest(large)))
    part = s3.get_object(Bucket=bucket, Key="summed", Range="bytes=100-199")
    equal((part["Body"].read(), part["ResponseMetadata"]["HTTPStatusCode"]), (large[100:200], 206))


def keys():
    s3 = client("s3")
    names = ["a/../b", "a//b", "/leading", "%2F", "plus+and space", "\u732b \U0001f408", "~-_.!'()*", "a?b=c&d#e", "."]
    for name in names:
        s3.put_object(Bucket=bucket, Key="keys/" + name, Body=name.encode())
    equal(sorted(o["Key"] for o in s3.list_objects_v2(Bucket=bucket, Prefix="keys/")["Contents"]), sorted("keys/" + n for n in names))
    for name in names:
        equal(s3.get_object(Bucket=bucket, Key="keys/" + name)["Body"].read(), name.encode())
    answer = s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": "keys/" + n} for n in names]})
    equal(len(answer["Deleted"]), len(names))


def assumed():
    role = f"arn:aws:iam::{facts['accountId']}:role/{facts['roleName']}"
    try:
        client("sts").assume_role(RoleArn=role, RoleSessionName="driver")
    except ClientError as error:
        equal(error.response["Error"]["Code"], "AccessDenied")
    else:
        raise AssertionError("a role that trusts EC2 only was assumed")
    session = client("sts").get_session_token()["Credentials"]
    sts = client(
        "sts", aws_access_key_id=session["AccessKeyId"], aws_secret_access_key=session["SecretAccessKey"], aws_session_token=session["SessionToken"]
    )
    equal(sts.get_caller_identity()["Arn"], f"arn:aws:iam::{facts['accountId']}:user/admin")


def instance_credentials():
    """Runs with the environment of the instance, in a process of its own."""
    equal(
        client("sts").get_caller_identity()["Arn"],
        f"arn:aws:sts::{facts['accountId']}:assumed-role/{facts['roleName']}/{facts['instanceId']}",
    )
    equal(bucket in [b["Name"] for b in client("s3").list_buckets()["Buckets"]], True)
    try:
        client("s3").put_object(Bucket=bucket, Key="mine", Body=b"")
    except ClientError as error:
        equal(error.response["Error"]["Code"], "AccessDenied")
        if "because no identity-based policy allows the s3:PutObject action" not in error.response["Error"]["Message"]:
            raise AssertionError(error.response["Error"]["Message"])
    else:
        raise AssertionError("the role may not put objects")



checks = {
    "success": success,
    "refusals": refusals,
    "exceptions": exceptions,
    "signatures": signatures,
    "pagination": pagination,
    "waiters": waiters,
    "retries": retries,
    "multipart": multipart,
    "presigned": presigned,
    "streaming": streaming,
    "keys": keys,
    "sessions": assumed,
}

if sys.argv[2] == "instance":
    checks = {"credentials from instance metadata": instance_credentials}

for name, check in checks.items():
    try:
        check()
        print(json.dumps({"check": name, "ok": True}), flush=True)
    except Exception as error:  # Whatever it is, it is this check that failed.
        print(json.dumps({"check": name, "ok": False, "why": f"{type(error).__name__}: {error}"}), flush=True)
