import type { Cloud } from '../../../engine/cloud.ts';
import type { CallEvent } from '../../../kernel/journal.ts';
import { latestCall } from '../../../messages/explain/en.ts';
import { messages } from '../../../messages/tutor/en.ts';
import { eventLine } from '../event-words.ts';
import { explainEvent } from '../explain/explain-event.ts';
import { renderExplanationText } from '../explain/render-text.ts';
import { latestCalls } from '../journal.ts';
import { exitCodes, positive, type Run, type Verb, VerbError } from '../verb.ts';

const words = messages.explain;

interface Options {
  readonly last?: string;
  readonly output: string;
  readonly all?: boolean;
}

/** `nimbi explain`. */
export const explainVerb: Verb = {
  build(command, run) {
    command
      .description(words.summary)
      .argument('[call]', words.call)
      .option('--last <count>', words.last)
      .option('--all', words.all)
      .option('--output <format>', words.output, 'text')
      .action(async (call: string | undefined, options: Options) => explain(run, call, options));
  },
};

async function explain(run: Run, call: string | undefined, { last, output, all = false }: Options): Promise<void> {
  if (output !== 'text' && output !== 'json') throw new VerbError(messages.output(output));
  if (call !== undefined && last !== undefined) throw new VerbError(words.both);
  const count = last === undefined ? 1 : positive(last, '--last');
  const cloud = await run.deps.openCloud();
  const events = call === undefined ? latestCalls(cloud, count) : [namedCall(cloud, call)];
  if (events.length === 0) {
    await run.say(words.noCalls);
    return;
  }
  const explanations = [];
  for (const event of events) explanations.push(await explainEvent(cloud, event));
  if (output === 'json') {
    await run.say(JSON.stringify(last === undefined ? explanations[0] : explanations, undefined, 4));
    return;
  }
  const texts = explanations.map((explanation) => renderExplanationText(explanation, { style: run.style, all, program: 'nimbi' }));
  const [latest] = call === undefined && last === undefined ? events : [];
  await run.say([...(latest === undefined ? [] : [latestCall(cloud.now() - latest.time)]), texts.join('\n')].join('\n'));
}

function namedCall(cloud: Cloud, name: string): CallEvent {
  const event = cloud.findEvent(name);
  if (event === undefined) throw new VerbError(words.notFound(name), exitCodes.general);
  if (event.kind !== 'call') throw new VerbError(words.notACall(event.number, eventLine(event)), exitCodes.general);
  return event;
}
