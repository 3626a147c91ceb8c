import type { OperationModel } from '../../../models/model.ts';
import { kebabName } from '../../../models/names.ts';
import type { Argument, ArgumentTable } from '../parsing/argument.ts';
import { cloudFrontCustomizations } from './cloudfront.ts';
import type { Customization } from './customization.ts';
import { ec2Customizations } from './ec2.ts';
import { virtualMfaDevice } from './iam-virtual-mfa.ts';
import { renames } from './renames.ts';
import { asciiMetadata, expiresText, quotedCopySource } from './s3-objects.ts';
import { accountIdInHost } from './s3control.ts';

/** Operations that the AWS CLI leaves out. Source: awscli/customizations/removals.py, 2026. */
export const removedOperations: Readonly<Record<string, readonly string[]>> = { ec2: ['ImportInstance', 'ImportVolume'] };

const byService: Readonly<Record<string, Readonly<Record<string, readonly Customization[]>>>> = {
  cloudfront: cloudFrontCustomizations,
  ec2: ec2Customizations,
  iam: { CreateVirtualMFADevice: [virtualMfaDevice] },
  s3: {
    PutObject: [asciiMetadata],
    CopyObject: [asciiMetadata, quotedCopySource],
    UploadPartCopy: [quotedCopySource],
    CreateMultipartUpload: [asciiMetadata],
    GetObject: [expiresText],
    HeadObject: [expiresText],
  },
  s3control: { '*': [accountIdInHost] },
};

/** The customizations of an operation, those for every operation of its service (`*`) last. */
export function customizationsOf(service: string, operation: string): readonly Customization[] {
  const ofService = byService[service];
  return ofService === undefined ? [] : [...(ofService[operation] ?? []), ...(ofService['*'] ?? [])];
}

const renamed = (argument: Argument, name: string): Argument => ({ ...argument, name });

function rename(table: ArgumentTable, from: string, to: string): ArgumentTable {
  return new Map([...table].map(([name, argument]) => (name === from ? [to, renamed(argument, to)] : [name, argument])));
}

/** Applies renames and customizations to the flags that the model gives. */
export function customize(service: string, model: OperationModel, derived: ArgumentTable): ArgumentTable {
  const command = kebabName(model.name);
  let table = derived;
  for (const { service: ofService, command: ofCommand, from, to } of renames) {
    if (ofService === service && (ofCommand === '*' || ofCommand === command) && table.has(from)) table = rename(table, from, to);
  }
  for (const customization of customizationsOf(service, model.name)) customization.arguments?.(table, model);
  return table;
}
