import type { Cloud } from '../../engine/cloud.ts';
import { AwsError } from '../../kernel/aws-error.ts';
import type { DecisionRecord } from '../../kernel/decision.ts';
import { servicePrincipal } from '../../kernel/principal.ts';
import { messages } from '../../messages/learn/checks/en.ts';
import { decisionInWords, reasonsOf } from '../reasons.ts';
import type { ProbeSpec } from '../scenario.ts';
import type { CheckKind } from './check.ts';

/** True when the policy engine would decide so. Nothing is called. */
export const probe: CheckKind<ProbeSpec> = async ({ expect, ...question }, { cloud }) => {
  const service = question.as.endsWith('.amazonaws.com') ? question.as : undefined;
  const expected = messages.decision(expect, question.action, question.resource, service);
  try {
    const decision = service === undefined ? await cloud.probe(question) : await serviceAssuming(cloud, service, question.resource);
    const by = decisionInWords(decision);
    if (decision.allowed === (expect === 'allow')) return { passed: true, ...(decision.allowed && { by }) };
    return { passed: false, expected, found: by, why: reasonsOf(cloud, decision, question.as) };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { passed: false, expected, found: messages.noPrincipal(question.as), why: [] };
  }
};

/** Whether a service may assume a role, as it does for what it runs: a rehearsal of that call. */
async function serviceAssuming(cloud: Cloud, service: string, roleArn: string): Promise<DecisionRecord> {
  const answer = await cloud.rehearse(
    {
      service: 'sts',
      operation: 'AssumeRole',
      region: 'us-east-1',
      input: { RoleArn: roleArn, RoleSessionName: 'probe' },
      source: { surface: service, ip: '127.0.0.1', userAgent: service },
    },
    servicePrincipal(service, cloud.facts.accountId),
  );
  const [decision] = answer.decisions;
  if (decision) return decision;
  throw answer.ok ? new Error('AssumeRole was not decided.') : answer.error;
}
