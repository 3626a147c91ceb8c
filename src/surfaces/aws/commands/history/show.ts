import { isPlainObject, type Json } from '../../../../kernel/json.ts';
import { formatJson } from '../../output/json.ts';
import { byName, type Printable } from '../../output/value.ts';
import type { HistoryEvent } from './entry.ts';

interface Section {
  readonly title?: string;
  readonly values: readonly { readonly description: string; readonly member?: string; readonly json?: true }[];
}

/** What is shown of each event. Source: awscli/customizations/history/show.py, 2.9.19. */
const sections: Readonly<Record<HistoryEvent['type'], Section>> = {
  CLI_VERSION: { title: 'AWS CLI command entered', values: [{ description: 'with AWS CLI version' }] },
  CLI_ARGUMENTS: { values: [{ description: 'with arguments' }] },
  API_CALL: {
    title: 'API call made',
    values: [
      { description: 'to service', member: 'service' },
      { description: 'using operation', member: 'operation' },
      { description: 'with parameters', member: 'params', json: true },
    ],
  },
  PARSED_RESPONSE: { title: 'HTTP response parsed', values: [{ description: 'parsed to', json: true }] },
  CLI_RC: { title: 'AWS CLI command exited', values: [{ description: 'with return code' }] },
};

const sorted = (value: Json): Printable =>
  Array.isArray(value)
    ? value.map(sorted)
    : isPlainObject(value)
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => byName(a, b))
            .map(([name, item]) => [name, sorted(item as Json)]),
        )
      : (value as Printable);

function valueText(payload: Json, member: string | undefined, json: boolean): string {
  const value: Json = member !== undefined && isPlainObject(payload) ? ((payload[member] as Json | undefined) ?? null) : payload;
  if (json) return formatJson(sorted(value)).trimEnd() || '{}';
  // A list as Python prints it.
  return Array.isArray(value) ? `[${value.map((word) => `'${String(word)}'`).join(', ')}]` : String(value);
}

/** The events of a command as `history show` prints them. */
export function showEntry(events: readonly HistoryEvent[], color: boolean): string {
  const title = (text: string): string => (color ? `\u001b[1m${text}\u001b[0m` : text);
  const described = (text: string): string => (color ? `\u001b[36m${text}: \u001b[0m` : `${text}: `);
  return events
    .map(({ type, time, payload, call }) => {
      const section = sections[type];
      const moment = new Date(time).toISOString().replace('T', ' ').replace('Z', '');
      const head =
        section.title === undefined ? '' : `\n${title(`${call === undefined ? '' : `[${call}] `}${section.title}`)}\n${described('at time')}${moment}\n`;
      return head + section.values.map(({ description, member, json }) => `${described(description)}${valueText(payload, member, json === true)}\n`).join('');
    })
    .join('');
}
