import { isNode, isPair, isScalar, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import { messages } from '../../messages/learn/format/en.ts';
import { type Path, type Problem, ScenarioError } from './problem.ts';

/** The longest file that is read, in UTF-16 units. */
const longest = 256 * 1024;

/** A YAML file's data, and where each part of it stands. */
export interface YamlSource {
  readonly data: unknown;
  /** A problem at a path: at the value, or at the name of its last member when `atName`. */
  problem(path: Path, message: string, atName?: boolean): Problem;
}

/** Reads a YAML file. Aliases are not allowed: with them a small file can mean a huge one. @throws ScenarioError */
export function readYaml(file: string, text: string): YamlSource {
  if (text.length > longest) throw new ScenarioError([{ file, line: 1, column: 1, message: messages.tooLong(longest) }]);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, strict: true, uniqueKeys: true });
  const place = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const [first] = document.errors;
  if (first) throw new ScenarioError([{ file, ...place(first.pos[0]), message: messages.notYaml(first.message) }]);
  const problem: YamlSource['problem'] = (path, message, atName = false) => ({ file, ...place(offsetOf(document.contents, path, atName)), message });
  try {
    return { data: document.toJS({ maxAliasCount: 0 }), problem };
  } catch {
    throw new ScenarioError([{ file, line: 1, column: 1, message: messages.aliases }]);
  }
}

/** Where a path stands in the text; where it does not exist, where the nearest part above it does. */
function offsetOf(root: Node | null, path: Path, atName: boolean): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const [index, part] of path.entries()) {
    const found = childOf(node, part);
    if (found === undefined) break;
    const isLast = index === path.length - 1;
    node = isPair(found) && !(atName && isLast) ? (found.value ?? found.key) : isPair(found) ? found.key : found;
    if (isNode(node)) offset = node.range?.[0] ?? offset;
  }
  return offset;
}

function childOf(node: unknown, part: string | number): Node | Pair | undefined {
  if (typeof node !== 'object' || node === null || !('items' in node) || !Array.isArray(node.items)) return undefined;
  const items: readonly unknown[] = node.items;
  const named = items.find((item): item is Pair => isPair(item) && isScalar(item.key) && String(item.key.value) === String(part));
  if (named) return named;
  const item = typeof part === 'number' ? items[part] : undefined;
  return isNode(item) ? item : undefined;
}
