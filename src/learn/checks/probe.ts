import { AwsError } from '../../kernel/aws-error.ts';
import { messages } from '../../messages/learn/checks/en.ts';
import { decisionInWords, reasonsOf } from '../reasons.ts';
import type { ProbeSpec } from '../scenario.ts';
import type { CheckKind } from './check.ts';

/** True when the policy engine would decide so. Nothing is called. */
export const probe: CheckKind<ProbeSpec> = async ({ expect, ...question }, { cloud }) => {
  const expected = messages.decision(expect, question.action, question.resource);
  try {
    const decision = await cloud.probe(question);
    const by = decisionInWords(decision);
    if (decision.allowed === (expect === 'allow')) return { passed: true, ...(decision.allowed && { by }) };
    return { passed: false, expected, found: by, why: reasonsOf(cloud, decision, question.as) };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { passed: false, expected, found: messages.noPrincipal(question.as), why: [] };
  }
};
