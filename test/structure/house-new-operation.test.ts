import { describe, expect, it } from 'vitest';
import { newOperation } from '../../scripts/new-operation.ts';

describe('npm run new-operation', () => {
  it("fills in what the models and IAM's tables know", async () => {
    const { files } = await newOperation('s3', 'PutBucketTagging');
    expect(files[0]).toEqual({
      path: 'src/services/s3/operations/put-bucket-tagging.ts',
      text: `import type { PutBucketTaggingCommandInput, PutBucketTaggingCommandOutput } from '@aws-sdk/client-s3';
import { operation } from '../../../kernel/operation.ts';
import { bucketNeed, findBucket } from '../bucket-access.ts';

export default operation<PutBucketTaggingCommandInput, PutBucketTaggingCommandOutput>({
  name: 'PutBucketTagging',
  mutating: true,
  needs: (input, context) => [bucketNeed(context, findBucket(context, input), 's3:PutBucketTagging')],
  execute() {
    throw new Error('PutBucketTagging is not written yet.');
  },
  example: { command: ${JSON.stringify(`aws s3api put-bucket-tagging --bucket REPLACE --tagging '{"TagSet":[{"Key":"REPLACE","Value":"REPLACE"}]}'`)} },
});
`,
    });
    expect(files[1].path).toBe('test/services/s3/put-bucket-tagging.test.ts');
    expect(files[1].text).toContain("expect(await cloud.ok('s3', 'PutBucketTagging', input)).toEqual({});");
  });

  it.each([
    [
      'iam',
      'CreateSAMLProvider',
      "(input, context) => [{ action: 'iam:CreateSAMLProvider', resource: `arn:${context.partition}:iam::${context.accountId}:saml-provider/${required(input.Name)}` }]",
    ],
    ['sts', 'GetFederationToken', "() => [{ action: 'sts:GetFederationToken', resource: '*' }]"],
    ['s3', 'ListParts', "(input, context) => [objectNeed(context, findBucket(context, input), required(input.Key), 's3:ListParts')]"],
  ])('says what %s %s needs', async (service, operation, needs) => {
    const { files } = await newOperation(service, operation);
    expect(files[0].text).toContain(`  needs: ${needs},\n`);
  });

  it('tells an action from a guess', async () => {
    expect((await newOperation('iam', 'CreateSAMLProvider')).facts.actionKnown).toBe(true);
    expect((await newOperation('s3', 'ListParts')).facts.actionKnown).toBe(false);
  });

  it.each([
    ['s4', 'PutBucketTagging', 'There is no model of a service "s4". Did you mean s3?'],
    ['iam', 'CreateUsr', 'AWS Identity and Access Management has no operation "CreateUsr". Did you mean CreateUser?'],
    ['s3', 'GetBucketLifecycle', '@aws-sdk/client-s3 has no GetBucketLifecycleCommand: the operation is deprecated, or the installed client too old.'],
    [
      'organizations',
      'ListRoots',
      'The service organizations has no door yet (src/services/organizations/service.ts): see "Add a service" in CONTRIBUTING.md.',
    ],
  ])('refuses %s %s', async (service, operation, message) => {
    await expect(newOperation(service, operation)).rejects.toThrow(message);
  });
});
