import { type CodedCall, membersOf, type Notation, write } from './coded-call.ts';

const text = (value: string): string => JSON.stringify(value);

const notation: Notation = {
  true: 'true',
  false: 'false',
  text,
  number: String,
  moment: (value) => `new Date(${text(value.toISOString())})`,
  bytes: (value) => `Buffer.from(${text(Buffer.from(value).toString('base64'))}, "base64")`,
  file: 'createReadStream("FILE")',
  json: (written) => `JSON.stringify(${written})`,
  padding: ' ',
  entry: (name, value) => `${/^[A-Za-z_]\w*$/.test(name) ? name : text(name)}: ${value}`,
};

/** The SDK's packages and clients are named by the service's id; where that is not plain, by this. */
const clients: Readonly<Record<string, string>> = {
  accessanalyzer: 'AccessAnalyzer',
  account: 'Account',
  cloudfront: 'CloudFront',
  cloudtrail: 'CloudTrail',
  'ec2-instance-connect': 'EC2InstanceConnect',
  organizations: 'Organizations',
  resourcegroupstaggingapi: 'ResourceGroupsTaggingAPI',
  s3control: 'S3Control',
  signin: 'Signin',
};

const packages: Readonly<Record<string, string>> = { resourcegroupstaggingapi: 'resource-groups-tagging-api', s3control: 's3-control' };

/** A call in JavaScript, with the AWS SDK v3. */
export function javascript(call: CodedCall): string {
  const { service, region, model } = call;
  const client = `${clients[service] ?? service.toUpperCase()}Client`;
  const given = membersOf(call).map(([member, value, shape]) => notation.entry(member, write(value, shape, model, notation, '    ')));
  const short = given.join(', ');
  const fits = short.length < 50 && !short.includes('\n');
  const input = given.length === 0 ? '{}' : fits ? `{ ${short} }` : `{\n${given.map((argument) => `    ${argument},\n`).join('')}}`;
  const fromFile = given.some((argument) => argument.includes('createReadStream('));
  return [
    ...(fromFile ? ['import { createReadStream } from "node:fs";'] : []),
    `import { ${client}, ${model.name}Command } from "@aws-sdk/client-${packages[service] ?? service}";`,
    '',
    `const client = new ${client}({ region: "${region}" });`,
    `const response = await client.send(new ${model.name}Command(${input}));`,
  ].join('\n');
}
