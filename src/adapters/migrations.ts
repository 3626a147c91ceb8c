/** A step from one format to the next. It must be harmless to do twice: a process may die between the step and the record of it. */
export interface Migration {
  /** The format it starts from; it ends one higher. */
  readonly from: number;
  migrate(folder: string): void;
}

/**
 * Brings a folder from `format` up to `to`, one step after the other, and records each.
 * @param record writes the format reached into the folder
 */
export function migrate(folder: string, format: number, to: number, migrations: readonly Migration[], record: (format: number) => void): void {
  for (let reached = format; reached < to; reached += 1) {
    const migration = migrations.find((candidate) => candidate.from === reached);
    if (migration === undefined) throw new Error(`No migration from format ${reached} is known.`);
    migration.migrate(folder);
    record(reached + 1);
  }
}
