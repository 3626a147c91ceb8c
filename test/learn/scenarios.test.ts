import { describe, expect, it } from 'vitest';
import { scenarioFolders } from '../../src/learn/format/load.ts';
import type { Proof } from '../../src/surfaces/tutor/scenario/proof.ts';
import { findSubject } from '../../src/surfaces/tutor/scenario/subject.ts';
import { proveSubject } from '../../src/surfaces/tutor/scenario/test.ts';
import { sourceData } from '../support/source-data.ts';
import { TestDeps } from './support/lesson-deps.ts';

/** What `nimbi scenario test NAME` does, heard by nobody. */
async function proofOf(id: string): Promise<Proof> {
  const deps = new TestDeps();
  try {
    const quiet = async (): Promise<void> => undefined;
    return await proveSubject(deps, findSubject(deps, id), { begins: quiet, runs: () => undefined, mistaken: quiet, found: quiet });
  } finally {
    deps.remove();
  }
}

describe('nimbi scenario test --all', () => {
  it.each([...scenarioFolders(sourceData).keys()])('finds %s sound, by two solutions and three mutants', async (id) => {
    const { sound, problems, findings } = await proofOf(id);
    expect(problems).toEqual([]);
    expect(findings.filter(({ level }) => level === 'fail')).toEqual([]);
    expect(sound).toBe(true);
    const named = (kind: string): number => findings.filter((finding) => finding.id.startsWith(`${kind} `)).length;
    expect(named('solution')).toBeGreaterThanOrEqual(2);
    expect(named('mutant')).toBeGreaterThanOrEqual(3);
  });
});
