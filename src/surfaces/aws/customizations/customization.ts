import type { OperationModel } from '../../../models/model.ts';
import type { ArgumentTable, Parameters } from '../parsing/argument.ts';

/** How the AWS CLI departs from the model for one operation. */
export interface Customization {
  /** Adds, renames or removes flags. */
  arguments?(table: ArgumentTable, model: OperationModel): void;
  /** Refuses combinations of flags; `given` says whether one was used. Throws a CommandLineError. */
  check?(given: (name: string) => boolean): void;
  /** Changes the whole input just before it is sent. */
  parameters?(parameters: Parameters): void;
}
