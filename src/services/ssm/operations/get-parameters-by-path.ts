import type { GetParametersByPathCommandInput, GetParametersByPathCommandOutput } from '@aws-sdk/client-ssm';
import { operation } from '../../../kernel/operation.ts';
import { errors } from '../errors.ts';
import { needsOnParameters, showParameter } from '../parameters.ts';
import { type PublicParameter, publicParameters } from '../public-parameters.ts';

/** Source: Systems Manager API Reference, GetParametersByPath, MaxResults, read 2026-11-24. */
const pageSize = 10;

const withoutSlash = (path: string): string => path.replace(/\/+$/, '');

function inPath(region: string, path: string, recursive: boolean): PublicParameter[] {
  const prefix = `${withoutSlash(path)}/`;
  const below = Array.from(publicParameters(region).values()).filter(({ name }) => name.startsWith(prefix));
  return recursive ? below : below.filter(({ name }) => !name.slice(prefix.length).includes('/'));
}

const encodeToken = (name: string): string => Buffer.from(name).toString('base64');

function after(token: string | undefined): string {
  const name = token === undefined ? '' : Buffer.from(token, 'base64').toString();
  if (token !== undefined && !name.startsWith('/')) throw errors.invalidNextToken();
  return name;
}

export default operation<GetParametersByPathCommandInput, GetParametersByPathCommandOutput>({
  name: 'GetParametersByPath',
  mutating: false,
  needs: (input, context) => needsOnParameters(context, 'GetParametersByPath', [input.Path ?? '']),
  validate: ({ Path: path = '', ParameterFilters: filters = [] }) => {
    if (!/^\/[A-Za-z0-9_.\-/]*$/.test(path)) throw errors.invalidPath();
    const other = filters.find(({ Key }) => !['Type', 'KeyId', 'Label'].includes(Key ?? ''));
    if (other !== undefined) throw errors.filterUnsupported({ key: other.Key ?? '' });
    for (const { Key, Option = 'Equals', Values = [] } of filters) {
      if (Option !== 'Equals' && (Option !== 'BeginsWith' || Key === 'Label')) throw errors.invalidFilterOption();
      if (Values.length === 0) throw errors.invalidFilterValue();
    }
  },
  execute: (input, context) => {
    const start = after(input.NextToken);
    // Public parameters are all of type String, without keys or labels.
    const none = (input.ParameterFilters ?? []).some(({ Key, Option, Values = [] }) => {
      const isString = (value: string): boolean => (Option === 'BeginsWith' ? 'String'.startsWith(value) : value === 'String');
      return Key !== 'Type' || !Values.some(isString);
    });
    const found = none ? [] : inPath(context.region, input.Path ?? '', input.Recursive ?? false).filter(({ name }) => name > start);
    const shown = found.slice(0, input.MaxResults ?? pageSize);
    const last = shown.at(-1);
    return {
      Parameters: shown.map((parameter) => showParameter(context, parameter)),
      ...(last !== undefined && found.length > shown.length && { NextToken: encodeToken(last.name) }),
    };
  },
  example: { command: 'aws ssm get-parameters-by-path --path /aws/service/ami-amazon-linux-latest' },
});
