import type { AwsError } from './aws-error.ts';
import type { LocateContext, OperationContext } from './context.ts';
import type { DecisionRecord } from './decision.ts';
import type { AuthenticationFailure, BlobRef, SignInFailure } from './journal.ts';
import type { Need } from './need.ts';
import type { Principal } from './principal.ts';

export type { AuthenticationFailure };

/** An input or output of an SDK client as an operation meets it: a streaming `Body` has been taken in and stands there by reference. */
export type Taken<Shape> = Shape extends { Body?: unknown } ? Omit<Shape, 'Body'> & { Body?: BlobRef | undefined } : Shape;

/** An output without the SDK's own `$metadata`. */
export type Answer<Output> = Omit<Taken<Output>, '$metadata'>;

/** One API operation: what it needs authorized, its rules, what it does, and an example. */
export interface Operation<Input = Record<string, unknown>, Output = object> {
  /** AWS's name, such as `CreateUser`. */
  readonly name: string;
  /** Whether it changes state. Reads are `false`; the trail and `undo` go by it. */
  readonly mutating: boolean;
  /** What must be authorized, in the order AWS checks it. An empty list needs no permission. May throw an AwsError where AWS refuses before it decides. */
  needs(input: Input, context: LocateContext): readonly Need[];
  /** Refuses bad input that the model's constraints do not catch, by throwing an AwsError. */
  validate?(input: Input, context: LocateContext): void;
  /** Does it, over the state it is given. Throws an AwsError to refuse; then nothing it wrote remains. */
  execute(input: Input, context: OperationContext): Output;
  /** True where what it gives out can't be taken back: temporary credentials. `undo` then goes by the call before it. */
  readonly irrevocable?: true;
  /** The nested calls it may make, as `service:Operation`: they are loaded before the transaction begins. */
  readonly calls?: readonly string[];
  /** Whether an input that the published model does not allow is the console's own, which AWS takes nevertheless. It is then not held to the model. */
  fromConsole?(input: Input, context: OperationContext): boolean;
  /** Members of the answer that the journal must not keep, as paths: `AccessKey.SecretAccessKey`. */
  readonly secretOutputs?: readonly string[];
  /** Members of the input that the journal must not keep: the operation gets them sealed under {@link inputSealLabel}, and so are they recorded. */
  readonly secretInputs?: readonly string[];
  /**
   * A command line that works as it stands in a fresh cloud or after `before`, for help and the tests. Lines of `before` may keep an answer
   * (`id = ec2 run-instances … --query Instances[0].InstanceId --output text`) that later ones use as `${id}`, as lab scripts do.
   */
  readonly example?: { readonly command: string; readonly before?: readonly string[] };
}

/**
 * Declares an operation. `Input` and `Output` are the SDK client's types of the command.
 */
export function operation<Input, Output>(definition: Operation<Taken<Input>, Answer<Output>>): Operation<Taken<Input>, Answer<Output>> {
  return definition;
}

/** The label under which a secret member of an operation's input is sealed. */
export const inputSealLabel = (service: string, operation: string, member: string): string => `input/${service}/${operation}/${member}`;

/** What a service is told when the policy engine says no. */
export interface Denial {
  readonly decision: DecisionRecord;
  readonly principal: Principal;
  /** The account that was called. */
  readonly accountId: string;
  readonly operation: string;
}

/** Why a person is not signed in. Besides what fails: a sign-in that ended, and what nobody was there to be asked for. */
export type SignInRefusal =
  | SignInFailure
  | 'refreshTokenExpired'
  | 'credentialsChanged'
  | 'mfaCodeMissing'
  | 'newPasswordMissing'
  | 'passwordNotChanged'
  | 'passwordExpired';

/** The door of a service: how it behaves where services differ, and what of it is not simulated. */
export interface ServiceDefinition {
  /** The command line's and the models' name: `iam`, `s3`, `ec2`. */
  readonly name: string;
  /** True where one endpoint answers for every Region; its calls are recorded in us-east-1. */
  readonly global: boolean;
  /** Which comes first when a call is both malformed and not allowed. */
  readonly order: readonly ['authorize', 'validate'] | readonly ['validate', 'authorize'];
  /**
   * The code under which the service reports violations of the model's constraints (`1 validation error detected: …`): `ValidationError`
   * in query services, `ValidationException` in JSON ones. `none`: it has words of its own, in its operations.
   */
  readonly constraints: 'ValidationError' | 'ValidationException' | 'none';
  /** Members of the input of any operation that the journal must not keep, as an operation's {@link Operation.secretInputs}. */
  readonly secretInputs?: readonly string[];
  /** Whether requests without a signature go on to authorization. */
  readonly anonymous: boolean;
  /** Words the refusal of the policy engine. */
  denied(denial: Denial): AwsError;
  /** Words a failure to authenticate. */
  unauthenticated(failure: AuthenticationFailure): AwsError;
  /** Words a refusal to sign a person in; only AWS Sign-In has it. */
  signInRefused?(refusal: SignInRefusal): AwsError;
  /** What a new account has in a Region from the start, such as a default VPC; called for each enabled Region, and when one is enabled later. */
  openRegion?(context: Omit<OperationContext, 'call'>): void;
  /** What of a resource itself takes part in decisions about it (its policy, its owner): for probes, which have no input to find that by. */
  locate?(resource: string, action: string, context: LocateContext): Omit<Need, 'action' | 'resource'>;
  /** Where this simulation knowingly differs from AWS. */
  readonly gaps: readonly Gap[];
}

/** A known difference from AWS. */
export interface Gap {
  readonly what: string;
  /** Where the real behaviour is described. */
  readonly source: string;
  /** When that was read, YYYY-MM-DD. */
  readonly date: string;
}
