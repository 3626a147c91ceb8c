import { operation } from '../../../kernel/operation.ts';
import { pageModel } from '../page-model.ts';

interface Output {
  readonly CheckMfa: string;
  readonly MfaType: string;
}

/** What the page does once a password was right and the user has an MFA device: it asks for the code, and that is recorded. */
const checkMfa = operation<object, Output>({
  name: 'CheckMfa',
  mutating: false,
  needs: () => [],
  execute: () => ({ CheckMfa: 'Success', MfaType: 'Virtual MFA' }),
});

export default { ...checkMfa, model: pageModel('CheckMfa', [], ['CheckMfa', 'MfaType']) };
