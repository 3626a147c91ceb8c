import type { GetParameterCommandInput, GetParameterCommandOutput } from '@aws-sdk/client-ssm';
import { operation } from '../../../kernel/operation.ts';
import { checkName, getParameter, needsOnParameters } from '../parameters.ts';

export default operation<GetParameterCommandInput, GetParameterCommandOutput>({
  name: 'GetParameter',
  mutating: false,
  needs: (input, context) => needsOnParameters(context, 'GetParameter', [input.Name ?? '']),
  validate: ({ Name = '' }) => checkName(Name),
  execute: (input, context) => ({ Parameter: getParameter(context, input.Name ?? '') }),
  example: { command: 'aws ssm get-parameter --name /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64' },
});
