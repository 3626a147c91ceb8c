import { kebabName } from '../../src/models/names.ts';
import type { OperationFacts } from './facts.ts';
import { requiredInput, structure } from './required-input.ts';

/** IAM's variable and the input's member often share all but an end: `BucketName` and `Bucket`, `SamlProviderName` and `Name`. */
function memberFor(variable: string, members: readonly string[]): string | undefined {
  const wanted = variable.toLowerCase();
  const matches = [(member: string) => wanted === member, (member: string) => wanted.startsWith(member), (member: string) => wanted.endsWith(member)];
  return matches.flatMap((fits) => members.filter((member) => fits(member.toLowerCase())))[0];
}

function arnExpression(pattern: string, required: readonly string[]): string {
  const fromContext: Readonly<Record<string, string>> = { Partition: 'context.partition', Region: 'context.region', Account: 'context.accountId' };
  const text = pattern.replace(/\$\{(\w+)\}/g, (_whole, variable: string) => {
    const known = fromContext[variable];
    if (known !== undefined) return `\${${known}}`;
    const member = memberFor(variable, required);
    return member === undefined ? `REPLACE-${variable}` : `\${required(input.${member})}`;
  });
  return text.includes('${') ? `\`${text}\`` : `'${text}'`;
}

/** A command line with the members that the operation requires. */
function exampleCommand({ service, model }: OperationFacts): string {
  const flags = Object.entries(requiredInput(model)).map(([member, value]) => {
    const flag = `--${kebabName(member)}`;
    if (value === true) return flag;
    return typeof value === 'object' ? `${flag} '${JSON.stringify(value)}'` : `${flag} ${value}`;
  });
  const command = service.service === 's3' ? 's3api' : service.service;
  return ['aws', command, kebabName(model.name), ...flags].join(' ');
}

/** How `needs` reads, and what it imports. */
interface Needs {
  readonly imports: readonly string[];
  readonly text: string;
}

/** Services whose resources take part in decisions themselves have functions for that, which `needs` has to go through: a bare ARN would pass over a bucket's policy. */
const ownNeeds: Readonly<Record<string, (facts: OperationFacts, members: readonly string[]) => Needs | undefined>> = {
  s3: ({ action }, members) => {
    if (!members.includes('Bucket')) return undefined;
    const need = members.includes('Key') ? 'objectNeed' : 'bucketNeed';
    const key = members.includes('Key') ? ' required(input.Key),' : '';
    return {
      imports: [
        `import { ${['findBucket', need].sort().join(', ')} } from '../bucket-access.ts';`,
        ...(key === '' ? [] : ["import { required } from '../../shared/required.ts';"]),
      ],
      text: `needs: (input, context) => [${need}(context, findBucket(context, input),${key} '${action}')],`,
    };
  },
};

function arnNeeds({ action, resources }: OperationFacts, members: readonly string[]): Needs {
  const arns = resources.length === 0 ? ["'*'"] : resources.map((pattern) => arnExpression(pattern, members));
  const needs = arns.map((arn) => `{ action: '${action}', resource: ${arn} }`).join(', ');
  const parameters = needs.includes('context.') ? '(input, context)' : needs.includes('input.') ? '(input)' : '()';
  return {
    imports: needs.includes('required(') ? ["import { required } from '../../shared/required.ts';"] : [],
    text: `needs: ${parameters.replace('input,', needs.includes('input.') ? 'input,' : '_input,')} => [${needs}],`,
  };
}

/** An operation's file: what is known of it filled in, and `execute` left to be written. */
export function operationText(facts: OperationFacts): string {
  const { model, client, mutating, service } = facts;
  const members = structure(model, model.input)?.required ?? [];
  const needs = ownNeeds[service.service]?.(facts, members) ?? arnNeeds(facts, members);
  return `import type { ${model.name}CommandInput, ${model.name}CommandOutput } from '${client}';
import { operation } from '../../../kernel/operation.ts';
${needs.imports.map((line) => `${line}\n`).join('')}
export default operation<${model.name}CommandInput, ${model.name}CommandOutput>({
  name: '${model.name}',
  mutating: ${mutating},
  ${needs.text}
  execute() {
    throw new Error('${model.name} is not written yet.');
  },
  example: { command: ${JSON.stringify(exampleCommand(facts))} },
});
`;
}
