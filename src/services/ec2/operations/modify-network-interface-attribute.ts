import type { ModifyNetworkInterfaceAttributeCommandInput, ModifyNetworkInterfaceAttributeCommandOutput } from '@aws-sdk/client-ec2';
import type { LocateContext, OperationContext } from '../../../kernel/context.ts';
import { errors } from '../errors.ts';
import { changeGroups } from '../instances/attributes.ts';
import { instanceErrors } from '../instances/errors.ts';
import type { InstanceRow } from '../instances/row.ts';
import { ec2Arn, need } from '../needs.ts';
import { attributeKeys } from '../network/condition-keys.ts';
import { networkErrors } from '../network/errors.ts';
import { getInterface, needOnInterface } from '../network-interfaces/find.ts';
import { ec2Operation, refuseUnsimulated, required } from '../operation.ts';
import { find, kinds, put } from '../resources.ts';
import { groupKeys } from '../security-groups/groups.ts';

interface Change {
  /** The member of the request. */
  readonly name: string;
  readonly value: unknown;
  readonly apply: (instance: InstanceRow, context: OperationContext) => InstanceRow;
}

const ofInterface =
  (change: Partial<InstanceRow['primaryInterface']>): Change['apply'] =>
  (instance) => ({ ...instance, primaryInterface: { ...instance.primaryInterface, ...change } });

function attachmentChange({ AttachmentId, DeleteOnTermination }: NonNullable<ModifyNetworkInterfaceAttributeCommandInput['Attachment']>): Change {
  const kept = required(DeleteOnTermination, 'deleteOnTermination') ? undefined : true;
  refuseUnsimulated('ModifyNetworkInterfaceAttribute', { 'Attachment.DeleteOnTermination': kept });
  return {
    name: 'Attachment',
    value: undefined,
    apply: (instance) => {
      if (AttachmentId !== instance.primaryInterface.attachmentId) throw instanceErrors.attachmentNotFound({ id: required(AttachmentId, 'attachmentId') });
      return instance;
    },
  };
}

const recheck =
  (sourceDestCheck: boolean): Change['apply'] =>
  (instance) => ({ ...instance, sourceDestCheck });

const regroup =
  (groups: readonly string[]): Change['apply'] =>
  (instance, context) =>
    changeGroups(instance, groups, context);

/** @throws InvalidParameterCombination unless the request changes one attribute, NotSimulated for some */
function changeIn(input: ModifyNetworkInterfaceAttributeCommandInput): Change {
  const { EnaSrdSpecification, EnablePrimaryIpv6, ConnectionTrackingSpecification, AssociatedSubnetIds } = input;
  refuseUnsimulated('ModifyNetworkInterfaceAttribute', { EnaSrdSpecification, EnablePrimaryIpv6, ConnectionTrackingSpecification, AssociatedSubnetIds });
  const { Description: description, SourceDestCheck: check, Groups: groups, AssociatePublicIpAddress: wantsPublicIp } = input;
  const changes: Change[] = [
    ...(description === undefined ? [] : [{ name: 'Description', value: description.Value, apply: ofInterface({ description: description.Value ?? '' }) }]),
    ...(check === undefined ? [] : [{ name: 'SourceDestCheck', value: check.Value, apply: recheck(required(check.Value, 'sourceDestCheck')) }]),
    ...(groups === undefined || groups.length === 0 ? [] : [{ name: 'Groups', value: undefined, apply: regroup(groups) }]),
    ...(input.Attachment === undefined ? [] : [attachmentChange(input.Attachment)]),
    ...(wantsPublicIp === undefined ? [] : [{ name: 'AssociatePublicIpAddress', value: wantsPublicIp, apply: ofInterface({ wantsPublicIp }) }]),
  ];
  const [change, ...more] = changes;
  if (change === undefined) throw errors.noAttributes();
  const members = changes.map(({ name }) => name.charAt(0).toLowerCase() + name.slice(1));
  if (more.length > 0) throw networkErrors.multipleAttributes({ names: members.join(', ') });
  return change;
}

const needsOnGroups = (context: LocateContext, ids: readonly string[] = []) =>
  ids.map((id) =>
    need(context, 'ModifyNetworkInterfaceAttribute', ec2Arn(context, 'security-group', id), groupKeys(context, find(context, kinds.securityGroup, id))),
  );

export default ec2Operation<ModifyNetworkInterfaceAttributeCommandInput, ModifyNetworkInterfaceAttributeCommandOutput>({
  name: 'ModifyNetworkInterfaceAttribute',
  mutating: true,
  needs: (input, context) => {
    const { name, value } = changeIn(input);
    const id = required(input.NetworkInterfaceId, 'networkInterfaceId');
    return [needOnInterface(context, 'ModifyNetworkInterfaceAttribute', id, attributeKeys(name, value)), ...needsOnGroups(context, input.Groups)];
  },
  execute: (input, context) => {
    const { instance } = getInterface(context, required(input.NetworkInterfaceId, 'networkInterfaceId'));
    put(context, kinds.instance, instance.instanceId, changeIn(input).apply(instance, context));
    return {};
  },
  example: {
    command: 'aws ec2 modify-network-interface-attribute --network-interface-id ${interface} --no-source-dest-check',
    before: [
      'interface = aws ec2 run-instances --image-id resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64 --instance-type t3.micro --query Instances[0].NetworkInterfaces[0].NetworkInterfaceId --output text',
    ],
  },
});
