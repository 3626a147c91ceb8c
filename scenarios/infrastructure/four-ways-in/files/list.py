import boto3
from botocore.exceptions import ClientError

ec2 = boto3.client("ec2")
try:
    response = ec2.describe_instances()
    for reservation in response["Reservations"]:
        for instance in reservation["Instances"]:
            print(instance["InstanceId"], instance["State"]["Name"])
except ClientError as error:
    print(error)
