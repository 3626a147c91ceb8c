import type { JsonObject } from '../kernel/json.ts';
import type { ConditionContext } from '../kernel/need.ts';
import type { SignedPart } from '../kernel/signature.ts';

/**
 * A scenario as its file says it; `scenarios/scenario.schema.json` describes each member. `${name}` in its texts is filled in when they
 * are used.
 */
export interface Scenario {
  readonly id: string;
  readonly version: number;
  readonly engine: string;
  readonly order: number;
  readonly title: string;
  readonly minutes: number;
  readonly teaches: readonly string[];
  readonly requires?: readonly string[];
  readonly policy?: PolicySpec;
  readonly vars?: Readonly<Record<string, Variable>>;
  readonly finds?: Readonly<Record<string, Find>>;
  readonly start?: { readonly principals?: Readonly<Record<string, StartPrincipal>>; readonly calls?: readonly StartEntry[] };
  readonly questions?: Readonly<Record<string, Question>>;
  readonly workloads?: Readonly<Record<string, Workload>>;
  readonly steps: readonly Step[];
  readonly ends: Ending;
}

/** How much is told of a check that did not pass: all, what was found only, or nothing. */
export type Feedback = 'full' | 'actual-only' | 'none';

/** How strict it is; `rulesOf` fills in what is absent. */
export interface PolicySpec {
  readonly mode?: 'tutorial' | 'lab' | 'exam';
  readonly hints?: boolean;
  readonly attempts?: number;
  readonly timeLimit?: number;
  readonly feedback?: Feedback;
}

/** What is drawn from the seed: a text by a pattern, one of several, or the account's id. */
export interface Variable {
  readonly draw?: string;
  readonly oneOf?: readonly string[];
  readonly account?: true;
}

/** An API call, in the models' names. */
export interface ScenarioCall {
  readonly service: string;
  readonly operation: string;
  /** us-east-1 when absent. */
  readonly region?: string;
  readonly input?: JsonObject;
}

/** One thing that happened before the learner came: a call by the root user or a principal of the start, or time that went by. */
export type StartEntry = (ScenarioCall & { readonly as?: string }) | { readonly wait: string };

/** A name for something the learner made: a text in the answer of a call that only looks. */
export interface Find extends ScenarioCall {
  readonly query: string;
}

/** A user with a profile, or a profile whose secret is wrong. */
export interface StartPrincipal {
  readonly user?: string;
  readonly policies?: readonly string[];
  readonly forged?: string;
}

/** A question with options, or one to which a text is typed. */
export interface Question {
  readonly text: string;
  readonly predict?: boolean;
  readonly options?: readonly Option[];
  readonly expects?: string;
  readonly otherwise?: string;
}

/** One answer to choose. */
export interface Option {
  readonly id: string;
  readonly text: string;
  readonly right?: true;
  readonly because?: string;
}

/** A program that makes calls when a request reaches it: on an instance with its role, with stolen credentials, or the learner's own with a profile. */
export interface Workload {
  readonly title: string;
  readonly on?: { readonly instance: string; readonly region?: string };
  readonly stolenFrom?: string;
  readonly with?: string;
  readonly requests: Readonly<Record<string, { readonly text: string; readonly call: ScenarioCall }>>;
}

/** One thing that happens before it is the learner's turn. Exactly one member is present. */
export interface Beat {
  readonly say?: string;
  readonly ask?: string;
  readonly reveal?: string;
  readonly arrive?: string;
  readonly wait?: string;
}

/** One step: what happens, what is to be done, and how one sees that it is done. */
export interface Step {
  readonly id: string;
  readonly title: string;
  readonly opens?: readonly Beat[];
  readonly goal?: string;
  readonly type?: readonly string[];
  readonly files?: readonly string[];
  readonly arrives?: readonly string[];
  readonly checks: readonly Check[];
  readonly hints?: readonly HintSpec[];
  readonly done?: string;
  readonly reference?: Reference;
  readonly boto3?: string;
  readonly javascript?: string;
}

/** Help that can be asked for: a text, or the step's reference. */
export interface HintSpec {
  readonly text?: string;
  readonly reference?: true;
  readonly cost?: number;
}

/** How the author does a step. It is shown to whoever has done it, and by a hint that says so. */
export interface Reference {
  readonly text: string;
  /** Statements with which those of the learner's principal are compared. */
  readonly permissions?: { readonly of: string; readonly statements: readonly JsonObject[] };
}

/** How every scenario ends. */
export interface Ending {
  readonly remember: string;
  readonly boto3: string;
  readonly javascript: string;
  readonly cost: string;
  readonly explore: string;
}

/** What can be true or not. Exactly one member is present: the name of a kind in `checks/kinds.ts`. */
export interface Condition {
  readonly state?: StateSpec;
  readonly journal?: JournalSpec;
  readonly probe?: ProbeSpec;
  readonly probes?: ProbesSpec;
  readonly overGrant?: OverGrantSpec;
  readonly answer?: AnswerSpec;
  readonly all?: readonly Condition[];
  readonly any?: readonly Condition[];
  readonly not?: Condition;
}

/** Who sees a check: the learner, nobody but the teacher, or the learner after the due date. Only visible ones must pass for a step to be done. */
export type Visibility = 'visible' | 'hidden' | 'afterDueDate';

/** A condition that counts. */
export interface Check extends Condition {
  readonly id: string;
  readonly name: string;
  readonly points: number;
  /** `visible` when absent. */
  readonly visibility?: Visibility;
  readonly needs?: readonly string[];
  readonly why?: string;
  readonly next?: string;
}

/** See the schema's `state`. */
export interface StateSpec extends ScenarioCall {
  readonly query?: string;
  readonly is?: unknown;
  readonly refused?: string;
  readonly expected?: string;
}

/** See the schema's `happening`. */
export interface Happening {
  readonly call: string;
  readonly by?: string;
  readonly region?: string;
  readonly outcome?: string;
  readonly input?: JsonObject;
  readonly way?: Way;
  readonly agent?: string;
  readonly signature?: { readonly place?: 'header' | 'query'; readonly differs?: SignedPart | 'nothing' };
}

/** A way in that a learner has. */
export type Way = 'prompt' | 'shell' | 'program';

/** See the schema's `journal`. */
export interface JournalSpec extends Happening {
  readonly sinceStep?: true;
  readonly never?: true;
  readonly before?: Happening;
  readonly expected?: string;
}

/** See the schema's `probe`. */
export interface ProbeSpec {
  readonly as: string;
  readonly action: string;
  readonly resource: string;
  readonly region?: string;
  readonly context?: ConditionContext;
  readonly expect: 'allow' | 'deny';
}

/** See the schema's `probes`. A row and what is shared make a whole probe together. */
export interface ProbesSpec extends Partial<ProbeSpec> {
  readonly ask: readonly Partial<ProbeSpec>[];
}

/** See the schema's `overGrant`. */
export interface OverGrantSpec {
  readonly as: string;
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly noneAt?: number;
  readonly region?: string;
  readonly context?: ConditionContext;
}

/** See the schema's `answer`. */
export interface AnswerSpec {
  readonly question: string;
}
