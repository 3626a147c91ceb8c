import type { ModifyInstanceMetadataOptionsCommandInput, ModifyInstanceMetadataOptionsCommandOutput } from '@aws-sdk/client-ec2';
import { needsOnInstances } from '../instances/condition-keys.ts';
import { instanceErrors } from '../instances/errors.ts';
import { exists, stateAt } from '../instances/lifecycle.ts';
import { changeMetadata } from '../instances/metadata.ts';
import { showMetadata } from '../instances/show.ts';
import { ec2Operation, required } from '../operation.ts';
import { getOne, kinds, put } from '../resources.ts';

export default ec2Operation<ModifyInstanceMetadataOptionsCommandInput, ModifyInstanceMetadataOptionsCommandOutput>({
  name: 'ModifyInstanceMetadataOptions',
  mutating: true,
  needs: (input, context) => {
    const attributes = [
      ['HttpTokens', input.HttpTokens],
      ['HttpEndpoint', input.HttpEndpoint],
      ['HttpPutResponseHopLimit', input.HttpPutResponseHopLimit],
      ['InstanceMetadataTags', input.InstanceMetadataTags],
    ].flatMap(([name, value]) => (value === undefined ? [] : [[`ec2:Attribute/${name}`, String(value)]]));
    return needsOnInstances(context, 'ModifyInstanceMetadataOptions', [required(input.InstanceId, 'instanceId')], Object.fromEntries(attributes));
  },
  execute: (input, context) => {
    const row = getOne(context, kinds.instance, required(input.InstanceId, 'instanceId'), (candidate) => exists(candidate, context));
    const { name } = stateAt(row, context.now);
    if (name === 'terminated' || name === 'shutting-down') throw instanceErrors.notModifiable({ id: row.instanceId });
    const metadata = changeMetadata(row.metadata, input);
    put(context, kinds.instance, row.instanceId, { ...row, metadata });
    return { InstanceId: row.instanceId, InstanceMetadataOptions: { ...showMetadata(metadata), State: 'pending' } };
  },
  example: {
    command: 'aws ec2 modify-instance-metadata-options --instance-id ${instance} --http-tokens required',
    before: [
      'instance = aws ec2 run-instances --image-id resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64 --instance-type t3.micro --query Instances[0].InstanceId --output text',
    ],
  },
});
