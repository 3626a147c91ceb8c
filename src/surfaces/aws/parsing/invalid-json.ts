/** A value that is no JSON. What exactly is wrong with it is only looked for when it is told: see `helped`. */
export class InvalidJson extends Error {
  override readonly name = 'InvalidJson';

  /** @param flag with its dashes */
  constructor(
    readonly flag: string,
    readonly text: string,
  ) {
    super(`Invalid JSON: ${text}`);
  }
}
