import { help } from '../../../../messages/aws/en.ts';
import { topics } from '../../../../messages/aws/topics/topics.ts';
import { invalidChoice } from '../../parsing/choices.ts';
import type { Session } from '../../session/session.ts';
import { newPage, show } from './page.ts';

/** `aws help topics`: those there are, by category. */
async function topicList(session: Session): Promise<number> {
  const page = newPage(session);
  page.heading(help.name).verbatim('AWS CLI Topic Guide -');
  page.heading(help.description).text(help.topicGuide);
  page.heading(help.topics);
  let category: string | undefined;
  for (const [name, load] of Object.entries(topics)) {
    const topic = await load();
    if (topic.category !== category) page.blank().verbatim(topic.category, 3).blank();
    category = topic.category;
    page.text(`* ${name}: ${topic.description}`);
  }
  return show(session, page);
}

/** Whether `aws help` has something to say of a word. */
export const isTopic = (name: string): boolean => name === 'topics' || Object.hasOwn(topics, name);

/** `aws help TOPIC`. @throws a CommandLineError for a topic that does not exist */
export async function topicHelp(session: Session, name: string): Promise<number> {
  if (name === 'topics') return topicList(session);
  const load = Object.hasOwn(topics, name) ? topics[name] : undefined;
  if (load === undefined) throw invalidChoice('command or topic', name, ['topics', ...Object.keys(topics)]);
  const { title, description, blocks } = await load();
  const page = newPage(session);
  page.heading(help.name).verbatim(`${title} -`);
  page.heading(help.description).text(`${description}.`);
  for (const block of blocks) {
    if ('heading' in block) page.heading(block.heading);
    else if ('text' in block) page.blank().text(block.text);
    else page.blank().verbatim(block.code, 10);
  }
  return show(session, page);
}
