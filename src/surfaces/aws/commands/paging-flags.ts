import type { OperationModel, Paginator } from '../../../models/model.ts';
import { kebabName } from '../../../models/names.ts';
import { shapeOf } from '../../../models/shape-of.ts';
import { CommandLineError, usageError } from '../errors.ts';
import type { Argument, ArgumentTable } from '../parsing/argument.ts';

/** What `--max-items`, `--page-size` and `--starting-token` say. */
export interface PagingOptions {
  maxItems?: number;
  pageSize?: number | string;
  startingToken?: string;
}

const inputFlags = (paginator: Paginator): readonly string[] =>
  [...paginator.inputTokens, ...(paginator.limitKey === undefined ? [] : [paginator.limitKey])].map((name) => kebabName(name));

const pagingTexts = {
  'starting-token': 'A token to specify where to start paginating. This is the NextToken from a previously truncated response.',
  'page-size': "The size of each page to get in the AWS service call. This does not affect the number of items returned in the command's output.",
  'max-items':
    "The total number of items to return in the command's output. If the total number of items available is more than the value specified, a NextToken is provided in the command's output.",
} as const;

const pagingFlag = (name: keyof typeof pagingTexts, typeName: string, set: (value: string) => void): Argument => ({
  name,
  arity: 'one',
  required: false,
  typeName,
  text: pagingTexts[name],
  apply: (value) => {
    const text = String(value);
    if (typeName !== 'string' && !/^[+-]?\d+$/.test(text)) throw usageError(`argument --${name}: invalid int value: '${text}'`);
    set(text);
  },
});

/**
 * Adds the paging flags that every paginated operation has, and hides those of the service, which still work.
 * Gives the table as it was where pagination is off, for then a service's own `--max-items` counts again.
 */
export function addPagingArguments(table: ArgumentTable, model: OperationModel, paginator: Paginator, options: PagingOptions): void {
  for (const name of inputFlags(paginator)) {
    const argument = table.get(name);
    if (argument !== undefined) table.set(name, { ...argument, hidden: true });
  }
  const input = model.input === undefined ? undefined : shapeOf(model, model.input);
  const limit = paginator.limitKey !== undefined && input?.type === 'structure' ? input.members[paginator.limitKey] : undefined;
  const limitType = limit === undefined ? 'integer' : shapeOf(model, limit.shape).type;
  const number = limitType === 'string' ? 'string' : 'integer';
  table.set(
    'starting-token',
    pagingFlag('starting-token', 'string', (value) => {
      options.startingToken = value;
    }),
  );
  if (paginator.limitKey !== undefined) {
    table.set(
      'page-size',
      pagingFlag('page-size', number, (value) => {
        options.pageSize = number === 'string' ? value : Number(value);
      }),
    );
  }
  table.set(
    'max-items',
    pagingFlag('max-items', number, (value) => {
      if (!/^\s*[+-]?\d+\s*$/.test(value)) throw new CommandLineError('general', `invalid literal for int() with base 10: '${value}'`);
      options.maxItems = Number(value);
    }),
  );
}

/** Whether the command line pages by itself, having used one of the service's own paging flags. */
export const pagesByHand = (paginator: Paginator, given: (flag: string) => boolean): boolean =>
  inputFlags(paginator).some((name) => name !== 'max-items' && given(name));

/** Refuses paging flags where pagination is off. */
export function refusePagingFlags(derived: ArgumentTable, given: (flag: string) => boolean): void {
  const used = Object.keys(pagingTexts).filter((name) => !derived.has(name) && given(name));
  if (used.length > 0) {
    throw new CommandLineError(
      'general',
      `Error during pagination: Cannot specify --no-paginate along with pagination arguments: ${used.map((name) => `--${name}`).join(', ')}`,
    );
  }
}
