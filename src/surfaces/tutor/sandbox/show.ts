import { join } from 'node:path';
import type { Cloud } from '../../../engine/cloud.ts';
import type { ReadState, Table } from '../../../kernel/state.ts';
import { messages } from '../../../messages/tutor/en.ts';
import { tables } from '../../../services/ec2/state.ts';
import { buckets } from '../../../services/s3/state.ts';
import { groups, instanceProfiles, managedPolicies, roles, users } from '../../../services/shared/identity/tables.ts';
import { momentText } from '../duration.ts';
import { hang } from '../style.ts';
import type { Run } from '../verb.ts';

const words = messages.sandbox.show;

/** What a count is of, and where its rows are: an account's in most tables, the world's of buckets. */
const counted: readonly { readonly name: keyof typeof words.resources; readonly table: Table<unknown>; readonly ofWorld?: true }[] = [
  { name: 'users', table: users },
  { name: 'groups', table: groups },
  { name: 'roles', table: roles },
  { name: 'policies', table: managedPolicies },
  { name: 'instanceProfiles', table: instanceProfiles },
  { name: 'buckets', table: buckets, ofWorld: true },
  { name: 'instances', table: tables.instances },
  { name: 'keyPairs', table: tables.keyPairs },
];

/** Shows a cloud: what it was made with, who is in it, and how much. */
export async function showCloud(run: Run, name: string): Promise<void> {
  const { deps, style } = run;
  const cloud = await deps.openCloud(name);
  const { accountId, seed, clock } = cloud.facts;
  const entry = deps.home.clouds().find((other) => other.name === name);
  const admin = cloud.adminKey();
  const [latest] = cloud.events({ limit: 1 });
  const { labels } = words;
  const fields: readonly (readonly [string, string])[] = [
    [labels.account, accountId],
    [labels.region, 'us-east-1'],
    [labels.seed, seed],
    [labels.clock, messages.clock.now(momentText(cloud.now()), clock.still)],
    [
      labels.store,
      deps.ephemeral || entry === undefined || entry.problem !== undefined ? words.memory : words.store[entry.store](join(deps.home.folder, 'clouds', name)),
    ],
    [labels.root, words.root(accountId)],
    [labels.rootPassword, cloud.rootPassword()],
    [labels.admin, admin === undefined ? words.noAdmin : words.admin(deps.profileOf(name), admin.accessKeyId)],
    [labels.resources, cloud.state((state) => resourcesText(state, cloud))],
    [labels.journal, words.journal(latest?.number ?? 0, cloud.facts.journal)],
  ];
  const width = Math.max(...fields.map(([label]) => label.length)) + 2;
  const title = words.title(deps.ephemeral ? words.ephemeral : name, !deps.ephemeral && name === deps.home.chosen());
  await run.say([style.strong(title), ...fields.map(([label, text]) => hang(label.padEnd(width), text, style.columns))].join('\n'));
}

function resourcesText(state: ReadState, { facts: { accountId } }: Cloud): string {
  const counts = counted.flatMap(({ name, table, ofWorld }) => {
    const count = [...state.list(table, ofWorld ? {} : { prefix: [accountId] })].length;
    return count === 0 ? [] : [words.resources[name](count)];
  });
  return counts.join(', ') || words.none;
}
