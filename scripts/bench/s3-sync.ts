import { mkdirSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { withAws } from './aws-cli.ts';
import { type Benchmark, type Command, median, medianRatio, type Row, timed } from './measure.ts';
import { type BenchHome, withHome } from './nimbi.ts';

const files = 10_000;
const folders = 20;
const size = 1024;
const page = 1000;

const nameOf = (index: number): string => `d${index % folders}/f${index}`;

/** Makes files of 1 KiB, no two of them alike. */
function makeFiles(root: string): void {
  for (let folder = 0; folder < folders; folder++) mkdirSync(join(root, `d${folder}`), { recursive: true });
  for (let index = 0; index < files; index++) writeFileSync(join(root, nameOf(index)), Buffer.alloc(size, `${index} `));
}

const full = 'cat-photos-full';

/** A page of a bucket's list, as S3 writes it. */
function listing(keys: readonly string[], start: number): string {
  const shown = keys.slice(start, start + page);
  const next =
    start + page < keys.length
      ? `<IsTruncated>true</IsTruncated><NextContinuationToken>${start + page}</NextContinuationToken>`
      : '<IsTruncated>false</IsTruncated>';
  const contents = shown.map(
    (key) => `<Contents><Key>${key}</Key><LastModified>2099-01-01T00:00:00.000Z</LastModified><ETag>&quot;e&quot;</ETag><Size>${size}</Size></Contents>`,
  );
  return `<?xml version="1.0"?><ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${next}<KeyCount>${shown.length}</KeyCount>${contents.join('')}</ListBucketResult>`;
}

interface BareS3 {
  readonly answer: RequestListener;
  /** How many objects were put since it was last asked. */
  taken(): number;
}

/** Answers ListObjectsV2, for one bucket with all files in it, for others with nothing, and takes every PutObject. */
function bareS3(): BareS3 {
  let puts = 0;
  const keys = Array.from({ length: files }, (_, index) => nameOf(index)).sort();
  const bodyFor = (method: string, url: URL): string => {
    if (method === 'PUT') puts += 1;
    return method === 'PUT' ? '' : listing(url.pathname.startsWith(`/${full}`) ? keys : [], Number(url.searchParams.get('continuation-token') ?? 0));
  };
  return {
    answer: (request, response) => {
      const body = bodyFor(request.method ?? '', new URL(request.url ?? '', 'http://127.0.0.1'));
      request.resume().on('end', () => response.writeHead(200, { 'content-type': 'application/xml', etag: '"e"' }).end(body));
    },
    taken: () => {
      const count = puts;
      puts = 0;
      return count;
    },
  };
}

/** What both came to, in milliseconds of each run. */
interface Times {
  readonly fresh: number[];
  readonly unchanged: number[];
}

const bucket = (run: number): string => `cat-photos-bench-${run}`;

/** Each sync of new files goes into a bucket of its own, which the sync after it finds unchanged. */
async function ours({ command }: BenchHome, folder: string, run: number, { fresh, unchanged }: Times): Promise<void> {
  await timed(command(`s3 mb s3://${bucket(run)}`));
  fresh.push(await timed(command(`s3 sync ${folder} s3://${bucket(run)}`)));
  unchanged.push(await timed(command(`s3 sync ${folder} s3://${bucket(run)}`)));
}

/** Of all files, and of none, as the server saw. @throws when `aws` did anything else */
async function theirs(command: (line: string) => Command, { taken }: BareS3, folder: string, { fresh, unchanged }: Times): Promise<void> {
  const sync = async (bucketName: string, puts: number): Promise<number> => {
    const time = await timed(command(`s3 sync ${folder} s3://${bucketName}`));
    const count = taken();
    if (count !== puts) throw new Error(`aws put ${count} objects instead of ${puts}`);
    return time;
  };
  fresh.push(await sync('cat-photos-empty', files));
  unchanged.push(await sync(full, 0));
}

/**
 * `s3 sync` as a whole process: of ten thousand files that are new, and again when nothing has changed. Ours authorizes each call, records it
 * and makes each object durable. The real `aws`, in turns with it, talks to a server that does nothing of the kind and answers at once; over a
 * network to AWS it takes longer.
 */
export const benchmark: Benchmark = {
  run: (runs) =>
    withHome(async (home) => {
      const folder = join(home.folder, 'photos');
      makeFiles(folder);
      const nimbi: Times = { fresh: [], unchanged: [] };
      const aws: Times = { fresh: [], unchanged: [] };
      const turns = Math.min(runs, 3);
      const server = bareS3();
      await withAws(server.answer, async (command) => {
        for (let run = 0; run < turns; run++) {
          await ours(home, folder, run, nimbi);
          await theirs(command, server, folder, aws);
        }
      });
      // Where there is no `aws`, ours alone.
      for (let run = nimbi.fresh.length; run < turns; run++) await ours(home, folder, run, nimbi);
      const rows = (name: keyof Times, what: string, atMost: number): Row[] => [
        { what: `s3 sync of ${what}`, value: median(nimbi[name]) / 1000, unit: 's', must: { atMost } },
        ...(aws[name].length === 0
          ? []
          : [
              { what: `aws s3 sync of ${what}`, value: median(aws[name]) / 1000, unit: 's' },
              { what: `aws s3 sync of ${what}, against nimbi's`, value: medianRatio(aws[name], nimbi[name]), unit: '× nimbi', must: { atLeast: 1 } },
            ]),
      ];
      return [...rows('fresh', `${files} new files of 1 KiB`, 15), ...rows('unchanged', `${files} unchanged files`, 3)];
    }),
};
