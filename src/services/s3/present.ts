/** An object's type when its undefined members are left out. */
export type Present<Value> = { readonly [Name in keyof Value as undefined extends Value[Name] ? never : Name]: Value[Name] } & {
  readonly [Name in keyof Value as undefined extends Value[Name] ? Name : never]?: Exclude<Value[Name], undefined>;
};

/** The object without its undefined members, as the state and answers want it. */
export function present<Value extends object>(value: Value): Present<Value> {
  const kept: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) if (item !== undefined) kept[name] = item;
  return kept as Present<Value>;
}
