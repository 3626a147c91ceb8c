import type { CreateDefaultVpcCommandInput, CreateDefaultVpcCommandOutput } from '@aws-sdk/client-ec2';
import { errors } from '../errors.ts';
import { onAnything } from '../needs.ts';
import { createDefaultVpc } from '../network/default-vpc.ts';
import { findDefaultVpc } from '../network/find-default-vpc.ts';
import { showVpc } from '../network/show.ts';
import { ec2Operation } from '../operation.ts';

export default ec2Operation<CreateDefaultVpcCommandInput, CreateDefaultVpcCommandOutput>({
  name: 'CreateDefaultVpc',
  mutating: true,
  needs: onAnything('CreateDefaultVpc'),
  execute: (_input, context) => {
    if (findDefaultVpc(context) !== undefined) throw errors.defaultVpcExists();
    return { Vpc: showVpc(createDefaultVpc(context), context) };
  },
});
