import type { Cloud } from '../../../engine/cloud.ts';
import type { DecisionRecord } from '../../../kernel/decision.ts';
import type { CallEvent } from '../../../kernel/journal.ts';
import type { PolicyReference } from '../../../kernel/need.ts';
import { suggest } from '../../../policy/suggest.ts';
import type { AddStatement, Change, ChangeSetting, LiftDeny } from '../../../policy/suggestion.ts';
import { commandsFor } from './commands.ts';
import type { Documents } from './documents.ts';
import { Drafts } from './drafts.ts';
import type { Advice, AdviceStep } from './explanation.ts';
import { blockPublicAccess, bucketOf, decideNow } from './present.ts';
import { commandLine } from './quote.ts';

/** What would make a refused decision of a call come out otherwise, by the policies as they are now. */
export async function advise(cloud: Cloud, documents: Documents, event: CallEvent, recorded: DecisionRecord): Promise<Advice> {
  const { decision, callerGone } = await decideNow(cloud, documents, event.principal, recorded);
  if (callerGone) return { status: 'callerGone', steps: [] };
  if (decision.allowed) return { status: 'allowedNow', steps: [] };
  const drafts = new Drafts(documents);
  const steps: AdviceStep[] = [];
  for (const change of suggest(decision, event.principal, documents.compiled).changes) {
    steps.push(...(await opening(change, decision, cloud)), await stepFor(change, decision, event, { cloud, drafts }));
  }
  return { status: 'change', steps };
}

interface Tools {
  readonly cloud: Cloud;
  readonly drafts: Drafts;
}

/** S3 takes no policy that opens a bucket to everyone, nor heeds one, before its Block Public Access lets it. */
async function opening(change: Change, decision: DecisionRecord, cloud: Cloud): Promise<readonly AdviceStep[]> {
  if (change.type !== 'addStatement' || change.kind !== 'resource' || change.statement.Principal !== '*') return [];
  const now = await blockPublicAccess(cloud, decision.resource);
  const settings = ['BlockPublicPolicy', 'RestrictPublicBuckets'].filter((setting) => now[setting] === true);
  const [setting] = settings;
  return setting === undefined ? [] : [await turnOff({ type: 'changeSetting', setting }, settings, decision, cloud)];
}

async function turnOff(change: ChangeSetting, settings: readonly string[], { resource }: DecisionRecord, cloud: Cloud): Promise<AdviceStep> {
  const bucket = bucketOf(resource) ?? '';
  const now = await blockPublicAccess(cloud, resource);
  const configuration = Object.entries(now).map(([name, on]) => `${name}=${on && !settings.includes(name)}`);
  const command = ['s3api', 'put-public-access-block', '--bucket', bucket, '--public-access-block-configuration', configuration.join(',')];
  return { change, kind: 'setting', attachedTo: `bucket ${bucket}`, commands: [commandLine(command)], broader: [], settings };
}

async function stepFor(change: Change, decision: DecisionRecord, event: CallEvent, { cloud, drafts }: Tools): Promise<AdviceStep> {
  if (change.type === 'changeSetting') return turnOff(change, [change.setting], decision, cloud);
  const policy = change.policy === undefined ? undefined : decision.policies[change.policy];
  const attachedTo = attachedToOf(change, policy?.attachedTo);
  const key = `${change.kind} ${attachedTo} ${policy?.arn ?? policy?.name ?? ''}`;
  const document = change.type === 'addStatement' ? drafts.add(policy, key, change.statement) : policy && drafts.lift(policy, key, change.statement);
  const { action, resource } = decision;
  const { principal, accountId } = event;
  const commands = commandsFor(change.kind, { policy, attachedTo, action, resource, principal, accountId, document });
  const broader = change.type === 'addStatement' ? change.broader.filter((way) => way !== 'otherCarriers' || !isCopied(policy)) : [];
  return { change, kind: change.kind, ...(policy && { policy }), attachedTo, commands, broader, ...(isCopied(policy) && { copied: true as const }) };
}

function attachedToOf(change: AddStatement | LiftDeny, attached: string | undefined): string {
  if (attached !== undefined || change.type !== 'addStatement') return attached ?? '';
  const bucket = change.kind === 'resource' ? bucketOf(change.attachedTo) : undefined;
  return bucket === undefined ? change.attachedTo : `bucket ${bucket}`;
}

/** A policy of AWS's own is copied rather than changed, and nobody else has the copy. */
const isCopied = (policy: PolicyReference | undefined): boolean => policy?.kind === 'boundary' && policy.arn?.includes(':iam::aws:') === true;
