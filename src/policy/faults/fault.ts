/** What a policy document may be meant for; the rules and the words differ. `resource` is a bucket policy. */
export type DocumentKind = 'identity' | 'boundary' | 'session' | 'trust' | 'resource';

/** What is wrong with a document, as a key of AWS's words, and what fills them. */
export interface Fault {
  readonly key: FaultKey;
  /** The place of the statement in the document, from 0; absent where it is the document as a whole. */
  readonly statement?: number;
  readonly values?: Readonly<Record<string, string>>;
}

/** The kinds of faults. */
export type FaultKey =
  | 'invalidJson'
  | 'notAnObject'
  | 'leadingSpace'
  | 'syntax'
  | 'unknownField'
  | 'invalidVersion'
  | 'oldVersion'
  | 'missingField'
  | 'emptyStatement'
  | 'invalidEffect'
  | 'sidCharacters'
  | 'sidRepeated'
  | 'principalProhibited'
  | 'resourceProhibited'
  | 'invalidPrincipal'
  | 'everyonePrincipal'
  | 'allowNotPrincipal'
  | 'notPrincipalProhibited'
  | 'noActions'
  | 'noVendor'
  | 'manyColons'
  | 'invalidVendor'
  | 'notAssumeRole'
  | 'noResources'
  | 'notAnArn'
  | 'invalidPartition'
  | 'invalidResourceVendor'
  | 'regionInIamArn'
  | 'iamPath'
  | 'otherBucket'
  | 'actionWithoutResource'
  | 'conditionType'
  | 'conditionVendor';

/** One statement as the checks see it. */
export interface StatementView {
  readonly index: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Makes a fault of a statement. */
export const faultIn = ({ index }: StatementView, key: FaultKey, values?: Readonly<Record<string, string>>): Fault => ({
  key,
  statement: index,
  ...(values === undefined ? {} : { values }),
});
