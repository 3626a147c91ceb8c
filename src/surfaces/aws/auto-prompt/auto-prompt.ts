import { autoPromptMessages as messages } from '../../../messages/tutor/auto-prompt.ts';
import { complete } from '../../completion/complete.ts';
import { homeWorld } from '../../completion/home-world.ts';
import type { CompletionWorld } from '../../completion/world.ts';
import { CommandLineError, Interrupted } from '../errors.ts';
import type { Session } from '../session/session.ts';
import type { Choice, Pick } from './choice.ts';
import { type HelpFor, helpFor } from './help.ts';

const run = '\0run';

/**
 * `--cli-auto-prompt`: builds a command line by asking for the command, the operation, then flags and their values, each found by a few of
 * its letters; shows it, and gives it back to be run.
 * @param given what was typed; a command or operation that there is none of is asked for again
 * @throws a CommandLineError without a terminal, {@link Interrupted} when it is given up
 */
export async function promptForCommand(session: Session, given: readonly string[], pick?: Pick): Promise<readonly string[]> {
  const { stdin, stdout } = session.io;
  if (!stdin.isTTY || !stdout.isTTY) {
    throw new CommandLineError('paramValidation', session.globals.autoPrompt ? messages.noTerminal : messages.settingWithoutTerminal);
  }
  const picker = pick ? { pick, close: () => undefined } : (await import('./pick.ts')).terminalPicker(process.stdin, process.stdout);
  const prompt = new CommandPrompt(session, [...given], picker.pick);
  try {
    await prompt.build();
  } catch (error) {
    throw error instanceof Error && /^(ExitPrompt|AbortPrompt)Error$/.test(error.name) ? new Interrupted() : error;
  } finally {
    picker.close();
  }
  await stdout.write(`${messages.built(prompt.shown)}\n`);
  return prompt.words;
}

type LookedInto = NonNullable<Awaited<ReturnType<CompletionWorld['cloud']>>>;

/** A cloud that can be looked into for names; one behind an endpoint can't. */
const lookedInto = (cloud: object): LookedInto | undefined => (canBeLookedInto(cloud) ? cloud : undefined);
const canBeLookedInto = (cloud: object): cloud is LookedInto => 'rehearse' in cloud;

const quoted = (word: string): string => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** The first word, and what stands after the blanks behind it; `undefined` where there is no blank. */
function partsOf(typed: string): readonly [string, string?] {
  const [, word = typed, rest] = /^\s*(\S+)\s+(.*)$/.exec(typed) ?? [];
  return rest === undefined ? [word] : [word, rest.trim()];
}

class CommandPrompt {
  readonly #world: CompletionWorld;

  constructor(
    private readonly session: Session,
    readonly words: string[],
    private readonly ask: Pick,
  ) {
    const { environment, io } = session;
    const { models, data, configFolder } = environment;
    this.#world = homeWorld({
      models,
      data,
      configFolder,
      env: io.env,
      cwd: io.cwd,
      clouds: () => [],
      cloud: async () => lookedInto(await environment.openCloud()),
    });
  }

  /** The command line so far. */
  get shown(): string {
    return ['aws', ...this.words.map(quoted)].join(' ');
  }

  async build(): Promise<void> {
    await this.#forgetUnknownCommand();
    while (this.#missingWords() > 0) this.words.push(...(await this.#pickWords()));
    const help = helpFor(this.session.environment, this.words);
    for (;;) {
      const picked = await this.#pickFlag(help);
      if (picked === run) return;
      const [flag = '', value] = partsOf(picked);
      if (value !== undefined && flag.startsWith('--')) {
        this.words.push(flag, ...(help.takesSeveral(flag) ? value.split(/\s+/) : [value]));
        continue;
      }
      this.words.push(picked);
      if (picked.startsWith('--') && !help.isSwitch(picked)) this.words.push(...(await this.#pickValue(picked, help)));
    }
  }

  async #forgetUnknownCommand(): Promise<void> {
    const given = this.words.splice(0);
    for (const word of given) {
      const isCommand = !word.startsWith('-') && this.words.filter((before) => !before.startsWith('-')).length < 2;
      if (isCommand && !(await this.#candidates(word)).some(({ value }) => value === word)) return;
      this.words.push(word);
    }
  }

  #candidates(current: string, words: readonly string[] = this.words): ReturnType<typeof complete> {
    return complete({ program: 'aws', words, current }, this.#world);
  }

  /** How many of the command and its operation are still to be asked for. */
  #missingWords(): number {
    return 2 - this.words.filter((word) => !word.startsWith('-')).length;
  }

  async #pickWords(): Promise<readonly string[]> {
    const { fuzzy } = await import('./fuzzy.ts');
    const choices = await this.#wordsAfter(this.words);
    const picked = await this.ask(this.shown, async (typed) => [...(await this.#afterWord(typed, choices)), ...fuzzy(typed, choices, ({ name }) => name)]);
    return picked.split(' ');
  }

  async #wordsAfter(words: readonly string[]): Promise<readonly Choice[]> {
    const found = await this.#candidates('', words);
    return found.map(({ value, about }) => ({ value, name: value, ...(about !== undefined && { description: about }) }));
  }

  /** What a command with a blank after it goes on with: whoever types `s3 m` has chosen `s3`. */
  async #afterWord(typed: string, choices: readonly Choice[]): Promise<readonly Choice[]> {
    const [word = '', rest] = partsOf(typed);
    if (this.#missingWords() < 2 || rest === undefined || !choices.some(({ value }) => value === word)) return [];
    const { fuzzy } = await import('./fuzzy.ts');
    const next = await this.#wordsAfter([...this.words, word]);
    const [operation, more = ''] = partsOf(rest);
    // A whole command line; what is quoted in it would have to be read as a shell does.
    if (more !== '' && !/['"\\]/.test(more) && next.some(({ value }) => value === operation)) {
      const line = typed.trim().replace(/\s+/g, ' ');
      return [{ value: line, name: line }];
    }
    const after = fuzzy(rest, next, ({ name }) => name);
    return after.map((choice) => ({ ...choice, value: `${word} ${choice.value}`, name: `${word} ${choice.name}` }));
  }

  /** A flag, what may stand without one, or the end. */
  async #pickFlag(help: HelpFor): Promise<string> {
    const { fuzzy } = await import('./fuzzy.ts');
    const flags = await this.#candidates('--');
    const missing = flags.filter(({ about }) => about?.endsWith('required')).map(({ value }) => value);
    const others = (await this.#candidates('')).filter(({ value }) => !value.startsWith('--'));
    const choices: Choice[] = [
      ...others.map(({ value }) => ({ value, name: value })),
      ...flags.map(({ value, about }) => ({ value, name: about === undefined ? value : `${value} (${about})`, description: help.text(value) })),
    ];
    const end: Choice = missing.length === 0 ? { value: run, name: messages.run } : { value: run, name: messages.runAnyway(missing) };
    return this.ask(this.shown, async (typed) => {
      const [flag, value = ''] = partsOf(typed);
      if (value !== '' && flags.some((candidate) => candidate.value === flag) && !help.isSwitch(flag)) return [{ value: typed, name: typed }];
      const found = fuzzy(typed, choices, ({ name }) => name);
      const own = typed !== '' && !typed.startsWith('-') && help.takesWords ? [{ value: typed, name: typed }] : [];
      const ended = typed === '' ? [end] : [];
      return missing.length === 0 ? [...ended, ...own, ...found] : [...own, ...found, ...ended];
    });
  }

  /** What a flag is to be; several words, where it takes several, stand apart by blanks. */
  async #pickValue(flag: string, help: HelpFor): Promise<readonly string[]> {
    const { fuzzy } = await import('./fuzzy.ts');
    const description = help.text(flag);
    const value = await this.ask(this.shown, async (typed) => {
      const candidates = await this.#candidates(/^[A-Za-z]\w*=|:\/\//.test(typed) ? typed : '');
      const found = fuzzy(
        typed,
        candidates
          .filter(({ value: candidate }) => !candidate.startsWith('--'))
          .map((candidate) => ({ value: candidate.value, name: candidate.value, description })),
        ({ name }) => name,
      );
      const own = typed === '' || found.some((choice) => choice.value === typed) ? [] : [{ value: typed, name: typed, description }];
      return typed === '' && found.length === 0 ? [{ value: '', name: messages.typeValue, description }] : [...found, ...own];
    });
    return help.takesSeveral(flag) ? value.split(/\s+/).filter(Boolean) : [value];
  }
}
