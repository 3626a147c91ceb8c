import type { Credentials } from '../kernel/call.ts';
import type { AttemptState } from './attempt-state.ts';
import type { Audience } from './audience.ts';
import { milliseconds } from './duration.ts';
import type { Beat } from './scenario.ts';
import { toldOf } from './told.ts';
import { arrive } from './workload.ts';

/** Plays what happens before it is the learner's turn, from where it was left. Says whether it came to its end, or the learner left. */
export async function playOpening(state: AttemptState, audience: Audience): Promise<boolean> {
  const beats = state.step.opens ?? [];
  while (state.progress.beat < beats.length) {
    const goesOn = await play(state, beats[state.progress.beat] ?? {}, audience);
    if (!goesOn) return false;
    state.change({ beat: state.progress.beat + 1 });
  }
  return true;
}

async function play(state: AttemptState, { say, ask: question, reveal: revealed, arrive: request, wait }: Beat, audience: Audience): Promise<boolean> {
  if (say !== undefined) audience.say(await state.filled(say));
  if (request !== undefined) await letArrive(state, request, audience);
  if (revealed !== undefined) await reveal(state, revealed, audience);
  if (wait !== undefined) {
    await state.cloud.advanceClock(milliseconds(wait));
    audience.waited(wait);
  }
  return question === undefined || ask(state, question, audience);
}

/** Asks until the answer is right; a prediction once. */
async function ask(state: AttemptState, id: string, audience: Audience): Promise<boolean> {
  const question = await state.question(id);
  for (;;) {
    const answer = await audience.ask(question);
    if (answer === undefined) return false;
    await state.record({ what: 'answered', question: id, answer });
    state.change({ answers: { ...state.progress.answers, [id]: answer } });
    if (question.predict) return true;
    const told = toldOf(question, answer);
    audience.tell(told);
    if (told.right) return true;
  }
}

async function reveal(state: AttemptState, id: string, audience: Audience): Promise<void> {
  const answer = state.progress.answers[id];
  if (answer === undefined || state.progress.revealed.includes(id)) return;
  audience.tell(toldOf(await state.question(id), answer));
  state.change({ revealed: [...state.progress.revealed, id] });
}

/** Tells how the step's predictions came out, where the step itself has not. */
export async function revealRest(state: AttemptState, audience: Audience): Promise<void> {
  for (const { ask: id } of state.step.opens ?? []) if (id !== undefined && state.scenario.questions?.[id]?.predict) await reveal(state, id, audience);
}

/**
 * Lets a request reach a program of the scenario.
 * @param reference `WORKLOAD.REQUEST`
 * @param own what a program of the learner's signs with
 */
export async function letArrive(state: AttemptState, reference: string, audience: Audience, own?: Credentials): Promise<void> {
  const [id = '', request = ''] = reference.split('.');
  const workload = state.scenario.workloads?.[id];
  if (!workload) throw new Error(`${state.scenario.id} has no workload ${id}.`);
  const stolen = workload.stolenFrom === undefined ? undefined : (state.progress.credentials[workload.stolenFrom] as Credentials | undefined);
  const arrival = await arrive(state.cloud, await state.filled(workload), request, own ?? stolen);
  if (arrival.given) state.change({ credentials: { ...state.progress.credentials, [id]: { ...arrival.given } } });
  audience.arrived(arrival);
}
