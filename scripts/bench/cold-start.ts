import { spawnSync } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Benchmark, bareNode, type Command, inTurns, medianRatio, type Row } from './measure.ts';
import { withHome } from './nimbi.ts';

const lines = { sts: 'sts get-caller-identity', s3: 's3 ls', ec2: 'ec2 describe-instances' } as const;

/** What AWS would answer in an empty account, so that the AWS CLI does all that it does. */
const answers: Readonly<Record<string, string>> = {
  GetCallerIdentity:
    '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/admin</Arn><UserId>AIDAEXAMPLE</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>',
  DescribeInstances: '<DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><reservationSet/></DescribeInstancesResponse>',
  ListBuckets: '<ListAllMyBucketsResult><Owner><ID>1</ID></Owner><Buckets/></ListAllMyBucketsResult>',
};

function listen(): Promise<Server> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => {
      body += String(chunk);
    });
    request.on('end', () => response.setHeader('content-type', 'text/xml').end(answers[/Action=(\w+)/.exec(body)?.[1] ?? 'ListBuckets']));
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

const awsInstalled = (): boolean => spawnSync('aws', ['--version']).status === 0;

async function againstAws(runs: number, nimbi: (line: string) => Command): Promise<Row[]> {
  if (!awsInstalled()) return [];
  const server = await listen();
  const { port } = server.address() as AddressInfo;
  const env = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret', AWS_DEFAULT_REGION: 'us-east-1', AWS_CONFIG_FILE: '/dev/null' };
  const rows: Row[] = [];
  for (const line of Object.values(lines)) {
    const aws: Command = { file: 'aws', args: [...line.split(' '), '--endpoint-url', `http://127.0.0.1:${port}`], env };
    const times = await inTurns({ nimbi: nimbi(line), aws }, Math.ceil(runs / 4));
    rows.push({ what: `aws ${line}, against nimbi's`, value: medianRatio(times.aws, times.nimbi), unit: '× nimbi', must: { atLeast: 4 } });
  }
  server.close();
  return rows;
}

/** Whole processes on an empty cloud, in units of a bare Node, and the AWS CLI's in units of ours. */
export const benchmark: Benchmark = {
  run: (runs) =>
    withHome(async ({ command }) => {
      const times = await inTurns({ bare: bareNode, sts: command(lines.sts), s3: command(lines.s3), ec2: command(lines.ec2) }, runs);
      const rows = (['sts', 's3', 'ec2'] as const).map(
        (name): Row => ({
          what: `cold nimbi ${lines[name]}`,
          value: medianRatio(times[name], times.bare),
          unit: '× bare node',
          must: { atMost: 1.5 },
          aim: 1.3,
        }),
      );
      return [...rows, ...(await againstAws(runs, command))];
    }),
};
