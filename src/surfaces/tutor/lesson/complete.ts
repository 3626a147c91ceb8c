import type { Cloud } from '../../../engine/cloud.ts';
import { homeWorld } from '../../completion/home-world.ts';
import { completeLine, type PromptWords } from '../../shell/complete-line.ts';
import type { LineCompletion } from '../../shell/terminal/terminal.ts';
import type { LessonDeps } from './deps.ts';
import type { AttemptFolder } from './folder.ts';

const nothing = (): readonly string[] => [];

/** What TAB does at a lesson's prompt: as in the shell, over the attempt's cloud and files. */
export function completeInLesson(
  line: string,
  { models, data }: Pick<LessonDeps, 'models' | 'data'>,
  cloud: Cloud,
  folder: AttemptFolder,
): Promise<LineCompletion> {
  const words: PromptWords = {
    hint: nothing,
    check: () => ['manual', 'always'],
    explain: () => ['--all'],
    undo: nothing,
    edit: () => folder.files(),
    files: nothing,
    what: nothing,
    as: () => ['boto3', 'js'],
    more: nothing,
    again: nothing,
    help: nothing,
    change: () => folder.files(),
    run: () => ['--profile', '--'],
    send: () => folder.files(),
    shell: nothing,
    timeline: () => ['jump'],
    sign: () => [...folder.files(), '--profile'],
    quit: nothing,
  };
  const world = homeWorld({ models, data, configFolder: folder.configFolder, env: {}, cwd: folder.path, clouds: nothing, cloud: async () => cloud });
  return completeLine(line, words, { ...world, simulatedOperations: (service) => cloud.simulated(service) });
}
