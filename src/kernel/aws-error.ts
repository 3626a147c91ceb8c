/** An answer of "no" in AWS's own words: what a service returns for a call that it refuses. Never used for our own bugs. */
export class AwsError extends Error {
  override readonly name = 'AwsError';

  /**
   * @param code the error code on the wire, such as `NoSuchEntity`
   * @param message the exact text, as AWS words it
   * @param status the HTTP status
   * @param details further members of the error structure, such as `BucketName` for S3's `NoSuchBucket`
   * @param headers what the answer says in headers besides, names in lower case: `x-amz-delete-marker`
   */
  constructor(
    readonly code: string,
    message: string,
    readonly status: number = 400,
    readonly details: Readonly<Record<string, string>> = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    // Where it was thrown says nothing that the answer does not, and to find out takes a tenth of the time of a refused call.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** One row of a service's error table. `{name}` in the text, a detail or a header is filled in where the error is thrown. */
export interface ErrorRow {
  readonly code: string;
  readonly status: number;
  readonly text: string;
  readonly details?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Exclude<Name, ''> | Placeholders<Rest> : never;

type FieldPlaceholders<Fields> = Fields extends Readonly<Record<string, string>> ? Placeholders<Fields[keyof Fields]> : never;

type RowPlaceholders<Row extends ErrorRow> = Placeholders<Row['text']> | FieldPlaceholders<Row['details']> | FieldPlaceholders<Row['headers']>;

type Thrower<Row extends ErrorRow> = [RowPlaceholders<Row>] extends [never]
  ? () => AwsError
  : (values: Readonly<Record<RowPlaceholders<Row>, string | number>>) => AwsError;

const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));

const fillAll = (fields: Readonly<Record<string, string>> = {}, values: Readonly<Record<string, string | number>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, fill(text, values)]));

/**
 * Turns a table of rows into functions that make the errors: `errors.noSuchUser({ name })`.
 * Placeholders are checked by the compiler. The table is made when the first error is: most commands need none of it.
 */
export function defineErrors<const Rows extends Record<string, ErrorRow>>(rows: () => Rows): { readonly [Name in keyof Rows]: Thrower<Rows[Name]> } {
  let table: Readonly<Record<string, ErrorRow>> | undefined;
  const make =
    (name: string) =>
    (values: Readonly<Record<string, string | number>> = {}) => {
      table ??= rows();
      const row = table[name];
      if (row === undefined) throw new Error(`The table of errors has no row ${name}.`);
      return new AwsError(row.code, fill(row.text, values), row.status, fillAll(row.details, values), fillAll(row.headers, values));
    };
  const throwers: object = new Proxy({}, { get: (_nothing, name) => make(String(name)) });
  return throwers as { readonly [Name in keyof Rows]: Thrower<Rows[Name]> };
}
