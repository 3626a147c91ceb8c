import { describe, expect, it } from 'vitest';
import type { Grading } from '../../../src/learn/grade/grade-submission.ts';
import { inOtherProcess, inTurns } from '../../../src/surfaces/tutor/grade/grader.ts';
import type { GraderMessage, GraderProcess } from '../../../src/surfaces/tutor/grade/grader-process.ts';

const rubric = { scenario: { id: 'a', files: {} }, checks: { id: 'a', files: {} } };
const graded = (seed: string): Grading => ({ ok: false, problem: { code: 'empty', text: seed } });

/** Processes that answer with what they were sent, and end when that is a zero. */
function fakeProcesses() {
  const started: GraderMessage[][] = [];
  const start = (): GraderProcess => {
    const told: GraderMessage[] = [];
    started.push(told);
    let listen: (grading: Grading) => void = () => undefined;
    let exit: () => void = () => undefined;
    return {
      send: (message) => {
        told.push(message);
        if ('packed' in message) queueMicrotask(() => (message.packed[0] === 0 ? exit() : listen(graded(String(message.packed[0])))));
      },
      onMessage: (heard) => {
        listen = heard;
      },
      onExit: (heard) => {
        exit = heard;
      },
      kill: () => undefined,
    };
  };
  return { started, start };
}

describe('graders in other processes', () => {
  it('go on where a submission ended one of them', async () => {
    const { started, start } = fakeProcesses();
    const graders = [inOtherProcess(rubric, start), inOtherProcess(rubric, start)];
    const items = [1, 2, 0, 3, 0, 4, 5];
    const results = await inTurns(items, graders, (item, grader) => grader.grade(Uint8Array.of(item)));
    expect(results.map((grading) => (grading.ok ? '' : grading.problem.text))).toEqual([
      '1',
      '2',
      'Grading it ended the process that did it.',
      '3',
      'Grading it ended the process that did it.',
      '4',
      '5',
    ]);
    expect(started.length).toBe(4);
    expect(started.every(([first]) => first && 'rubric' in first)).toBe(true);
  });
});
