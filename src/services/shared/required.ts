/**
 * A member that the operation's model requires. SDK types say that any member may be `undefined`; calls that lack a required
 * one are refused before an operation sees them, so its absence here is our own error.
 */
export function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('An operation was called without a member that its model requires.');
  return value;
}
