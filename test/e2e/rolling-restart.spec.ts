import { seedPolicy } from '../engine/seed/policies.js';
import { type SeededPublication, seedPublications } from '../engine/seed/publications.js';
import type { RealProcess } from '../support/real-process.js';
import { until } from '../support/until.js';
import { GrownScene } from './grown-scene.js';

// Real processes on real servers, which a busy machine takes its time for.
jest.setTimeout(240_000);

const ACCOUNTS = 8;
/** Posts of each account that come due around one restart, a gap apart. */
const POSTS_A_RESTART = 5;
const RESTARTS = 3;
const GAP_MS = 1_000;
const POSTS_OF_EACH = POSTS_A_RESTART * RESTARTS;

describe('workers that are replaced one after the other while publications leave', () => {
  let scene: GrownScene;
  const planned: SeededPublication[] = [];
  const endings: (number | NodeJS.Signals)[] = [];
  const unready: number[] = [];
  const abandoned: number[] = [];

  beforeAll(async () => {
    scene = await GrownScene.open(ACCOUNTS);
    for (const { id } of scene.accounts)
      await seedPolicy(scene.database, [{ type: 'minGap', gap: 'PT1S' }], { accountId: id });
    const api = await scene.api();
    let workers = [await scene.worker(), await scene.worker()];
    await api.process.answers(`${api.url}/readyz`);
    // A post takes its time, so that a stop always meets some under way.
    await scene.slowDown(250);
    for (let n = 0; n < RESTARTS; n += 1) workers = await replaceOldest(workers, api.url);
    const all = ACCOUNTS * POSTS_OF_EACH;
    await until('all have left', async () => ((await scene.states()).sent ?? 0) === all, 90_000);
    for (const one of [...workers, api.process]) {
      one.signal('SIGTERM');
      endings.push(await one.end());
    }
  });
  afterAll(() => scene.close());

  /** As an orchestrator does it: the new one stands before the old one goes. More is due at that moment than may leave at once. */
  async function replaceOldest([oldest, ...others]: RealProcess[], api: string): Promise<RealProcess[]> {
    const next = await scene.worker();
    await schedulePosts();
    oldest?.signal('SIGTERM');
    endings.push((await oldest?.end()) ?? -1);
    abandoned.push(await scene.abandoned());
    const { status } = await fetch(`${api}/readyz`);
    if (status !== 200) unready.push(status);
    return [...others, next];
  }

  /** Resolves when the first of them has left. */
  async function schedulePosts(): Promise<void> {
    const now = Date.now();
    const requests = scene.accounts.flatMap((account, a) =>
      Array.from({ length: POSTS_A_RESTART }, (_, n) => ({
        department: scene.newsroom.departments[a % 3] ?? scene.newsroom.root,
        releases: [{ account, slotAt: new Date(now + n * GAP_MS), prepared: true }],
      })),
    );
    const before = planned.length;
    planned.push(...(await seedPublications(scene.database, scene.newsroom, requests, before + 1)));
    const titles = planned.slice(before).map(({ story }) => story.title);
    const left = async () => (await scene.posts()).some(({ text }) => titles.includes(text.split(' ')[0] ?? ''));
    await until('one of them has left', left, 30_000);
  }

  it('puts every publication on the platform exactly once, by the platform’s own record', async () => {
    const posts = await scene.posts();
    const times = planned.map(({ story }) => posts.filter(({ text }) => text.startsWith(`${story.title} `)).length);
    expect(times.filter((n) => n !== 1)).toEqual([]);
    expect(posts).toHaveLength(planned.length);
  });

  it('keeps the throttle on the platform’s own record', async () => {
    const posts = await scene.posts();
    for (const { platformId } of scene.accounts) {
      const times = posts.filter(({ account }) => account === platformId).map(({ at }) => at);
      expect(times).toHaveLength(POSTS_OF_EACH);
      times.sort((a, b) => a - b);
      const gaps = times.slice(1).map((at, n) => at - (times[n] ?? 0));
      expect(Math.min(...gaps)).toBeGreaterThanOrEqual(GAP_MS);
    }
  });

  it('ends and records every send in hand before a process goes', () => {
    expect(abandoned).toEqual(Array.from({ length: RESTARTS }, () => 0));
  });

  it('ends every process with 0 and keeps the api ready', () => {
    expect(endings).toEqual(Array.from({ length: RESTARTS + 3 }, () => 0));
    expect(unready).toEqual([]);
  });

  it('tries nothing twice', async () => {
    const { rows } = await scene.database.query(
      `SELECT outcome, count(*)::int AS n FROM publication_attempt GROUP BY outcome`,
    );
    expect(rows).toEqual([{ outcome: 'sent', n: planned.length }]);
  });
});
