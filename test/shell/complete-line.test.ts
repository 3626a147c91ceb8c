import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompletionWorld } from '../../src/surfaces/completion/world.ts';
import { completeLine } from '../../src/surfaces/shell/complete-line.ts';
import { promptWords } from '../../src/surfaces/shell/words/words.ts';
import { type FurnishedWorld, furnishedWorld } from '../completion/world.ts';

let furnished: FurnishedWorld;
let world: CompletionWorld;
beforeAll(async () => {
  furnished = await furnishedWorld();
  world = {
    ...furnished.world,
    simulatedOperations: (service) => (service === 'ec2' ? ['DescribeVpcs', 'DescribeInstances'] : []),
    variables: () => ['VPC_ID', 'VPC_NAME', 'HOME'],
  };
});
afterAll(() => furnished.remove());

const completed = (line: string, there: CompletionWorld = world) => completeLine(line, promptWords, there);

describe('TAB at the prompt', () => {
  it.each([
    ['aws s3 ls s3://cat', ['s3://cat-photos-4821/'], 's3://cat'],
    ['aws s3 cp "s3://cat-photos-4821/re', ['"s3://cat-photos-4821/read me.txt" '], '"s3://cat-photos-4821/re'],
    ['aws s3 cp s3://cat-photos-4821/re', ['s3://cat-photos-4821/read\\ me.txt '], 's3://cat-photos-4821/re'],
    ['X=$(aws iam get-us', ['get-user ', 'get-user-policy '], 'get-us'],
    ['echo a | aws s3 c', ['cp '], 'c'],
    ['reg', ['region '], 'reg'],
    ['region eu-so', ['eu-south-1 ', 'eu-south-2 '], 'eu-so'],
    ['cat pol', ['policy.json '], 'pol'],
  ])('%s', async (line, offers, replaced) => {
    expect(await completed(line)).toEqual([offers, replaced]);
  });

  it('shows of too many operations those that are simulated, and all once there are few enough', async () => {
    expect(await completed('aws ec2 describe-')).toEqual([['describe-instances ', 'describe-vpcs '], 'describe-']);
    expect((await completed('aws ec2 '))[0]).toEqual(['describe-instances ', 'describe-vpcs ', 'wait ', 'help ']);
    expect((await completed('aws ec2 describe-vpcs'))[0]).toEqual(['describe-vpcs ']);
    expect((await completed('aws ec2 describe-vpn-'))[0]).toContain('describe-vpn-gateways ');
  });

  it('shows too many by their next part where none is favored', async () => {
    const [offers] = await completed('aws ec2 describe-', furnished.world);
    expect(offers).toEqual(expect.arrayContaining(['describe-vpcs ', 'describe-vpn-']));
    expect(offers).not.toContain('describe-vpn-gateways ');
  });

  it('knows the variables, where bash would look at them', async () => {
    expect(await completed('echo "$VPC')).toEqual([['$VPC_ID', '$VPC_NAME'], '$VPC']);
    expect(await completed('aws ec2 describe-vpcs --vpc-ids=${H')).toEqual([['${HOME}'], '${H']);
    expect((await completed("echo '$VPC"))[0]).toEqual([]);
    expect((await completed('echo $VPC', furnished.world))[0]).toEqual([]);
  });
});
