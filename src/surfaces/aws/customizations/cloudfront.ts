import { CommandLineError, usageError } from '../errors.ts';
import type { Argument, ArgumentTable } from '../parsing/argument.ts';
import type { Customization } from './customization.ts';

/*
 * Plain flags for what CloudFront wants as a whole document. Source: awscli/customizations/cloudfront.py, 2026.
 */

const flag = (name: string, arity: Argument['arity'], text: string): Argument => ({
  name,
  arity,
  required: false,
  typeName: arity === 'many' ? 'list' : 'string',
  text,
  apply: (value) => {
    if (Array.isArray(value) && value.length === 0) throw usageError(`argument --${name}: expected at least one argument`);
  },
});

/** Adds flags, and lets them stand for an argument that the model requires. */
function add(table: ArgumentTable, instead: string, flags: readonly Argument[]): void {
  const argument = table.get(instead);
  if (argument !== undefined) table.set(instead, { ...argument, required: false });
  for (const added of flags) table.set(added.name, added);
}

/** Refuses a document beside the flags that stand for it, in awscli's words, which name arguments as Python does. */
const exclusive =
  (document: string, ...flags: readonly string[]): Required<Customization>['check'] =>
  (given) => {
    const used = flags.filter(given);
    if (used.length === 0 || !given(document)) return;
    const python = (name: string): string => name.replaceAll('-', '_');
    throw new CommandLineError(
      'paramValidation',
      `The key "${python(used[0] ?? '')}" cannot be specified when one of the following keys are also specified: ${python(document)}`,
    );
  };

const invalidation: Customization = {
  arguments: (table) =>
    add(table, 'invalidation-batch', [
      flag('paths', 'many', 'The space-separated paths to be invalidated. Note: --invalidation-batch and --paths are mutually exclusive.'),
    ]),
  check: exclusive('invalidation-batch', 'paths'),
  complete: async (parameters, values, caller) => (await import('./cloudfront-documents.ts')).completeInvalidation(parameters, values, caller),
};

const rootObject = flag(
  'default-root-object',
  'one',
  'The object that you want CloudFront to return (for example, index.html) when a viewer request points to your root URL. This argument and --distribution-config are mutually exclusive.',
);

const newDistribution: Customization = {
  arguments: (table) =>
    add(table, 'distribution-config', [
      flag('origin-domain-name', 'one', 'The domain name for your origin. This argument and --distribution-config are mutually exclusive.'),
      rootObject,
    ]),
  check: exclusive('distribution-config', 'origin-domain-name', 'default-root-object'),
  complete: async (parameters, values, caller) => (await import('./cloudfront-documents.ts')).completeDistribution(parameters, values, caller),
};

const changedDistribution: Customization = {
  arguments: (table) => add(table, 'distribution-config', [rootObject]),
  check: exclusive('distribution-config', 'default-root-object'),
  complete: async (parameters, values, caller) => (await import('./cloudfront-documents.ts')).changeDistribution(parameters, values, caller),
};

/** What the AWS CLI does otherwise than the model of CloudFront, by operation. */
export const cloudFrontCustomizations: Readonly<Record<string, readonly Customization[]>> = {
  CreateInvalidation: [invalidation],
  CreateDistribution: [newDistribution],
  UpdateDistribution: [changedDistribution],
};
