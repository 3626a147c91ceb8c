import { elementTexts } from './element-texts.ts';
import { type DocumentKind, type Fault, faultIn, type StatementView } from './fault.ts';

/** What is wrong with a statement's `Action` or `NotAction`. */
export function* actionFaults(statement: StatementView, kind: DocumentKind): Iterable<Fault> {
  const { Action: action, NotAction: notAction } = statement.fields;
  if (action !== undefined && notAction !== undefined) yield faultIn(statement, 'syntax');
  const actions = elementTexts(action ?? notAction ?? []);
  if (actions === undefined) yield faultIn(statement, 'syntax');
  else if (actions.length === 0) yield faultIn(statement, 'noActions');
  else for (const text of actions) yield* oneAction(text, statement, kind);
}

function* oneAction(text: string, statement: StatementView, kind: DocumentKind): Iterable<Fault> {
  if (text === '*' && kind !== 'trust') return;
  const [vendor = '', name, ...more] = text.split(':');
  if (name === undefined) yield faultIn(statement, 'noVendor');
  else if (more.length > 0) yield faultIn(statement, 'manyColons');
  else if (!/^[A-Za-z0-9-]+$/.test(vendor)) yield faultIn(statement, 'invalidVendor', { vendor });
  else if (kind === 'trust' && vendor.toLowerCase() !== 'sts') yield faultIn(statement, 'notAssumeRole');
  else if (kind === 'resource' && vendor.toLowerCase() !== 's3') yield faultIn(statement, 'invalidVendor', { vendor });
  else if (!/^[A-Za-z0-9*?]+$/.test(name)) yield faultIn(statement, kind === 'resource' ? 'invalidVendor' : 'syntax', { vendor });
}
