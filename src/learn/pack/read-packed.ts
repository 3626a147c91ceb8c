import { isPlainObject } from '../../kernel/json.ts';
import { messages } from '../../messages/learn/pack/en.ts';
import { isScenarioFile, PackError, type PackedScenario, packFormat, packLimits } from './packed-scenario.ts';

/**
 * Reads a packed scenario's text. It may come from anybody: nothing in it is believed, and nothing in it is run.
 * @throws PackError
 */
export function readPackedScenario(text: string): PackedScenario {
  if (text.length > packLimits.text) throw new PackError(messages.tooBig(`${packLimits.text / 1024 / 1024} MiB`));
  const packed = parsed(text);
  if (packed.format !== packFormat) {
    if (Number.isSafeInteger(packed.format) && Number(packed.format) > packFormat) throw new PackError(messages.newer(Number(packed.format), packFormat));
    throw broken(messages.member('format'));
  }
  const { kind, scenario, version, packedBy, nonce } = packed;
  if (kind !== 'student' && kind !== 'teacher') throw broken(messages.member('kind'));
  if (typeof scenario !== 'string' || !/^[a-z][a-z0-9-]{0,39}$/.test(scenario)) throw broken(messages.member('scenario'));
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1) throw broken(messages.member('version'));
  if (typeof packedBy !== 'string' || !/^\d+\.\d+\.\d+[\w.-]{0,40}$/.test(packedBy)) throw broken(messages.member('packedBy'));
  if (typeof nonce !== 'string' || !/^[0-9a-f]{16,64}$/.test(nonce)) throw broken(messages.member('nonce'));
  return { kind, scenario, version, packedBy, nonce, hidden: hiddenOf(packed.hidden), files: filesOf(packed.files) };
}

const broken = (what: string): PackError => new PackError(messages.broken(what));

function parsed(text: string): Readonly<Record<string, unknown>> {
  let packed: unknown;
  try {
    packed = JSON.parse(text);
  } catch {
    throw text.startsWith('{"nimbi":"lab"') ? broken(messages.cut) : new PackError(messages.notAPack);
  }
  if (!isPlainObject(packed) || packed.nimbi !== 'lab') throw new PackError(messages.notAPack);
  return packed;
}

function hiddenOf(hidden: unknown): PackedScenario['hidden'] {
  const isCount = (count: unknown): count is number => typeof count === 'number' && Number.isSafeInteger(count) && count > 0 && count <= 1000;
  if (!isPlainObject(hidden)) throw broken(messages.member('hidden'));
  const counts = Object.entries(hidden).map(([step, count]): [string, number] => {
    if (!/^[a-z][a-z0-9-]{0,39}$/.test(step) || !isCount(count)) throw broken(messages.member('hidden'));
    return [step, count];
  });
  return Object.fromEntries(counts);
}

function filesOf(entries: unknown): PackedScenario['files'] {
  if (!Array.isArray(entries)) throw broken(messages.member('files'));
  if (entries.length > packLimits.files) throw broken(messages.tooManyFiles(packLimits.files));
  const files = new Map<string, string>();
  for (const entry of entries as readonly unknown[]) {
    const [name, content]: readonly unknown[] = Array.isArray(entry) ? entry : [];
    if (typeof name !== 'string' || typeof content !== 'string' || content.length > packLimits.file) throw broken(messages.member('files'));
    if (!isScenarioFile(name)) throw broken(messages.fileName(JSON.stringify(name.slice(0, 60))));
    if (files.has(name)) throw broken(messages.twice(name));
    files.set(name, content);
  }
  if (!files.has('scenario.yaml')) throw broken(messages.noScenario);
  return files;
}
