import sys

import boto3

s3 = boto3.client('s3')
s3.put_object(Bucket=sys.argv[1], Key='tom.txt', Body=b'meow')
print('uploaded')
