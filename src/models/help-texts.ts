import type { DataSource } from '../ports/data-source.ts';

/** `docs/<service>/<Operation>.json`: what AWS says of an operation, as light plain text. Members without a text are absent. */
export interface OperationTexts {
  readonly description?: string;
  /** By the name of the input's member. */
  readonly input: Readonly<Record<string, string>>;
  /** By the name of the output's member. */
  readonly output: Readonly<Record<string, string>>;
  /** Of the members of structures within: by the structure's name in the model, then the member's. */
  readonly members: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Command lines that work, where the operation is simulated: `before` makes what `command` needs. */
  readonly example?: { readonly command: string; readonly before?: readonly string[] };
}

/** `docs/<service>/service.json`: what AWS says of a service. */
export interface ServiceTexts {
  readonly description?: string;
}

const read = <Texts>(data: DataSource, path: string): Texts | undefined => {
  const text = data.text(path);
  return text === undefined ? undefined : (JSON.parse(text) as Texts);
};

/**
 * The help texts of an operation; `undefined` where AWS publishes none.
 * Paragraphs are parted by an empty line, items of lists begin with `* ` (indented two spaces a level), code stands in backticks.
 */
export const operationTexts = (data: DataSource, service: string, operation: string): OperationTexts | undefined =>
  read(data, `docs/${service}/${operation}.json`);

/** The help texts of a service; `undefined` where AWS publishes none. */
export const serviceTexts = (data: DataSource, service: string): ServiceTexts | undefined => read(data, `docs/${service}/service.json`);
