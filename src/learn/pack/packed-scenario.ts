/** Whom a packed scenario is for: a student's has nothing in it that a student should not read. */
export type PackKind = 'student' | 'teacher';

/** A scenario in one piece, to be handed on. */
export interface PackedScenario {
  readonly kind: PackKind;
  /** The scenario's id. */
  readonly scenario: string;
  readonly version: number;
  /** The version of nimbi that packed it. */
  readonly packedBy: string;
  /** Drawn when it was packed, 16 to 64 hexadecimal digits: whoever starts the lab names it in the journal. */
  readonly nonce: string;
  /** How many checks were left out, by the step's id. */
  readonly hidden: Readonly<Record<string, number>>;
  /** The texts of its files, by their paths in the scenario's folder. */
  readonly files: ReadonlyMap<string, string>;
}

/** The format of packed scenarios. */
export const packFormat = 1;

/** Bounds of what is read. Lengths are in UTF-16 units. */
export const packLimits = { text: 8 * 1024 * 1024, files: 200, file: 1024 * 1024 } as const;

const name = '[a-z0-9][a-z0-9.-]{0,59}';

/** The files that a scenario's folder has. None leads out of it. */
const paths = new RegExp(`^(?:scenario\\.yaml|(?:files|texts)/${name}|(?:solutions|mutants)/${name}(?:/${name})?)$`);

/** Whether a scenario's folder may have such a file. */
export const isScenarioFile = (path: string): boolean => paths.test(path) && !path.includes('..');

/** A packed scenario that can't be made or read. The message says why, in whole sentences. */
export class PackError extends Error {
  override readonly name = 'PackError';
}
