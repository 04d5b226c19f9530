import { EngineMetrics } from '../../src/schedule/watch/engine-metrics.service.js';
import { approveStory, type Newsroom, openAccount, openNewsroom, scheduleStory } from '../factories/newsroom.js';
import { TEST_PASSWORD } from '../support/http-app.js';

const TOKEN = 'example-metrics-token';

describe('GET /metrics', () => {
  let room: Newsroom;

  /** Value of one sample as the answer writes it; undefined when it is not there. */
  const figure = (text: string, sample: string): number | undefined => {
    const line = text.split('\n').find((candidate) => candidate.startsWith(`${sample} `));
    return line === undefined ? undefined : Number(line.slice(sample.length + 1));
  };
  const read = async (): Promise<string> => (await room.api.get('/metrics')).text;
  const sql = (query: string, parameters: unknown[] = []): Promise<unknown> =>
    room.api.dataSource.query(query, parameters);
  /** A source is read once a second at most. */
  const later = () => new Promise((resolve) => setTimeout(resolve, 1_050));

  describe('on a machine that serves nobody else', () => {
    beforeAll(async () => {
      room = await openNewsroom();
    });
    afterAll(() => room.close());

    it('tells how the schedule stands, in figures with units, from the tables', async () => {
      const web = await openAccount(room, 'web');
      const weibo = await openAccount(room, 'weibo');
      const story = await approveStory(room, { web, weibo });
      const page = await scheduleStory(room, story, web);
      const post = await scheduleStory(room, story, weibo);
      const held = await scheduleStory(room, await approveStory(room, { web }), web);
      await sql(
        `UPDATE publication SET wished_at = clock_timestamp() - interval '10 minutes',
           slot_at = clock_timestamp() - interval '5 minutes' WHERE id = ANY ($1)`,
        [[page, post]],
      );
      await sql(`UPDATE publication SET prepared_at = clock_timestamp() WHERE id = $1`, [page]);
      await sql(`UPDATE publication SET state = 'held', state_reason = '{}' WHERE id = $1`, [held]);
      await sql(`UPDATE outbox_event SET created_at = clock_timestamp() - interval '1 minute'`);
      // Words for later wait for their time and for no relay; once their time is near, they are as old as they have been near.
      const inOutbox = figure(await read(), 'xuanfa_outbox_waiting') ?? NaN;
      await sql(
        `INSERT INTO outbox_event (job, payload, run_at, created_at)
         SELECT 'publication.wake', jsonb_build_object('publicationId', $1::uuid), clock_timestamp() + wait, clock_timestamp() - interval '1 day'
         FROM unnest(ARRAY[interval '1 hour', interval '9 minutes']) wait`,
        [held],
      );
      await later();

      const { status, headers, text } = await room.api.get('/metrics');
      expect([status, headers.get('content-type')]).toEqual([
        200,
        expect.stringContaining('text/plain; version=0.0.4'),
      ]);
      expect(figure(text, 'xuanfa_publications_overdue{why="claimable"}')).toBe(1);
      // It links to the page, which is not out.
      expect(figure(text, 'xuanfa_publications_overdue{why="blocked"}')).toBe(1);
      expect(figure(text, 'xuanfa_publications_overdue{why="unprepared"}')).toBe(0);
      expect(figure(text, 'xuanfa_oldest_due_age_seconds')).toBeGreaterThanOrEqual(300);
      expect(figure(text, 'xuanfa_oldest_due_age_seconds')).toBeLessThan(400);
      expect(figure(text, 'xuanfa_publications_unenqueued')).toBe(2);
      expect(figure(text, 'xuanfa_outbox_waiting')).toBe(inOutbox + 1);
      expect(figure(text, 'xuanfa_outbox_oldest_age_seconds')).toBeGreaterThanOrEqual(60);
      expect(figure(text, 'xuanfa_outbox_oldest_age_seconds')).toBeLessThan(600);
      expect(figure(text, 'xuanfa_publications_waiting_for_a_person{state="held"}')).toBe(1);
      expect(figure(text, 'xuanfa_figures_readable{source="schedule"}')).toBe(1);

      await sql(`UPDATE outbox_event SET relayed_at = clock_timestamp()`);
      await sql(`UPDATE publication SET slot_at = clock_timestamp() + interval '1 minute' WHERE id = ANY ($1)`, [
        [page, post],
      ]);
      await later();
      const after = await read();
      expect(figure(after, 'xuanfa_publications_overdue{why="claimable"}')).toBe(0);
      expect(figure(after, 'xuanfa_oldest_due_age_seconds')).toBe(0);
      expect(figure(after, 'xuanfa_publications_unenqueued')).toBe(0);
    });

    it('tells what this process has claimed, been refused and been answered', async () => {
      const engine = room.api.app.get(EngineMetrics, { strict: false });
      engine.claimed('web', 3);
      const cap = { key: 'cap:01890000-0000-7000-8000-000000000000', rules: [{ type: 'limit' as const }] };
      engine.refused([cap], [{ bucket: cap.key, rule: 0 }]);
      const slotAt = new Date('2026-07-15T02:00:00Z');
      const after = (ms: number): Date => new Date(slotAt.getTime() + ms);
      engine.answered({ channel: 'web', slotAt, beganAt: after(40), at: after(120), first: true }, 'sent');
      engine.answered({ channel: 'weibo', slotAt, beganAt: after(40), at: after(9_000), first: true }, 'unconfirmed');
      // Found later: another outcome of the same begin.
      engine.answered({ channel: 'weibo', slotAt, beganAt: after(40), at: after(60_000), first: false }, 'sent');
      const text = await read();
      expect(figure(text, 'xuanfa_claims_total{channel="web"}')).toBe(3);
      expect(figure(text, 'xuanfa_throttle_refusals_total{by="cap",rule="limit"}')).toBe(1);
      expect(figure(text, 'xuanfa_send_outcomes_total{channel="weibo",outcome="unconfirmed"}')).toBe(1);
      expect(figure(text, 'xuanfa_begin_lateness_seconds_bucket{le="0.025",channel="web"}')).toBe(0);
      expect(figure(text, 'xuanfa_begin_lateness_seconds_bucket{le="0.05",channel="web"}')).toBe(1);
      expect(figure(text, 'xuanfa_answer_lateness_seconds_sum{channel="web"}')).toBeCloseTo(0.12);
      expect(figure(text, 'xuanfa_begin_lateness_seconds_count{channel="weibo"}')).toBe(1);
      expect(figure(text, 'xuanfa_answer_lateness_seconds_sum{channel="weibo"}')).toBeCloseTo(60);
    });

    it('still answers when the tables cannot be read, without the figures and saying so', async () => {
      await later();
      await sql(`ALTER TABLE outbox_event RENAME TO outbox_away`);
      try {
        const text = await read();
        expect(figure(text, 'xuanfa_figures_readable{source="schedule"}')).toBe(0);
        expect(figure(text, 'xuanfa_oldest_due_age_seconds')).toBeUndefined();
        expect(text).not.toContain('xuanfa_publications_overdue{');
        expect(figure(text, 'xuanfa_claims_total{channel="web"}')).toBe(3);
      } finally {
        await sql(`ALTER TABLE outbox_away RENAME TO outbox_event`);
      }
    });

    it('is refused to whoever a proxy speaks for, with a code and words', async () => {
      const { status, body } = await room.api.get('/metrics', { headers: { 'x-forwarded-for': '10.1.2.3' } });
      expect([status, body]).toEqual([403, expect.objectContaining({ code: 'METRICS_LOCAL_ONLY' })]);
    });

    it('is refused without a word of the figures to a logged-in person as to anybody', async () => {
      const admin = await room.api.loginAs('admin', TEST_PASSWORD);
      const { status, text } = await admin.get('/metrics', { headers: { forwarded: 'for=10.1.2.3' } });
      expect(status).toBe(403);
      expect(text).not.toContain('xuanfa_publications');
    });
  });

  it('asks for the token where one is set, and for one where others are served', async () => {
    room = await openNewsroom({
      publicUrl: 'https://news.example.cn',
      watching: { metrics: { port: null, token: TOKEN }, alerts: { webhook: null, mail: null }, tracesEndpoint: null },
    });
    const without = await room.api.get('/metrics');
    expect([without.status, without.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="metrics"']);
    const wrong = await room.api.get('/metrics', { headers: { authorization: `Bearer ${TOKEN}x` } });
    expect(wrong.status).toBe(401);
    const right = await room.api.get('/metrics', {
      headers: { authorization: `Bearer ${TOKEN}`, 'x-forwarded-for': '10.1.2.3' },
    });
    expect([right.status, right.text]).toEqual([200, expect.stringContaining('xuanfa_publications_overdue')]);
    await room.close();

    room = await openNewsroom({ publicUrl: 'https://news.example.cn' });
    expect((await room.api.get('/metrics')).status).toBe(403);
    await room.close();
  });
});
