import { seedPolicy } from '../engine/seed/policies.js';
import { seedPublications } from '../engine/seed/publications.js';
import { until } from '../support/until.js';
import { GrownScene, type LedgerPost } from './grown-scene.js';

// Real processes on real servers, which a busy machine takes its time for.
jest.setTimeout(180_000);

/** Weibo's own cap: what an account may post in an hour. */
const AN_HOUR = 30;
/** The account's policy, tight enough that the hour's thirty places are fought for one after the other. */
const AT_ONCE = 4;
const WINDOW_MS = 1_000;
const WEIGHTS = [7, 2, 1];
const WORKERS = 3;

describe('an account that three departments share, served by three workers', () => {
  let scene: GrownScene;
  let posts: (LedgerPost & { department: string })[];

  beforeAll(async () => {
    scene = await GrownScene.open(1);
    const [account] = scene.accounts;
    if (!account) throw new Error('there is no account');
    const { departments } = scene.newsroom;
    await seedPolicy(
      scene.database,
      [{ type: 'limit', max: AT_ONCE, per: `PT${WINDOW_MS / 1000}S`, window: 'sliding' }],
      { accountId: account.id, spread: 'shared' },
    );
    for (const [index, { id }] of departments.entries())
      await scene.database.query(`INSERT INTO fair_weight (department_id, weight) VALUES ($1, $2)`, [
        id,
        WEIGHTS[index],
      ]);
    await Promise.all(Array.from({ length: WORKERS }, () => scene.worker()));
    // Everybody could use the whole hour alone; the department of the least weight was there first.
    const slotAt = new Date(Math.ceil(Date.now() / 1000) * 1000 + 4_000);
    const requests = departments
      .toReversed()
      .flatMap((department) =>
        Array.from({ length: AN_HOUR }, () => ({ department, releases: [{ account, slotAt, prepared: true }] })),
      );
    const planned = await seedPublications(scene.database, scene.newsroom, requests);
    const departmentOf = new Map(planned.map(({ story }) => [story.title, story.department.id]));
    await until('the hour is used up', async () => (await scene.posts()).length >= AN_HOUR, 60_000);
    // One more chance to go past it.
    await until('all others wait for the next hour', async () => {
      const { rows } = await scene.database.query(
        `SELECT count(*)::int AS n FROM publication WHERE state <> 'sent' AND slot_at < clock_timestamp() + interval '50 minutes'`,
      );
      return rows[0].n === 0;
    });
    posts = (await scene.posts())
      .map((post) => ({ ...post, department: departmentOf.get(post.text.split(' ')[0] ?? '') ?? '' }))
      .sort((a, b) => a.at - b.at);
  });
  afterAll(() => scene.close());

  it('P1: shows the platform no window with more than its max, and no more in the hour than it allows', () => {
    expect(posts).toHaveLength(AN_HOUR);
    const fullest = Math.max(
      ...posts.map(({ at: end }) => posts.filter(({ at }) => at > end - WINDOW_MS && at <= end).length),
    );
    expect(fullest).toBeLessThanOrEqual(AT_ONCE);
    // The policy was at work: places came in several bursts.
    expect((posts.at(-1)?.at ?? 0) - (posts[0]?.at ?? 0)).toBeGreaterThanOrEqual((AN_HOUR / AT_ONCE - 1) * WINDOW_MS);
  });

  it('P4: gives each department its weighted share within one post', () => {
    const total = WEIGHTS.reduce((sum, weight) => sum + weight);
    for (const [index, { id }] of scene.newsroom.departments.entries()) {
      const share = (AN_HOUR * (WEIGHTS[index] ?? 0)) / total;
      const got = posts.filter(({ department }) => department === id).length;
      expect(Math.abs(got - share)).toBeLessThanOrEqual(1);
    }
  });

  it('P4: does so at every moment, as places were claimed', async () => {
    const { rows } = await scene.database.query<{ department: string; claim: string }>(
      `SELECT department_id AS department, claimed_at::text AS claim FROM send_ledger WHERE released_at IS NULL ORDER BY claimed_at`,
    );
    const total = WEIGHTS.reduce((sum, weight) => sum + weight, 0);
    rows.forEach(({ claim }, index) => {
      // Places of one claim were given together.
      if (rows[index + 1]?.claim === claim) return;
      for (const [place, { id }] of scene.newsroom.departments.entries()) {
        const share = ((index + 1) * (WEIGHTS[place] ?? 0)) / total;
        const had = rows.slice(0, index + 1).filter(({ department }) => department === id).length;
        expect(Math.abs(had - share)).toBeLessThanOrEqual(1 + 1e-9);
      }
    });
    expect(new Set(rows.map(({ claim }) => claim)).size).toBeGreaterThan(AN_HOUR / AT_ONCE - 1);
  });

  it('P3: leaves no window unused while so many wait', () => {
    const pauses = posts.slice(1).map(({ at }, index) => at - (posts[index]?.at ?? 0));
    // A window, slots on whole seconds, and a busy machine.
    expect(Math.max(...pauses)).toBeLessThan(WINDOW_MS + 4_000);
  });
});
