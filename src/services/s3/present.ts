/** An object's type when its undefined members are left out. */
export type Present<Value> = { readonly [Name in keyof Value as undefined extends Value[Name] ? never : Name]: Value[Name] } & {
  readonly [Name in keyof Value as undefined extends Value[Name] ? Name : never]?: Exclude<Value[Name], undefined>;
};

/** The object without its undefined members, as the state and answers want it. */
export const present = <Value extends object>(value: Value): Present<Value> =>
  Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as Present<Value>;
