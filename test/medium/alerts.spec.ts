import { createHmac } from 'node:crypto';
import { AlertDesk } from '../../src/platform/alerts/alert-desk.service.js';
import { AlertRaiser } from '../../src/platform/alerts/alert-raiser.service.js';
import { SilenceWatch } from '../../src/platform/canary/silence-watch.service.js';
import type { Watching } from '../../src/platform/config/watching.js';
import { PinoLogger } from '../../src/platform/log/pino-logger.js';
import { MetricsRegistry } from '../../src/platform/metrics/metrics-registry.js';
import { approveStory, type Newsroom, openAccount, openNewsroom, scheduleStory } from '../factories/newsroom.js';
import { bootApi, type TestApi } from '../support/http-app.js';
import { type HttpReceiver, type MailServer, openHttpReceiver, openMailServer } from '../support/receivers.js';

const SECRET = 'example-webhook-secret';

interface WebhookBody {
  id: string;
  subject: string;
  body: string;
  alerts: { kind: string; subject: string; since: string; happened: { zh: string; en: string }; url: string }[];
}

describe('alerts', () => {
  let room: Newsroom;
  let web: string;
  let hook: HttpReceiver;
  let mail: MailServer;
  let other: TestApi;
  const lines: string[] = [];

  const desk = (api: TestApi = room.api) => api.app.get(AlertDesk, { strict: false });
  const sql = <T>(query: string, parameters: unknown[] = []): Promise<T[]> =>
    room.api.dataSource.query(query, parameters);
  const bodies = () => hook.calls.map((call) => JSON.parse(call.body) as WebhookBody);
  /** As if a minute had passed since the last message: the calm between two is over. */
  const later = () => sql(`UPDATE alert_message SET composed_at = composed_at - interval '61 seconds'`);
  const retryNow = () => sql(`UPDATE alert_message SET next_try_at = clock_timestamp()`);
  async function publication(state?: 'failed' | 'missed', code?: string): Promise<string> {
    const id = await scheduleStory(room, await approveStory(room, { web }, { text: '尚未公开的示例标题' }), web);
    if (state)
      await sql(`UPDATE publication SET state = $2, state_reason = $3 WHERE id = $1`, [
        id,
        state,
        JSON.stringify({ text: { zh: '示例', en: 'example' }, code }),
      ]);
    return id;
  }

  beforeAll(async () => {
    [hook, mail] = await Promise.all([openHttpReceiver(), openMailServer()]);
    const watching: Watching = {
      metrics: { port: null, token: null },
      alerts: {
        webhook: { url: `${hook.url}/rooms/7?key=in-the-address&to=1&to=2`, secret: SECRET },
        mail: { smtpUrl: mail.url, to: ['duty@example.cn', 'desk@example.cn'], from: 'xuanfa@example.cn' },
      },
      tracesEndpoint: null,
    };
    const config = { publicUrl: 'https://news.example.cn', watching };
    room = await openNewsroom(config);
    const logger = new PinoLogger('debug', { write: (line: string) => void lines.push(line) });
    other = await bootApi({ databaseUrl: room.databaseUrl, config, logger });
    web = await openAccount(room, 'web');
    await sql(
      `INSERT INTO worker_canary (id, canary_id, answered_at) VALUES (1, gen_random_uuid(), clock_timestamp())`,
    );
  });
  afterAll(async () => {
    await other.close();
    await room.close();
    await Promise.all([hook.close(), mail.close()]);
  });
  beforeEach(async () => {
    await sql(`TRUNCATE alert, alert_message, alert_delivery`);
    await sql(`UPDATE publication SET state = 'cancelled' WHERE state IN ('scheduled', 'held')`);
    await sql(`UPDATE publication SET state = 'failed' WHERE state = 'unconfirmed'`);
    await sql(`UPDATE publication SET state_since = clock_timestamp() - interval '30 days'`);
    hook.calls.length = 0;
    mail.mails.length = 0;
    hook.answer = 200;
    mail.refuse = false;
  });

  it('say by webhook and by mail what happened, what to do and where, in Chinese and English', async () => {
    const id = await publication('failed', '20031');
    await desk().look();

    expect(hook.calls).toHaveLength(1);
    const [call] = hook.calls;
    const [body] = bodies();
    expect(call?.path).toBe('/rooms/7?key=in-the-address&to=1&to=2');
    expect(body?.alerts).toEqual([
      expect.objectContaining({
        kind: 'publication.failed',
        subject: id,
        url: `https://news.example.cn/api/publications/${id}`,
        happened: {
          zh: expect.stringContaining('被拒绝（20031）'),
          en: expect.stringContaining('was refused (20031)'),
        },
      }),
    ]);
    expect(mail.mails).toEqual([
      {
        to: ['duty@example.cn', 'desk@example.cn'],
        subject: '【宣发台】发送失败 / A publication failed',
        messageId: expect.stringMatching(/^<[0-9a-f-]{36}@news\.example\.cn>$/),
        text: expect.stringContaining(`https://news.example.cn/api/publications/${id}`),
      },
    ]);
    expect(mail.mails[0]?.text).toContain('请打开查看原因');
    // What is not out yet leaves the house by no alert.
    for (const told of [call?.body, mail.mails[0]?.text]) expect(told).not.toContain('尚未公开');
  });

  it('carry a signature over time and body by which the receiver knows them', async () => {
    await publication('failed');
    await desk().look();
    const [call] = hook.calls;
    const [, seconds = '', digest] =
      /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(call?.headers['x-xuanfa-signature'])) ?? [];
    expect(createHmac('sha256', SECRET).update(`${seconds}.${call?.body}`).digest('hex')).toBe(digest);
    expect(Math.abs(Date.now() / 1000 - Number(seconds))).toBeLessThan(30);
    expect(call?.headers['x-xuanfa-delivery']).toBe(bodies()[0]?.id);
  });

  it('leave once for a subject and a state, however many processes look at once and however often', async () => {
    const id = await publication('missed');
    await Promise.all([desk().look(), desk(other).look()]);
    for (let round = 0; round < 3; round++) {
      await later();
      await Promise.all([desk().look(), desk(other).look()]);
    }
    expect(bodies().flatMap(({ alerts }) => alerts.map(({ subject }) => subject))).toEqual([id]);
    expect(mail.mails).toHaveLength(1);
    // Given a new time and missed again: that is another thing to tell.
    await sql(`UPDATE publication SET state = 'scheduled', state_reason = NULL WHERE id = $1`, [id]);
    await sql(`UPDATE publication SET state = 'missed', state_reason = '{}' WHERE id = $1`, [id]);
    await later();
    await desk().look();
    expect(hook.calls).toHaveLength(2);
  });

  it('come as one digest when many come about, and calm reigns for a minute after a message', async () => {
    const ids = [];
    for (let n = 0; n < 8; n++) ids.push(await publication(n % 2 ? 'failed' : 'missed'));
    await desk().look();
    expect(hook.calls).toHaveLength(1);
    expect(bodies()[0]?.subject).toContain('8 件事');
    expect(
      bodies()[0]
        ?.alerts.map(({ subject }) => subject)
        .sort(),
    ).toEqual(ids.sort());
    expect(mail.mails[0]?.text).toContain('发送失败 × 4');
    await publication('failed');
    await desk().look();
    expect(hook.calls).toHaveLength(1);
    await later();
    await desk().look();
    expect(hook.calls).toHaveLength(2);
  });

  it('are tried again with growing pauses under the same id, by another process too, until they are taken', async () => {
    await publication('failed');
    hook.answer = 500;
    mail.refuse = true;
    await desk().look();
    const standing = () =>
      sql<{ route: string; tries: number; fault: string | null; pause: number }>(
        `SELECT route, tries, fault, round(extract(epoch FROM next_try_at - clock_timestamp()) / 5)::int * 5 AS pause
         FROM alert_message WHERE delivered_at IS NULL ORDER BY route`,
      );
    expect(await standing()).toEqual([
      { route: 'mail', tries: 1, fault: expect.stringMatching(/^SMTP 550/), pause: 15 },
      { route: 'webhook', tries: 1, fault: 'HTTP 500', pause: 15 },
    ]);
    await desk().look();
    expect(hook.calls).toHaveLength(1);
    expect(await room.api.app.get(MetricsRegistry).text()).toContain(
      'xuanfa_alert_messages_waiting{route="webhook"} 1\n',
    );

    hook.answer = null;
    await retryNow();
    await desk(other).look();
    expect((await standing()).map(({ tries, pause }) => [tries, pause])).toEqual([
      [2, 30],
      [2, 30],
    ]);
    hook.answer = 204;
    mail.refuse = false;
    await retryNow();
    await desk(other).look();
    expect(await standing()).toEqual([]);
    expect(new Set(bodies().map(({ id }) => id)).size).toBe(1);
    expect(hook.calls).toHaveLength(3);
    expect(mail.mails).toHaveLength(1);
  });

  it('outlast the process that had them in hand: after its lease another one delivers', async () => {
    await publication('failed');
    hook.answer = 500;
    mail.refuse = true;
    await desk().look();
    // As kill -9 leaves it: taken, not answered.
    await sql(
      `UPDATE alert_message SET tries = 1, fault = NULL, next_try_at = clock_timestamp() + interval '2 minutes'`,
    );
    hook.answer = 200;
    mail.refuse = false;
    await desk(other).look();
    expect(mail.mails).toHaveLength(0);
    await sql(`UPDATE alert_message SET next_try_at = next_try_at - interval '2 minutes'`);
    await desk(other).look();
    expect(mail.mails).toHaveLength(1);
  });

  it('are given up after three days, with a word in the log', async () => {
    await publication('failed');
    hook.answer = 500;
    await desk(other).look();
    await sql(
      `UPDATE alert_message SET composed_at = composed_at - interval '4 days', next_try_at = clock_timestamp()`,
    );
    lines.length = 0;
    await desk(other).look();
    expect(lines.join('')).toContain('given up');
    expect(await sql(`SELECT 1 FROM alert_message WHERE given_up_at IS NOT NULL`)).toHaveLength(1);
    await retryNow();
    await desk(other).look();
    expect(hook.calls).toHaveLength(2);
  });

  it('tell of what stands five minutes after its slot and of what a platform keeps putting off, not of what people hold', async () => {
    const unclaimed = await publication();
    const putOff = await publication();
    await sql(
      `UPDATE publication SET prepared_at = clock_timestamp(), wished_at = clock_timestamp() - interval '1 hour',
         first_slot_at = clock_timestamp() - interval '7 minutes', slot_at = clock_timestamp() - interval '6 minutes'
       WHERE state = 'scheduled'`,
    );
    await sql(
      `INSERT INTO publication_attempt (id, publication_id, claim_token, worker_id, slot_at, claimed_at, began_at, ended_at, outcome)
       SELECT gen_random_uuid(), id, gen_random_uuid(), gen_random_uuid(), first_slot_at, first_slot_at, first_slot_at,
              clock_timestamp(), 'retry' FROM publication WHERE id = $1`,
      [putOff],
    );
    await sql(`UPDATE publication SET slot_at = clock_timestamp() + interval '3 minutes' WHERE id = $1`, [putOff]);
    // Refused by the throttle, so later than wished, as it should be.
    const slipped = await publication();
    await sql(
      `UPDATE publication SET wished_at = clock_timestamp() - interval '1 hour', first_slot_at = clock_timestamp() - interval '1 hour',
         slot_at = clock_timestamp() + interval '1 hour' WHERE id = $1`,
      [slipped],
    );
    await sql(
      `INSERT INTO freeze_order (id, department_id, reason, declared_by, declared_at)
       VALUES (gen_random_uuid(), $1, '示例', $2, clock_timestamp())`,
      [room.bureau, room.people.duty.personId],
    );
    await desk().look();
    expect(hook.calls).toHaveLength(0);
    await sql(`UPDATE freeze_order SET lifted_at = clock_timestamp(), lifted_by = declared_by`);
    await desk().look();
    const told = bodies().flatMap(({ alerts }) => alerts);
    expect(told.map(({ kind, subject }) => [kind, subject]).sort()).toEqual(
      [
        ['publication.late', putOff],
        ['publication.late', unclaimed],
      ].sort(),
    );
    expect(told.find(({ subject }) => subject === putOff)?.happened.zh).toContain('系统在重试');
    expect(told.find(({ subject }) => subject === unclaimed)?.happened.zh).toContain('没有被领取');
  });

  it('tell of what the engine has laid aside, not of what a person has', async () => {
    const [byEngine, byPerson] = [await publication(), await publication()];
    await sql(`UPDATE publication SET state = 'held', state_reason = '{}' WHERE id = ANY ($1)`, [[byEngine, byPerson]]);
    await sql(
      `INSERT INTO audit_entry (actor_id, action, subject_type, subject_id, data)
       VALUES (NULL, 'publication.hold', 'publication', $1, '{}'), ($3, 'publication.hold', 'publication', $2, '{}')`,
      [byEngine, byPerson, room.people.duty.personId],
    );
    await desk().look();
    const told = bodies().flatMap(({ alerts }) => alerts);
    expect(told.map(({ kind, subject }) => [kind, subject])).toEqual([['publication.held', byEngine]]);
  });

  it('tell of an unconfirmed post only when nobody but a person can settle it', async () => {
    const id = await publication();
    await sql(
      `UPDATE publication SET claim_token = gen_random_uuid(), claim_expires_at = clock_timestamp(), state = 'claimed' WHERE id = $1`,
      [id],
    );
    await sql(`UPDATE publication SET state = 'sending' WHERE id = $1`, [id]);
    await sql(`UPDATE publication SET state = 'unconfirmed', may_be_out = true, state_reason = '{}' WHERE id = $1`, [
      id,
    ]);
    await sql(
      `INSERT INTO publication_attempt (id, publication_id, claim_token, worker_id, slot_at, claimed_at, began_at, ended_at, outcome, next_check_at)
       SELECT gen_random_uuid(), id, claim_token, gen_random_uuid(), slot_at, clock_timestamp(), clock_timestamp(),
              clock_timestamp(), 'unconfirmed', clock_timestamp() + interval '1 minute' FROM publication WHERE id = $1`,
      [id],
    );
    await desk().look();
    expect(hook.calls).toHaveLength(0);
    await sql(`UPDATE publication_attempt SET next_check_at = NULL WHERE publication_id = $1`, [id]);
    await desk().look();
    expect(bodies()[0]?.alerts).toEqual([expect.objectContaining({ kind: 'publication.unconfirmed', subject: id })]);
    expect(bodies()[0]?.body).toContain('请勿直接重发');
    expect((await room.api.get('/metrics')).status).toBe(403);
  });

  it('tell once that the workers are silent, from the api role, and once that they are back', async () => {
    const answered = (ago: string) =>
      sql(`UPDATE worker_canary SET answered_at = clock_timestamp() - $1::interval`, [ago]);
    await answered('90 seconds');
    await desk().look();
    expect(hook.calls).toHaveLength(0);
    await answered('10 minutes');
    await Promise.all([desk().look(), desk(other).look()]);
    await later();
    await desk(other).look();
    expect(bodies().map(({ alerts }) => alerts.map(({ kind }) => kind))).toEqual([['workers.silent']]);
    expect(bodies()[0]?.body).toContain('没有 worker 应答');
    await answered('1 second');
    await later();
    await Promise.all([desk().look(), desk(other).look()]);
    await later();
    await desk().look();
    expect(bodies().map(({ alerts }) => alerts.map(({ kind }) => kind))).toEqual([
      ['workers.silent'],
      ['workers.back'],
    ]);
  });

  it('tell of workers that never came only after there was time for them to come', async () => {
    await sql(`DELETE FROM worker_canary`);
    const silence = room.api.app.get(SilenceWatch, { strict: false });
    expect(await silence.look(60_000)).toEqual([]);
    expect((await silence.look(121_000)).map(({ kind }) => kind)).toEqual(['workers.silent']);
  });

  it('go out although one of those who look for them fails, and log no address, no secret and no name', async () => {
    other.app.get(AlertRaiser).register('example', () => Promise.reject(new Error('example fault')));
    await publication('failed');
    hook.answer = 500;
    mail.refuse = true;
    lines.length = 0;
    await desk(other).look();
    const log = lines.join('');
    expect(log).toContain('an alert could not be delivered');
    for (const secret of ['duty@example.cn', 'desk@', 'in-the-address', SECRET]) expect(log).not.toContain(secret);
    const kept = JSON.stringify(await sql(`SELECT * FROM alert_message`));
    expect(kept).not.toContain('@example.cn');
  });
});
