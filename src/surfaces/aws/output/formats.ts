import { formatJson } from './json.ts';
import type { Query } from './query.ts';
import { isObject, type Printable, type PrintableObject } from './value.ts';

/** An answer to print: whole, or a page at a time. */
export interface AnswerSource {
  /** Whether it came, or would have come, of several calls. */
  readonly paged: boolean;
  whole(): Promise<PrintableObject>;
  /** What `--output text` prints one after the other. */
  pages(): AsyncIterable<PrintableObject>;
  /** The answers of the single calls. */
  rawPages(): AsyncIterable<PrintableObject>;
}

/** How an answer is printed. */
export interface RenderOptions {
  /** The title of tables: the operation. */
  readonly title: string;
  readonly query: Query | undefined;
  readonly terminalWidth: number;
  readonly color: boolean;
}

type Render = (source: AnswerSource, options: RenderOptions) => AsyncIterable<string>;

const queried = (value: Printable, options: RenderOptions): Printable => (options.query === undefined ? value : options.query(value));

const whole = (format: (value: Printable, options: RenderOptions) => string): Render =>
  async function* render(source, options) {
    yield format(queried(await source.whole(), options), options);
  };

const inParts = (format: (value: Printable, options: RenderOptions) => Iterable<string>): Render =>
  async function* render(source, options) {
    yield* format(queried(await source.whole(), options), options);
  };

const paged = (format: (value: Printable) => string): Render =>
  async function* render(source, options) {
    for await (const page of source.pages()) yield format(queried(page, options));
  };

const isEmpty = (value: Printable): boolean => isObject(value) && Object.keys(value).length === 0;

/** Every call's answer; of an operation that is not paged only what there is. */
const streamed = (format: (value: Printable) => string): Render =>
  async function* render(source, options) {
    for await (const page of source.rawPages()) {
      const value = queried(page, options);
      if (source.paged || !isEmpty(value)) yield format(value);
    }
  };

/** The output formats, each loaded when it is asked for. */
export const formats: Readonly<Record<string, () => Promise<Render>>> = {
  json: async () => whole(formatJson),
  text: async () => paged((await import('./text.ts')).formatText),
  table: async () => inParts((await import('./table.ts')).formatTable),
  yaml: async () => whole((await import('./yaml.ts')).formatYaml),
  'yaml-stream': async () => streamed((await import('./yaml.ts')).formatYamlPage),
  off: async () =>
    async function* render(source) {
      for await (const _page of source.rawPages()) yield '';
    },
};

/** An answer that came in one piece. */
export const single = (answer: PrintableObject): AnswerSource => {
  async function* one(): AsyncGenerator<PrintableObject> {
    yield answer;
  }
  return { paged: false, whole: async () => answer, pages: one, rawPages: one };
};
