import { problems } from './problems.ts';

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

/** What reports on a class and on one student say. */
export const messages = {
  problems,

  notes: {
    alsoHandedIn: (files: readonly string[]): string => `Handed in again, the same or not to be graded: ${files.join(', ')}.`,
    noTime: 'When it was handed in is not known, so nothing is taken off for lateness.',
    late: (by: string, percent: number): string => `Late by ${by}: ${percent} % less.`,
    lateOnly: (by: string): string => `Late by ${by}.`,
  },
  missing: 'Nothing was handed in.',
  unnamed: 'Whose it is, or which counts, is in doubt.',
  standings: { graded: 'graded', refused: 'no mark', missing: 'missing' },
  duration: (days: number, hours: number, minutes: number): string =>
    [...(days > 0 ? [count(days, 'day', 'days')] : []), ...(hours > 0 ? [`${hours} h`] : []), ...(days === 0 ? [`${minutes} min`] : [])].join(' '),

  checks: {
    passed: 'passed',
    failed: 'failed',
    notReached: 'not reached',
    hiddenMark: 'hidden',
    partial: (points: number, max: number): string => `${points} of ${max}`,
  },
  cause: { expected: 'Expected', found: 'Found', why: 'Why' },

  table: {
    head: ['Student', 'Name', 'Points', 'Not passed', 'Remarks'],
    of: (points: string, max: number): string => `${points} of ${max}`,
    more: (ids: readonly string[], rest: number): string => (rest === 0 ? ids.join(' ') : `${ids.join(' ')} +${rest}`),
    sum: (graded: number, refused: number, missing: number, notTaken: number): string =>
      [
        count(graded, 'submission graded', 'submissions graded'),
        ...(refused === 0 ? [] : [`${refused} without a mark`]),
        ...(missing === 0 ? [] : [`${missing} missing`]),
        ...(notTaken === 0 ? [] : [`${count(notTaken, 'more file', 'more files')} not taken`]),
      ].join(', '),
    average: (average: string, max: number): string => `Average: ${average} of ${max} points.`,
    mostFailed: 'Checks most failed:',
    failedBy: (id: string, failed: number, of: number): string => `${id}: ${failed} of ${of}`,
    wrongTurn: (what: string, code: string, students: number): string => `First wrong turn most taken: ${what} (${code}), by ${students}.`,
    problems: 'Without a mark:',
    notTaken: 'Several files of one student:',
    findings: 'To be looked at (no mark was changed):',
    noFindings: "Similar: no other student's names in a journal, no journals too alike.",
  },

  notTaken: {
    same: (student: string, file: string, taken: string): string => `${student}: ${taken} is taken; ${file} is not: it has the same journal.`,
    problem: (student: string, file: string, taken: string, problem: string): string => `${student}: ${taken} is taken; ${file} is not: ${problem}`,
    inDoubt: (student: string, file: string, taken: string): string => `${student}: neither ${taken} nor ${file} is taken: their journals differ.`,
  },

  findings: {
    othersJournal: (student: string, file: string, other: string): string => `${file}, handed in as ${student}, has ${other}'s journal.`,
    copy: (student: string, file: string, taken: string): string => `${file} is a copy of ${taken}: the journal is ${student}'s, and the file's name is not.`,
    foreignName: (student: string, names: readonly string[], other: string): string => `${student} used ${names.join(', ')}: a name drawn for ${other}.`,
    alike: (student: string, other: string, shared: number, rare: number): string =>
      `${student} and ${other}: of ${rare} turns that few others took, ${shared} are the same.`,
    sameSeed: (student: string, other: string): string => `${student} and ${other} worked in the same world: one seed.`,
  },

  regrade: {
    changed: (student: string, before: string, after: string): string => `${student}: ${before} -> ${after}`,
    check: (id: string, before: string, after: string): string => `  ${id}: ${before} -> ${after}`,
    none: 'No mark changes.',
    marks: (changed: number, of: number): string => `${count(changed, 'mark', 'marks')} of ${of} ${changed === 1 ? 'changes' : 'change'}.`,
    noMark: 'no mark',
  },

  roster: {
    empty: 'the roster is empty.',
    noIds: 'the roster has no column of ids. Its first line must name the columns: id, name and, if you like, email and submitted.',
    tooLong: 'the roster is longer than any class.',
    twice: (id: string, line: number): string => `${id} is on the roster twice; line ${line} is left out.`,
    noId: (line: number): string => `line ${line} of the roster has no id and is left out.`,
    badTime: (text: string, line: number): string => `line ${line} of the roster: "${text}" is no time such as 2026-12-01T23:59+01:00.`,
  },

  gradescope: {
    nothing: 'nimbi could not grade this submission.',
    notReached: 'Not reached: an earlier step or check comes first.',
    hints: (taken: number, cost: number): string => `${count(taken, 'hint', 'hints')} taken, ${count(cost, 'point', 'points')} less.`,
  },

  canvas: { student: 'Student', pointsPossible: '    Points Possible' },

  html: {
    title: (scenario: string): string => `${scenario}: report`,
    students: 'Students',
    distribution: 'Distribution of points',
    mostFailed: 'Checks most failed',
    wrongTurns: 'First wrong turns most taken',
    noWrongTurns: 'No call was refused that should not have been.',
    problems: 'Without a mark',
    findings: 'To be looked at',
    notTaken: 'Several files of one student',
    checks: 'Checks',
    timeline: 'Timeline',
    untold: (moments: number): string => `${moments} more are not shown.`,
    remarks: 'Remarks',
    top: 'to the class',
    firstWrongTurn: 'First wrong turn',
    facts: (seed: string, events: number, head: string): string => `Seed ${seed}, ${events} events, journal head ${head}.`,
    made: (engine: string, scenario: string, rubric: string): string => `nimbi ${engine}. Scenario ${scenario}, rubric ${rubric}.`,
    step: (place: number, title: string): string => `Step ${place}: ${title}`,
    columns: { check: 'Check', result: 'Result', points: 'Points', evidence: 'Events' },
    timelineColumns: { number: 'No.', time: 'Time (UTC)', what: 'What', outcome: 'Outcome' },
    failedBy: (failed: number, of: number): string => `${failed} of ${of}`,
    moments: {
      turn: (step: string): string => `Step ${step}: the learner's turn`,
      answered: (answer: string): string => `Answer: ${answer}`,
      hint: (hint: string): string => `Hint: ${hint}`,
      checked: (step: string): string => `Step ${step}: judged`,
      done: (step: string): string => `Step ${step}: over`,
      clock: (milliseconds: string): string => `The clock moved by ${Math.round(Number(milliseconds) / 1000)} s`,
      undo: (number: string): string => `Call ${number} taken back`,
      workload: (call: string): string => `${call} (a program)`,
      call: (call: string): string => call,
    },
    ok: 'ok',
  },
} as const;
