import type { AccountAttribute, DescribeAccountAttributesCommandInput, DescribeAccountAttributesCommandOutput } from '@aws-sdk/client-ec2';
import type { OperationContext } from '../../../kernel/context.ts';
import { errors } from '../errors.ts';
import { onAnything } from '../needs.ts';
import { findDefaultVpc } from '../network/find-default-vpc.ts';
import { ec2Operation } from '../operation.ts';

/** What a new account has. Source: EC2 API Reference, DescribeAccountAttributes; Amazon VPC User Guide, "Amazon VPC quotas"; read 2026-11-24. */
const attributes: Readonly<Record<string, (context: OperationContext) => string>> = {
  'supported-platforms': () => 'VPC',
  'vpc-max-security-groups-per-interface': () => '5',
  'max-elastic-ips': () => '5',
  'max-instances': () => '20',
  'vpc-max-elastic-ips': () => '5',
  'default-vpc': (context) => findDefaultVpc(context)?.vpcId ?? 'none',
};

export default ec2Operation<DescribeAccountAttributesCommandInput, DescribeAccountAttributesCommandOutput>({
  name: 'DescribeAccountAttributes',
  mutating: false,
  needs: onAnything('DescribeAccountAttributes'),
  execute: (input, context) => {
    const asked: readonly string[] = input.AttributeNames && input.AttributeNames.length > 0 ? input.AttributeNames : Object.keys(attributes);
    const shown = asked.map((name): AccountAttribute => {
      const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined;
      if (value === undefined) throw errors.attributeValue({ value: name, name: 'attributeName' });
      return { AttributeName: name, AttributeValues: [{ AttributeValue: value(context) }] };
    });
    return { AccountAttributes: shown };
  },
  example: { command: 'aws ec2 describe-account-attributes --attribute-names default-vpc' },
});
