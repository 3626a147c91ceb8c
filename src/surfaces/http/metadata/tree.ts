/** A piece of metadata. */
export interface Leaf {
  /** The first version of the service that has it. */
  readonly since: string;
  readonly type?: 'application/json' | 'application/octet-stream';
  /** Asked for when it is read; `undefined` where it turns out to be absent. */
  read(): Promise<string | Uint8Array | undefined>;
}

/** A folder of metadata. Its names are known once it is listed. */
export interface Folder {
  readonly since: string;
  entries(): Promise<Entries>;
  /** How the names of the folder are listed, where that is not the name with a slash after folders. */
  line?(name: string): string;
}

/** What stands in a folder, in the order of its listing; what is `undefined` is not there. */
export type Entries = Readonly<Record<string, Leaf | Folder | undefined>>;

const isFolder = (entry: Leaf | Folder): entry is Folder => 'entries' in entry;

/** A text that is there; `undefined` makes none of it. */
export const leaf = (since: string, text: string | undefined): Leaf | undefined =>
  text === undefined || text === '' ? undefined : { since, read: () => Promise.resolve(text) };

/** A folder of known names. One that would be empty is not there. */
export const folder = (since: string, entries: Entries): Folder | undefined =>
  Object.values(entries).every((entry) => entry === undefined) ? undefined : { since, entries: () => Promise.resolve(entries) };

/** What a path leads to. */
export type Found = { readonly listing: string } | { readonly content: string | Uint8Array; readonly type: Leaf['type'] };

/**
 * Follows a path.
 * @param version entries of later ones are not there; `latest` comes after all
 * @returns `undefined` where it leads nowhere
 */
export async function find(root: Folder, path: readonly string[], version: string): Promise<Found | undefined> {
  const present = async (place: Folder): Promise<ReadonlyMap<string, Leaf | Folder>> =>
    new Map(Object.entries(await place.entries()).flatMap(([name, entry]) => (entry === undefined || entry.since > version ? [] : [[name, entry] as const])));
  let place = root;
  for (const [index, name] of path.entries()) {
    const entry = (await present(place)).get(name);
    if (entry === undefined) return undefined;
    if (isFolder(entry)) {
      place = entry;
    } else {
      const content = index === path.length - 1 ? await entry.read() : undefined;
      return content === undefined ? undefined : { content, type: entry.type };
    }
  }
  const names = [...(await present(place))].map(([name, entry]) => place.line?.(name) ?? (isFolder(entry) ? `${name}/` : name));
  return { listing: names.join('\n') };
}
