import type { Verb } from './verb.ts';

/** Nimbi's own verbs, each loaded when it is called. None has the name of a service or command of the AWS CLI. */
export const verbs: Readonly<Record<string, () => Promise<Verb>>> = {
  learn: async () => (await import('./commands/learn.ts')).learnVerb,
  lab: async () => (await import('./commands/lab.ts')).labVerb,
  grade: async () => (await import('./commands/grade.ts')).gradeVerb,
  scenario: async () => (await import('./commands/scenario.ts')).scenarioVerb,
  explain: async () => (await import('./commands/explain.ts')).explainVerb,
  timeline: async () => (await import('./commands/timeline.ts')).timelineVerb,
  undo: async () => (await import('./commands/undo.ts')).undoVerb,
  sandbox: async () => (await import('./commands/sandbox.ts')).sandboxVerb,
  clock: async () => (await import('./commands/clock.ts')).clockVerb,
  mfa: async () => (await import('./commands/mfa.ts')).mfaVerb,
  what: async () => (await import('./commands/what.ts')).whatVerb,
  shell: async () => (await import('./commands/shell.ts')).shellVerb,
  serve: async () => (await import('./commands/serve.ts')).serveVerb,
  env: async () => (await import('./commands/env.ts')).envVerb,
  run: async () => (await import('./commands/run.ts')).runVerb,
  completion: async () => (await import('./commands/completion.ts')).completionVerb,
  doctor: async () => (await import('./commands/doctor.ts')).doctorVerb,
};
