import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { OwnProcess } from '../../engine/child-process.js';
import { titleOf } from '../../engine/seed/story-content.js';
import { arrivalsOf, type Expected } from '../arrivals.js';
import { type Ground, PLACES, POOL } from '../ground.js';
import { Product } from '../product/product.js';
import { align } from '../report.js';
import { type Peer, type PeerGround, type PeerJob, type PeerOrder, PEERS } from './peer-job.js';
import { judge, type Seen, type Throttle, type Verdict } from './verdict.rules.js';

/** Asked of everybody: so many posts of one department in any so many seconds. */
const MAX = 6;
const SECONDS = 10;
const DEPARTMENTS = 20;
/** Due at once for each department, and more of the first one: it must not be in the others' way. */
const EACH = 18;
const MORE_OF_FIRST = 12;
const POSTS = DEPARTMENTS * EACH + MORE_OF_FIRST;
const AHEAD_MS = 5_000;
/** Far from the product's titles and from the floors'. */
const FIRST_TITLE = 2_000_000;
const ENTRY = fileURLToPath(new URL('./peer.worker.js', import.meta.url));
const RULE = { type: 'limit', max: MAX, per: `PT${SECONDS}S`, window: 'sliding' } as const;

export interface PeerRow extends Verdict {
  name: string;
}

/** The same per-department throttle asked of the product, on both backends, and of what people would pick instead; one after the other. */
export async function comparePeers(ground: Ground): Promise<PeerRow[]> {
  const rows: PeerRow[] = [];
  let accessTokens: string[] = [];
  for (const backend of ['postgres', 'redis'] as const) {
    const product = await Product.start(ground, backend, POSTS, { rules: [RULE], departmentOf });
    try {
      accessTokens = product.accessTokens;
      const expected = await product.schedule(new Array<number>(POSTS).fill(0));
      const arrivals = await product.arrivals(expected);
      const seen = arrivals.map(({ marker, arrivedAt }) => ({
        department: product.departments.get(marker) ?? '',
        at: arrivedAt,
      }));
      rows.push(row(`xuanfa (${backend})`, seen, expected[0]?.dueAt ?? Number.NaN, ground));
    } finally {
      await product.stop();
    }
  }
  for (const [n, peer] of PEERS.entries())
    rows.push(await measurePeer(ground, peer, accessTokens, FIRST_TITLE + n * POSTS));
  return rows;
}

export function peersTable(rows: readonly PeerRow[]): string {
  const title = `${DEPARTMENTS} departments, ${MAX} posts in any ${SECONDS} s each, ${POSTS} due at once`;
  const head = ['', 'violations', 'unused capacity %', 'Jain', 'posts/s'];
  const body = rows.map(({ name, violations, unusedPercent, jain, perSecond }) => [
    name,
    String(violations),
    unusedPercent.toFixed(1),
    jain.toFixed(3),
    perSecond.toFixed(2),
  ]);
  return `${title}\n${align([head, ...body])}`;
}

export function peersLine(rows: readonly PeerRow[]): string {
  return JSON.stringify({ peers: rows });
}

function departmentOf(n: number): number {
  return n < DEPARTMENTS * EACH ? n % DEPARTMENTS : 0;
}

async function measurePeer(ground: Ground, peer: Peer, accessTokens: string[], titles: number): Promise<PeerRow> {
  const { postgres, redis, sandbox } = ground.household;
  const own: PeerGround = {
    peer,
    databaseUrl: await postgres.createEmptyDatabase(),
    redisUrl: (redis?.url ?? '').replace(/0$/, '2'),
    sandboxUrl: sandbox.url,
    concurrency: PLACES,
    pool: POOL,
    points: MAX,
    seconds: SECONDS,
  };
  const words = new Set<string>();
  let hear = (): void => undefined;
  const child = new OwnProcess(process.execPath, [ENTRY, JSON.stringify(own)], {}, (line) => {
    words.add(line);
    hear();
  });
  void child.end.then(() => hear());
  const until = async (word: string): Promise<void> => {
    while (!words.has(word)) {
      if (child.ended !== undefined) throw new Error(`${peer} ended with ${child.ended}:\n${child.said}`);
      await new Promise<void>((resolve) => (hear = resolve));
    }
  };
  try {
    await until('ready');
    const order: PeerOrder = { jobs: jobsOf(accessTokens, titles), dueAt: Date.now() + AHEAD_MS };
    child.tell(JSON.stringify(order));
    await until('done');
    const expected: Expected[] = order.jobs.map(({ marker }) => ({ marker, dueAt: order.dueAt }));
    const arrivals = await arrivalsOf(sandbox, order.dueAt - AHEAD_MS, expected);
    const seen = arrivals.map(({ arrivedAt }, n) => ({ department: order.jobs[n]?.department ?? '', at: arrivedAt }));
    return row(peer === 'bullmq' ? 'BullMQ (redis)' : peer, seen, order.dueAt, ground);
  } finally {
    await child.stop();
  }
}

function jobsOf(accessTokens: readonly string[], titles: number): PeerJob[] {
  return Array.from({ length: POSTS }, (_, n) => {
    const marker = randomBytes(6).toString('hex');
    return {
      department: `department-${departmentOf(n)}`,
      marker,
      accessToken: accessTokens[n % accessTokens.length] ?? '',
      text: `${titleOf(titles + n)} http://localhost/news?xf=${marker}`,
    };
  });
}

function row(name: string, seen: readonly Seen[], dueAt: number, { say }: Ground): PeerRow {
  const throttle: Throttle = { max: MAX, perMs: SECONDS * 1_000, dueAt };
  const verdict = { name, ...judge(seen, throttle) };
  say(`${name}: ${verdict.violations} violations, ${verdict.perSecond.toFixed(2)} posts/s`);
  return verdict;
}
