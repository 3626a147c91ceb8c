import type { Parameter } from '@aws-sdk/client-ssm';
import type { LocateContext } from '../../kernel/context.ts';
import type { Need } from '../../kernel/need.ts';
import { errors } from './errors.ts';
import { type PublicParameter, publicParameters } from './public-parameters.ts';

/** The one version that a public parameter has here. */
const version = 1;

/** A reference to a parameter, taken apart: its plain name, and the version or label asked for. */
interface Reference {
  readonly name: string;
  readonly selector?: string;
}

/** Reads `NAME`, `NAME:SELECTOR` or either behind `arn:aws:ssm:REGION::parameter`. */
function parseReference(text: string): Reference {
  // "The service removes any spaces specified for the beginning or end of a parameter name." API Reference, GetParameter, read 2026-11-24.
  const plain = text.trim().replace(/^arn:[^:]*:ssm:[^:]*:\d*:parameter(?=\/)/, '');
  const colon = plain.indexOf(':');
  return colon < 0 ? { name: plain } : { name: plain.slice(0, colon), selector: plain.slice(colon + 1) };
}

/** The ARN of a parameter. AWS's public ones belong to no account. */
function parameterArn({ partition, region, accountId }: LocateContext, name: string): string {
  const owner = name.startsWith('/aws/service/') ? '' : accountId;
  return `arn:${partition}:ssm:${region}:${owner}:parameter${name.startsWith('/') ? '' : '/'}${name}`;
}

/** The need of an action on the parameters that a request names. */
export const needsOnParameters = (context: LocateContext, action: string, names: readonly string[]): Need[] =>
  names.map((name) => ({ action: `ssm:${action}`, resource: parameterArn(context, parseReference(name).name) }));

/** Refuses a name with characters that no parameter's has: "Parameter names can't contain spaces." @throws ValidationException */
export function checkName(text: string): void {
  const { name } = parseReference(text);
  if (!name.startsWith('arn') && !/^[A-Za-z0-9_.\-/]+$/.test(name)) throw errors.invalidName();
}

/** A parameter as answers have it. */
export const showParameter = (context: LocateContext, { name, value, modifiedAt }: PublicParameter): Parameter => ({
  Name: name,
  Type: 'String',
  Value: value,
  Version: version,
  LastModifiedDate: new Date(modifiedAt),
  ARN: parameterArn(context, name),
  DataType: 'text',
});

/**
 * The parameter that a reference means.
 * @throws ParameterNotFound, ParameterVersionNotFound
 */
export function getParameter(context: LocateContext, text: string): Parameter {
  const { name, selector } = parseReference(text);
  const found = publicParameters(context.region).get(name);
  if (found === undefined) throw errors.parameterNotFound();
  if (selector !== undefined && selector !== String(version)) throw errors.versionNotFound({ version: selector, name });
  return { ...showParameter(context, found), ...(selector !== undefined && { Selector: `:${selector}` }) };
}
