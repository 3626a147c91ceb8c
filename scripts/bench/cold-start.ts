import type { RequestListener } from 'node:http';
import { withAws } from './aws-cli.ts';
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

const answer: RequestListener = (request, response) => {
  let body = '';
  request.on('data', (chunk) => {
    body += String(chunk);
  });
  request.on('end', () => response.setHeader('content-type', 'text/xml').end(answers[/Action=(\w+)/.exec(body)?.[1] ?? 'ListBuckets']));
};

const againstAws = (runs: number, nimbi: (line: string) => Command): Promise<Row[] | undefined> =>
  withAws(answer, async (command) => {
    const rows: Row[] = [];
    for (const line of Object.values(lines)) {
      const times = await inTurns({ nimbi: nimbi(line), aws: command(line) }, Math.ceil(runs / 4));
      rows.push({ what: `aws ${line}, against nimbi's`, value: medianRatio(times.aws, times.nimbi), unit: '× nimbi', must: { atLeast: 4 } });
    }
    return rows;
  });

const help = 'ec2 run-instances help';

/** Whole processes on an empty cloud, in units of a bare Node, and the AWS CLI's in units of ours. */
export const benchmark: Benchmark = {
  run: (runs) =>
    withHome(async ({ command }) => {
      const times = await inTurns({ bare: bareNode, sts: command(lines.sts), s3: command(lines.s3), ec2: command(lines.ec2), help: command(help) }, runs);
      const rows = (['sts', 's3', 'ec2'] as const).map(
        (name): Row => ({
          what: `cold nimbi ${lines[name]}`,
          value: medianRatio(times[name], times.bare),
          unit: '× bare node',
          must: { atMost: 1.5 },
          aim: 1.3,
        }),
      );
      const page: Row = { what: `nimbi ${help}`, value: medianRatio(times.help, times.bare), unit: '× bare node', must: { atMost: 2 } };
      return [...rows, page, ...((await againstAws(runs, command)) ?? [])];
    }),
};
