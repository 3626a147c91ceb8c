/** One end of a transfer: a file by its absolute path, or `bucket/key`. */
export interface End {
  readonly type: 's3' | 'local';
  readonly path: string;
}

/** A file or an object that was found at one end. */
export interface Found {
  readonly source: End;
  /** Its name below the end, with slashes: what the two ends of a sync are compared by. */
  readonly compareKey: string;
  /** Bytes; absent where nobody asked, as for the deletion of one object. */
  readonly size?: number;
  readonly modified?: Date;
  /** With its quotes. */
  readonly etag?: string;
  readonly storageClass?: string;
  /** What HeadObject said of it, where it was asked. */
  readonly head?: Readonly<Record<string, unknown>>;
}

/** What is done with an item. */
export type Kind = 'upload' | 'download' | 'copy' | 'delete';

/** One thing to transfer, or to delete. */
export interface Item extends Found {
  readonly kind: Kind;
  /** Absent where the source is deleted. */
  readonly target?: End;
}

/** Something to be said about a file that is left out, or transferred all the same. */
export interface Warning {
  readonly warning: string;
}

/** Whether an item is only something to be said. */
export const isWarning = (item: object): item is Warning => 'warning' in item;
