import type {
  ModifyInstanceCreditSpecificationCommandInput,
  ModifyInstanceCreditSpecificationCommandOutput,
  UnsuccessfulInstanceCreditSpecificationItem,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../kernel/aws-error.ts';
import type { OperationContext } from '../../../kernel/context.ts';
import { needsOnInstances } from '../instances/condition-keys.ts';
import { readCredits } from '../instances/credits.ts';
import { instanceErrors } from '../instances/errors.ts';
import { exists, stateAt } from '../instances/lifecycle.ts';
import type { CpuCredits } from '../instances/row.ts';
import { getTypeFacts } from '../instances/type-facts.ts';
import { ec2Operation, required } from '../operation.ts';
import { getOne, kinds, put } from '../resources.ts';

/** @throws what is answered for the one instance */
function change(context: OperationContext, id: string, cpuCredits: CpuCredits): void {
  const row = getOne(context, kinds.instance, id, (candidate) => exists(candidate, context));
  if (!getTypeFacts(context, row.instanceType).burstable) throw instanceErrors.creditsNotSupported({ type: row.instanceType });
  if (!['running', 'stopped'].includes(stateAt(row, context.now).name)) throw instanceErrors.notModifiable({ id });
  put(context, kinds.instance, id, { ...row, cpuCredits });
}

const failed = (id: string, { code, message }: AwsError): UnsuccessfulInstanceCreditSpecificationItem => ({
  InstanceId: id,
  Error: { Code: code as NonNullable<UnsuccessfulInstanceCreditSpecificationItem['Error']>['Code'], Message: message },
});

export default ec2Operation<ModifyInstanceCreditSpecificationCommandInput, ModifyInstanceCreditSpecificationCommandOutput>({
  name: 'ModifyInstanceCreditSpecification',
  mutating: true,
  needs: (input, context) => {
    const ids = required(input.InstanceCreditSpecifications, 'InstanceCreditSpecification').map(({ InstanceId }) => required(InstanceId, 'InstanceId'));
    return needsOnInstances(context, 'ModifyInstanceCreditSpecification', ids, { 'ec2:Attribute': 'CreditSpecification' });
  },
  execute: (input, context) => {
    const successful: { InstanceId: string }[] = [];
    const unsuccessful: UnsuccessfulInstanceCreditSpecificationItem[] = [];
    for (const { InstanceId, CpuCredits } of input.InstanceCreditSpecifications ?? []) {
      const id = required(InstanceId, 'InstanceId');
      const credits = readCredits(CpuCredits);
      try {
        change(context, id, credits);
        successful.push({ InstanceId: id });
      } catch (error) {
        if (!(error instanceof AwsError)) throw error;
        unsuccessful.push(failed(id, error));
      }
    }
    return { SuccessfulInstanceCreditSpecifications: successful, UnsuccessfulInstanceCreditSpecifications: unsuccessful };
  },
  example: {
    command: 'aws ec2 modify-instance-credit-specification --instance-credit-specification InstanceId=${instance},CpuCredits=standard',
    before: [
      'instance = aws ec2 run-instances --image-id resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64 --instance-type t3.micro --query Instances[0].InstanceId --output text',
    ],
  },
});
