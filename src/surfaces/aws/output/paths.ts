import { isObject, type Printable } from './value.ts';

const simplePath = /^\w+(?:\.\w+)*$/;

/** Reads a JMESPath expression of the model. Nearly all are plain paths; the reader of expressions is loaded for the others only. */
export async function pathReader(path: string): Promise<(value: Printable) => Printable> {
  if (!simplePath.test(path)) {
    const { compilePath } = await import('./query.ts');
    return compilePath(path);
  }
  const names = path.split('.');
  return (value) => names.reduce<Printable>((current, name) => (isObject(current) && Object.hasOwn(current, name) ? (current[name] ?? null) : null), value);
}

/** Sets the value at a plain path, making the objects on the way. */
export function setPath(target: Record<string, Printable>, path: string, value: Printable): void {
  const names = path.split('.');
  const last = names.pop() ?? path;
  let current = target;
  for (const name of names) {
    const next = current[name];
    const made: Record<string, Printable> = isObject(next) ? { ...next } : {};
    current[name] = made;
    current = made;
  }
  current[last] = value;
}
