import type { GetParametersCommandInput, GetParametersCommandOutput, Parameter } from '@aws-sdk/client-ssm';
import { AwsError } from '../../../kernel/aws-error.ts';
import type { LocateContext } from '../../../kernel/context.ts';
import { operation } from '../../../kernel/operation.ts';
import { errors } from '../errors.ts';
import { checkName, getParameter, needsOnParameters } from '../parameters.ts';

/** A name that leads nowhere is answered among the invalid ones, not refused. */
function find(context: LocateContext, name: string): Parameter | undefined {
  try {
    return getParameter(context, name);
  } catch (error) {
    if (error instanceof AwsError) return undefined;
    throw error;
  }
}

export default operation<GetParametersCommandInput, GetParametersCommandOutput>({
  name: 'GetParameters',
  mutating: false,
  needs: (input, context) => needsOnParameters(context, 'GetParameters', input.Names ?? []),
  validate: ({ Names: names = [] }) => {
    const twice = names.filter((name, index) => names.indexOf(name) !== index);
    for (const name of names) checkName(name);
    if (twice.length > 0) throw errors.duplicateNames({ names: [...new Set(twice)].join(', ') });
  },
  execute: (input, context) => {
    const found = (input.Names ?? []).map((name) => ({ name, parameter: find(context, name) }));
    return {
      Parameters: found.flatMap(({ parameter }) => parameter ?? []),
      InvalidParameters: found.filter(({ parameter }) => parameter === undefined).map(({ name }) => name),
    };
  },
  example: { command: 'aws ssm get-parameters --names /aws/service/global-infrastructure/regions/eu-west-1/longName' },
});
