import type { LookupEventsCommandInput, LookupEventsCommandOutput } from '@aws-sdk/client-cloudtrail';
import type { OperationContext } from '../../../kernel/context.ts';
import type { CallEvent } from '../../../kernel/journal.ts';
import { canonicalJson } from '../../../kernel/json.ts';
import { operation } from '../../../kernel/operation.ts';
import { sha256 } from '../../../kernel/sha256.ts';
import { loadModels, type Models } from '../../../models/models.ts';
import { errors } from '../errors.ts';
import { hasAttribute, isAttributeKey, showEvent } from '../lookup.ts';
import { isManagementEvent } from '../management-events.ts';

/** How long events can be looked up: 90 days, in milliseconds. */
const KEPT_FOR = 90 * 86_400_000;

/** Also the largest there is. */
const PAGE_SIZE = 50;

const LONGEST_VALUE = 2_000;

/** Insights events have fewer attributes than management events. */
const attributesOfInsights: ReadonlySet<string> = new Set(['EventId', 'EventName', 'EventSource']);

/** What a token stands for besides its place: it is good for the same question only. */
function question({ LookupAttributes, StartTime, EndTime, EventCategory }: LookupEventsCommandInput): string {
  const asked = [LookupAttributes ?? [], StartTime?.getTime() ?? null, EndTime?.getTime() ?? null, EventCategory ?? null];
  return sha256(canonicalJson(asked)).slice(0, 16);
}

const tokenBefore = (number: number, input: LookupEventsCommandInput): string => Buffer.from(`${number}:${question(input)}`).toString('base64');

/** The number of the event that the page before ended with. */
function placeOf(input: LookupEventsCommandInput): number | undefined {
  if (input.NextToken === undefined) return undefined;
  const [number = '', asked] = Buffer.from(input.NextToken, 'base64').toString().split(':');
  if (!/^\d{1,15}$/.test(number) || asked !== question(input)) throw errors.invalidNextToken();
  return Number(number);
}

function checkAttributes({ LookupAttributes: attributes = [], EventCategory: category }: LookupEventsCommandInput): void {
  // The list can hold one item only, says the API Reference, though it is a list.
  if (attributes.length > 1) throw errors.invalidLookupAttributes();
  for (const { AttributeKey: key, AttributeValue: value = '' } of attributes) {
    const isKnown = isAttributeKey(key) && (category !== 'insight' || attributesOfInsights.has(key));
    if (!isKnown || value === '' || value.length > LONGEST_VALUE) throw errors.invalidLookupAttributes();
  }
}

/** The events asked for, newest first. */
function* lookUp(input: LookupEventsCommandInput, { journal, now, region, accountId }: OperationContext, models: Models): Iterable<CallEvent> {
  const start = Math.max(input.StartTime?.getTime() ?? 0, now - KEPT_FOR);
  const end = input.EndTime?.getTime() ?? now;
  const before = placeOf(input);
  for (const event of journal.events({ order: 'newest', ...(before !== undefined && { before }) })) {
    if (event.time < start) return;
    if (event.time > end || !isManagementEvent(event) || event.region !== region || event.accountId !== accountId) continue;
    if ((input.LookupAttributes ?? []).every((attribute) => hasAttribute(event, attribute, models))) yield event;
  }
}

export default operation<LookupEventsCommandInput, LookupEventsCommandOutput>({
  name: 'LookupEvents',
  mutating: false,
  needs: () => [{ action: 'cloudtrail:LookupEvents', resource: '*' }],
  validate: (input) => {
    const { StartTime: start, EndTime: end, MaxResults: size = PAGE_SIZE, EventCategory: category } = input;
    if (size < 1 || size > PAGE_SIZE) throw errors.invalidMaxResults();
    if (category !== undefined && category !== 'insight') throw errors.invalidEventCategory();
    checkAttributes(input);
    if (start !== undefined && end !== undefined && start > end) throw errors.invalidTimeRange();
    placeOf(input);
  },
  execute: (input, context) => {
    // Nothing here watches for unusual activity, so that there are no Insights events.
    if (input.EventCategory === 'insight') return { Events: [] };
    const models = loadModels(context.data);
    const size = input.MaxResults ?? PAGE_SIZE;
    const page: CallEvent[] = [];
    for (const event of lookUp(input, context, models)) {
      const last = page.at(-1);
      if (page.length === size && last !== undefined) {
        return { Events: page.map((shown) => showEvent(shown, models)), NextToken: tokenBefore(last.number, input) };
      }
      page.push(event);
    }
    return { Events: page.map((shown) => showEvent(shown, models)) };
  },
  example: { command: 'aws cloudtrail lookup-events --lookup-attributes AttributeKey=EventName,AttributeValue=CreateUser' },
});
