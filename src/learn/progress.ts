import { isPlainObject, type Json, type JsonObject } from '../kernel/json.ts';

/** How far an attempt is. Plain JSON: it is saved after everything that happens. */
export interface Progress {
  readonly scenario: string;
  readonly version: number;
  readonly seed: string;
  /** The number of the last event before the learner began. */
  readonly after: number;
  /** The current step's place. */
  readonly step: number;
  /** `opening`: things happen by themselves; `working`: it is the learner's turn; `done`: the step is, the next waits; `finished`: all is. */
  readonly phase: 'opening' | 'working' | 'done' | 'finished';
  /** The number of the last event before the learner's latest turn began; absent before the first. */
  readonly turnAfter?: number;
  /** How many of the opening's beats have happened. */
  readonly beat: number;
  /** The checks that passed, of finished steps. */
  readonly passed: readonly string[];
  /** How often the learner asked for a judgement where that is limited, by step; absent before the first time. */
  readonly checked?: Readonly<Record<string, number>>;
  /** How many hints were taken, by step. */
  readonly hints: Readonly<Record<string, number>>;
  /** What was answered, by question: an option's id, or the text. */
  readonly answers: Readonly<Record<string, string>>;
  /** The questions whose outcome was told. */
  readonly revealed: readonly string[];
  /** The credentials that each program had last, for whoever steals them. They are worth nothing outside of this cloud. */
  readonly credentials: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The beginning of an attempt. */
export const firstProgress = (scenario: string, version: number, seed: string, after: number): Progress => ({
  scenario,
  version,
  seed,
  after,
  step: 0,
  phase: 'opening',
  beat: 0,
  passed: [],
  hints: {},
  answers: {},
  revealed: [],
  credentials: {},
});

/** Reads back what was saved; `undefined` for what is not an attempt at this version of this scenario. */
export function readProgress(saved: Json | undefined, scenario: string, version: number): Progress | undefined {
  if (!isPlainObject(saved) || saved.scenario !== scenario || saved.version !== version) return undefined;
  const { seed, phase, after, step, turnAfter, beat, passed, checked, hints, answers, revealed, credentials } = saved;
  const hasForm =
    isText(seed) &&
    isPhase(phase) &&
    isNumber(after) &&
    isNumber(step) &&
    isNumber(beat) &&
    (turnAfter === undefined || isNumber(turnAfter)) &&
    isListOf(passed, isText) &&
    isListOf(revealed, isText) &&
    (checked === undefined || isMapOf(checked, isNumber)) &&
    isMapOf(hints, isNumber) &&
    isMapOf(answers, isText) &&
    isMapOf(credentials, isTexts);
  if (!hasForm) return undefined;
  const later = { ...(turnAfter !== undefined && { turnAfter }), ...(checked !== undefined && { checked }) };
  return { scenario, version, seed, after, step, phase, ...later, beat, passed, hints, answers, revealed, credentials };
}

type Test<Value> = (value: unknown) => value is Value;

const isText: Test<string> = (value) => typeof value === 'string';
const isNumber: Test<number> = (value): value is number => Number.isSafeInteger(value);
const phases: readonly unknown[] = ['opening', 'working', 'done', 'finished'] satisfies readonly Progress['phase'][];
const isPhase: Test<Progress['phase']> = (value): value is Progress['phase'] => phases.includes(value);

const isListOf = <Item>(value: unknown, isItem: Test<Item>): value is readonly Item[] => Array.isArray(value) && value.every(isItem);

const isMapOf = <Item>(value: unknown, isItem: Test<Item>): value is Readonly<Record<string, Item>> =>
  isPlainObject(value) && Object.values(value).every(isItem);

const isTexts: Test<Readonly<Record<string, string>>> = (value) => isMapOf(value, isText);

/** The form in which it is saved. */
export const savedProgress = ({ turnAfter, checked, ...progress }: Progress): JsonObject => ({
  ...progress,
  ...(turnAfter !== undefined && { turnAfter }),
  ...(checked !== undefined && { checked }),
});
