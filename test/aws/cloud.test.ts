import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestCloud, testCloud } from '../support/cloud.ts';
import { Workplace } from './support/command-line.ts';

/** The command line over a real cloud: what a newcomer types first. */
let cloud: TestCloud;
let place: Workplace;

beforeAll(async () => {
  cloud = await testCloud();
  const { accessKeyId, secretAccessKey } = cloud.admin;
  place = new Workplace({
    credentials: `[default]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
    files: { 'tom.jpg': 'meow' },
  });
});
afterAll(async () => {
  place.remove();
  await cloud.cloud.close();
});

const run = (line: string) => place.run(line.split(' '), { cloud: cloud.cloud });
const ok = async (line: string): Promise<string> => {
  const ran = await run(line);
  expect(ran.stderr).toBe('');
  expect(ran.exitCode).toBe(0);
  return ran.stdout;
};

test('an intern without permissions is refused, and allowed once a policy is attached', async () => {
  expect(await ok('sts get-caller-identity --query Arn --output text')).toBe('arn:aws:iam::123456789012:user/admin\n');
  await ok('iam create-user --user-name intern');
  const [id = '', secret = ''] = (await ok('iam create-access-key --user-name intern --query AccessKey.[AccessKeyId,SecretAccessKey] --output text'))
    .trim()
    .split('\t');
  await ok(`configure set aws_access_key_id ${id} --profile intern`);
  await ok(`configure set aws_secret_access_key ${secret} --profile intern`);
  const refused = await run('--profile intern s3api list-buckets');
  expect(refused).toMatchObject({ exitCode: 254, stdout: '' });
  expect(refused.stderr).toBe(
    '\naws: [ERROR]: An error occurred (AccessDenied) when calling the ListBuckets operation: User: arn:aws:iam::123456789012:user/intern is not authorized to perform: s3:ListAllMyBuckets because no identity-based policy allows the s3:ListAllMyBuckets action\n',
  );
  await ok('iam attach-user-policy --user-name intern --policy-arn arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess');
  expect(JSON.parse(await ok('--profile intern s3api list-buckets'))).toMatchObject({ Buckets: [] });
});

test('a bucket is made, filled, listed, read and emptied', async () => {
  expect(await ok('s3 mb s3://cat-photos-demo')).toBe('make_bucket: cat-photos-demo\n');
  expect(JSON.parse(await ok('s3api put-object --bucket cat-photos-demo --key tom.jpg --body tom.jpg'))).toMatchObject({
    ETag: '"4a4be40c96ac6314e91d93f38043a634"',
  });
  expect(await ok('s3 cp tom.jpg s3://cat-photos-demo/photos/')).toBe('upload: ./tom.jpg to s3://cat-photos-demo/photos/tom.jpg\n');
  expect((await ok('s3 ls s3://cat-photos-demo --recursive')).split('\n').map((line) => line.slice(20))).toEqual([
    '         4 photos/tom.jpg',
    '         4 tom.jpg',
    '',
  ]);
  expect(await ok('s3 cp s3://cat-photos-demo/photos/tom.jpg copy.jpg')).toBe('download: s3://cat-photos-demo/photos/tom.jpg to ./copy.jpg\n');
  expect(readFileSync(join(place.root, 'copy.jpg'), 'utf8')).toBe('meow');
  expect(await ok('s3 cp s3://cat-photos-demo/tom.jpg s3://cat-photos-demo/jerry%20+.jpg')).toBe(
    'copy: s3://cat-photos-demo/tom.jpg to s3://cat-photos-demo/jerry%20+.jpg\n',
  );
  expect(await ok('s3api list-objects-v2 --bucket cat-photos-demo --max-items 2 --query Contents[].Key --output text')).toBe(
    'jerry%20+.jpg\tphotos/tom.jpg\nNone\n',
  );
  expect((await run('s3api head-object --bucket cat-photos-demo --key none')).stderr).toBe(
    '\naws: [ERROR]: An error occurred (404) when calling the HeadObject operation: Not Found\n',
  );
  expect((await run('s3api head-object --bucket cat-photos-demo --key tom.jpg --range bytes=99-')).stderr).toBe(
    '\naws: [ERROR]: An error occurred (416) when calling the HeadObject operation: Requested Range Not Satisfiable\n',
  );
  expect((await run('s3api head-object --bucket cat-photos-demo --key tom.jpg --if-match "none"')).stderr).toBe(
    '\naws: [ERROR]: An error occurred (412) when calling the HeadObject operation: Precondition Failed\n',
  );
  expect((await run('s3api head-object --bucket cat-photos-demo --key tom.jpg --if-none-match 4a4be40c96ac6314e91d93f38043a634')).stderr).toBe(
    '\naws: [ERROR]: An error occurred (304) when calling the HeadObject operation: Not Modified\n',
  );
  expect(await ok('s3 rb s3://cat-photos-demo --force')).toBe(
    'delete: s3://cat-photos-demo/jerry%20+.jpg\ndelete: s3://cat-photos-demo/photos/tom.jpg\ndelete: s3://cat-photos-demo/tom.jpg\nremove_bucket: cat-photos-demo\n',
  );
});

test('a wrong secret and an unknown key are refused as AWS does', async () => {
  const { accessKeyId } = cloud.admin;
  const withKeys = (env: Record<string, string>) => place.run(['sts', 'get-caller-identity'], { cloud: cloud.cloud, env });
  expect((await withKeys({ AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: 'wrong' })).stderr).toContain('An error occurred (SignatureDoesNotMatch)');
  expect((await withKeys({ AWS_ACCESS_KEY_ID: 'AKIAUNKNOWN', AWS_SECRET_ACCESS_KEY: 'x' })).stderr).toContain(
    'No cloud here knows this access key. It was not sent anywhere.',
  );
});

test('a Region that was not opted into is refused as AWS does, with a word on why', async () => {
  expect((await run('ec2 describe-vpcs --region af-south-1')).stderr).toBe(
    '\naws: [ERROR]: An error occurred (AuthFailure) when calling the DescribeVpcs operation: AWS was not able to validate the provided access credentials\nThis account has not enabled af-south-1. To do so: nimbi account enable-region --region-name af-south-1\n',
  );
});

test('Regions and zones print as tables and by expression', async () => {
  expect(
    await ok('ec2 describe-regions --region-names eu-west-1 --output table'),
  ).toBe(`------------------------------------------------------------------------
|                            DescribeRegions                           |
+----------------------------------------------------------------------+
||                               Regions                              ||
|+------------------------------+-----------------------+-------------+|
||           Endpoint           |      OptInStatus      | RegionName  ||
|+------------------------------+-----------------------+-------------+|
||  ec2.eu-west-1.amazonaws.com |  opt-in-not-required  |  eu-west-1  ||
|+------------------------------+-----------------------+-------------+|
`);
  expect(JSON.parse(await ok('ec2 describe-availability-zones --region ap-south-1 --query AvailabilityZones[].ZoneId'))).toEqual([
    'aps1-az1',
    'aps1-az2',
    'aps1-az3',
  ]);
});
