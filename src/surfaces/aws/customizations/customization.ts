import type { OperationModel } from '../../../models/model.ts';
import type { Caller } from '../commands/call.ts';
import type { Io } from '../io.ts';
import type { PrintableObject } from '../output/value.ts';
import type { OptionValue } from '../parsing/argparse.ts';
import type { ArgumentTable, Parameters } from '../parsing/argument.ts';

/** What was given to flags, by their names. */
export type GivenValues = ReadonlyMap<string, OptionValue>;

/** Finds who makes further calls, and whose cloud tells the time. */
export type OpenCaller = () => Promise<Pick<Caller, 'call' | 'cloud'>>;

/** How the AWS CLI departs from the model for one operation. */
export interface Customization {
  /** Adds, renames or removes flags. */
  arguments?(table: ArgumentTable, model: OperationModel): void;
  /** Refuses combinations of flags. Throws a CommandLineError. */
  check?(given: (name: string) => boolean, model: OperationModel): void;
  /** Changes the whole input just before it is sent. */
  parameters?(parameters: Parameters): void;
  /** Fills in what only a call, or the cloud's clock, can tell. The caller is there only for who asks: it wants credentials. */
  complete?(parameters: Parameters, values: GivenValues, caller: OpenCaller): Promise<void>;
  /** How many items `aws` asks for at a time where nothing was said about it, so that a long list does not take minutes. */
  pageSize?(parameters: Readonly<Parameters>): number | undefined;
  /** Adds what botocore adds to an answer beyond its model. */
  printed?(answer: PrintableObject, output: Readonly<Record<string, unknown>>): PrintableObject;
  /** Takes from an answer what goes into a file, or reads what only a key on this computer opens. Gives the answer to print. */
  answer?(output: Record<string, unknown>, values: GivenValues, io: Io): Promise<Record<string, unknown>>;
}
