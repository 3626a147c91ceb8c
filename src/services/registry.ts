import type { Operation, ServiceDefinition } from '../kernel/operation.ts';
import type { OperationModel } from '../models/model.ts';

/**
 * An operation whose input type is forgotten: what the pipeline runs after it has checked the input against the model.
 * Any `Operation` is assignable to it, as an operation's functions are methods and so compare bivariantly.
 */
export interface AnyOperation extends Operation<object, object> {
  /** The shapes of what AWS publishes no model of: what a person does on a page of AWS's and CloudTrail records. */
  readonly model?: OperationModel;
}

/** A service as the pipeline finds it. Nothing of it is loaded until it is asked for. */
export interface ServiceEntry {
  readonly door: () => Promise<ServiceDefinition>;
  /** By AWS's name, such as `CreateUser`; made anew at each look. */
  readonly operations: Readonly<Record<string, () => Promise<AnyOperation>>>;
}

/** Every simulated service, by the models' name, such as `iam`. */
export type Registry = Readonly<Record<string, ServiceEntry>>;
