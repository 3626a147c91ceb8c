/** One end of a transfer: a file by its absolute path, or `bucket/key`. */
export interface End {
  readonly type: 's3' | 'local';
  readonly path: string;
}

/** One thing to transfer, or to delete where there is no target. */
export interface Item {
  readonly source: End;
  readonly target: End | undefined;
  readonly size: number | undefined;
  readonly modified: Date | undefined;
}
