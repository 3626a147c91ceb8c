import type { ModifyInstanceAttributeCommandInput, ModifyInstanceAttributeCommandOutput } from '@aws-sdk/client-ec2';
import { errors } from '../errors.ts';
import { attributes } from '../instances/attributes.ts';
import { needsOnInstances } from '../instances/condition-keys.ts';
import { instanceErrors } from '../instances/errors.ts';
import { exists, stateAt } from '../instances/lifecycle.ts';
import { ec2Operation, refuseUnsimulated, required } from '../operation.ts';
import { getOne, kinds, put } from '../resources.ts';

interface Change {
  readonly name: string;
  readonly value: unknown;
}

/** The one attribute that a request changes: named by `Attribute` with `Value`, or given in a member of its own. */
function changeIn(input: ModifyInstanceAttributeCommandInput): Change {
  const own = [...attributes].flatMap(([name, { given }]) => {
    const value = given?.(input);
    return value === undefined ? [] : [{ name, value }];
  });
  const named = input.Attribute !== undefined && input.Value !== undefined ? [{ name: input.Attribute as string, value: input.Value }] : [];
  const [change, ...more] = [...own, ...named];
  if (change === undefined) throw errors.noAttributes();
  if (more.length > 0) throw errors.severalAttributes();
  return change;
}

const capitalized = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

export default ec2Operation<ModifyInstanceAttributeCommandInput, ModifyInstanceAttributeCommandOutput>({
  name: 'ModifyInstanceAttribute',
  mutating: true,
  needs: (input, context) => {
    const { Kernel, Ramdisk, EnaSupport, SriovNetSupport, BlockDeviceMappings, EnclaveOptions } = input;
    refuseUnsimulated('ModifyInstanceAttribute', { Kernel, Ramdisk, EnaSupport, SriovNetSupport, BlockDeviceMappings, EnclaveOptions });
    const { name, value } = changeIn(input);
    const attribute = capitalized(name);
    const shown = typeof value === 'string' || typeof value === 'boolean' ? { [`ec2:Attribute/${attribute}`]: String(value) } : {};
    return needsOnInstances(context, 'ModifyInstanceAttribute', [required(input.InstanceId, 'instanceId')], { 'ec2:Attribute': attribute, ...shown });
  },
  execute: (input, context) => {
    const row = getOne(context, kinds.instance, required(input.InstanceId, 'instanceId'), (candidate) => exists(candidate, context));
    const { name, value } = changeIn(input);
    const change = attributes.get(name)?.change;
    if (change === undefined) throw errors.attributeValue({ value: name, name: 'attribute' });
    const { name: state } = stateAt(row, context.now);
    if (state === 'terminated' || state === 'shutting-down') throw instanceErrors.notModifiable({ id: row.instanceId });
    put(context, kinds.instance, row.instanceId, change(row, value, context));
    return {};
  },
  example: {
    command: 'aws ec2 modify-instance-attribute --instance-id ${instance} --disable-api-termination',
    before: [
      'instance = aws ec2 run-instances --image-id resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64 --instance-type t3.micro --query Instances[0].InstanceId --output text',
    ],
  },
});
