import type { Event, LookupAttribute, LookupAttributeKey } from '@aws-sdk/client-cloudtrail';
import type { CallEvent } from '../../kernel/journal.ts';
import type { Models } from '../../models/models.ts';
import { wholeSeconds } from '../../models/timestamps.ts';
import { eventRecord, eventSource } from './event-record.ts';
import { eventName, isReadOnly } from './management-events.ts';
import { resourcesOf } from './resources.ts';
import { userName } from './user-identity.ts';

/** What an event has for an attribute: the values that a lookup may give, one of which must be equal. */
const attributes: Readonly<Record<LookupAttributeKey, (event: CallEvent, models: Models) => readonly (string | undefined)[]>> = {
  EventId: ({ id }) => [id],
  EventName: (event) => [eventName(event)],
  ReadOnly: (event) => [String(isReadOnly(event))],
  Username: ({ principal }) => [userName(principal)],
  ResourceType: (event) => resourcesOf(event).map(({ ResourceType }) => ResourceType),
  ResourceName: (event) => resourcesOf(event).map(({ ResourceName }) => ResourceName),
  EventSource: (event, models) => [eventSource(event, models)],
  AccessKeyId: ({ authentication }) => [authentication.accessKeyId],
};

/** The attributes that events can be looked up by. */
export const isAttributeKey = (key: unknown): key is LookupAttributeKey => typeof key === 'string' && Object.hasOwn(attributes, key);

/** Whether an event has the value that a lookup asks for. */
export const hasAttribute = (event: CallEvent, { AttributeKey: key, AttributeValue: value }: LookupAttribute, models: Models): boolean =>
  isAttributeKey(key) && attributes[key](event, models).includes(value);

/** An event as LookupEvents answers it. */
export function showEvent(event: CallEvent, models: Models): Event {
  const name = userName(event.principal);
  const { accessKeyId } = event.authentication;
  return {
    EventId: event.id,
    EventName: eventName(event),
    ReadOnly: String(isReadOnly(event)),
    ...(accessKeyId !== undefined && { AccessKeyId: accessKeyId }),
    EventTime: new Date(wholeSeconds(event.time)),
    EventSource: eventSource(event, models),
    ...(name !== undefined && { Username: name }),
    Resources: [...resourcesOf(event)],
    CloudTrailEvent: JSON.stringify(eventRecord(event, models)),
  };
}
