import type { Candidate } from '../candidate.ts';
import type { CompletedFlag, TypedFlags } from '../typed-flags.ts';
import type { CompletionWorld } from '../world.ts';

/** A command of the AWS CLI, as far as completion knows it. */
export interface CommandSyntax {
  readonly flags: readonly SyntaxFlag[];
  /** What may stand where no flag is, such as an S3 URI. */
  positional?(place: Place): Promise<readonly Candidate[]>;
}

/** A flag of a command, with what may follow it. */
export interface SyntaxFlag extends CompletedFlag {
  readonly required?: boolean;
  values?(place: Place): readonly Candidate[] | Promise<readonly Candidate[]>;
}

/** Where the cursor stands in a command whose words are known. */
export interface Place {
  readonly current: string;
  readonly typed: TypedFlags<SyntaxFlag>;
  readonly world: CompletionWorld;
  /** The Region that the call would go to. */
  readonly region: string;
}
