import type { TestingModule } from '@nestjs/testing';
import { AccountService } from '../../src/accounts/account.service.js';
import type { ChannelConnector } from '../../src/publishing/channels/channel.js';
import { WechatApi } from '../../src/publishing/channels/wechat/api/wechat-api.service.js';
import { WechatChannel } from '../../src/publishing/channels/wechat/publish/wechat.channel.js';
import { PublicationProcessor } from '../../src/publishing/dispatch/publication.processor.js';
import { SenderService } from '../../src/publishing/dispatch/sender.service.js';
import { WorkerLease } from '../../src/publishing/dispatch/worker-lease.js';
import { LaidAside } from '../../src/publishing/prepare/laid-aside.service.js';
import { PrepareService } from '../../src/publishing/prepare/prepare.service.js';
import { PostsByHand } from '../../src/publishing/desk/by-hand/posted-by-hand.service.js';
import { SettleService } from '../../src/publishing/settle/settle.service.js';
import { PollService } from '../../src/publishing/settle/poll.service.js';
import { RecallService } from '../../src/publishing/settle/recall/recall.service.js';
import { TROUBLED } from '../../src/publishing/watch/publication-watch.queries.js';
import { ReviewWithdrawalService } from '../../src/review/review-withdrawal.service.js';
import { ClaimService } from '../../src/schedule/claims/claim.service.js';
import { PublicationJournal } from '../../src/schedule/publications/publication-journal.service.js';
import { PublicationControlService } from '../../src/schedule/publications/publication-control.service.js';
import { PublicationReader } from '../../src/schedule/publications/publication-reader.service.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.server.js';
import { approveStory, type Newsroom, openAccount, openNewsroom, scheduleStory } from '../factories/newsroom.js';
import { until } from '../support/until.js';
import { buildWorker } from '../support/worker.js';

type Clears = Pick<Required<ChannelConnector>, 'clear'>;

/** Drafts in an account's box, which anybody with access to its back office could publish by hand. */
describe('the draft of a publication', () => {
  let room: Newsroom;
  let worker: TestingModule;
  let sandbox: Sandbox;
  let lease: WorkerLease;
  let wechat: string;

  const part = <T>(type: new (...args: never[]) => T): T => worker.get(type, { strict: false });
  const sql = <T>(query: string, parameters: unknown[] = []): Promise<T[]> =>
    room.api.dataSource.query(query, parameters);
  const read = (id: string) => room.api.app.get(PublicationReader).require(id);

  beforeAll(async () => {
    room = await openNewsroom();
    sandbox = await startSandbox();
    worker = await buildWorker(room.databaseUrl);
    lease = await WorkerLease.take(room.databaseUrl, () => undefined);
    wechat = await openAccount(room, 'wechat', {
      sandbox: true,
      baseUrl: sandbox.wechatBaseUrl,
      settings: { appId: sandbox.credentials.wechat.appid },
      credentials: { appSecret: sandbox.credentials.wechat.secret },
    });
  });
  afterAll(async () => {
    await lease.end();
    await worker.close();
    await sandbox.close();
    await room.close();
  });

  /** A publication whose draft is in the box. */
  async function prepared(): Promise<{ id: string; draft: string }> {
    const id = await scheduleStory(room, await approveStory(room, { wechat }), wechat);
    await part(PrepareService).prepareDue();
    const [draft] = await drafts();
    return { id, draft: String(draft) };
  }

  async function drafts(): Promise<string[]> {
    const access = await part(AccountService).accessFor(wechat);
    const reply = await part(WechatApi).ask(access, '/cgi-bin/draft/batchget', { offset: 0, count: 20, no_content: 1 });
    if (reply.kind !== 'ok') throw new Error(JSON.stringify(reply));
    return (reply.body['item'] as { media_id: string }[]).map((item) => item.media_id);
  }

  const fails = (errcode: number, path = 'freepublish/submit') =>
    fetch(new URL('/faults', sandbox.wechatBaseUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ platform: 'wechat', path: `/cgi-bin/${path}`, kind: 'error-code' },
        ...{ value: errcode, times: 1 },
      }),
    }).then((answer) => expect(answer.ok).toBe(true));

  async function send(): Promise<void> {
    await until('something is claimed and sent', async () => {
      const { claims } = await part(ClaimService).claimDue(lease.id, 10);
      for (const claim of claims) {
        const sender = await part(SenderService).open([claim], lease, performance.now() + 10_000);
        await sender(claim);
      }
      return claims.length > 0;
    });
  }

  let byHand: string | undefined;
  /** A publication that waits in the box for a person. */
  async function handedOver(): Promise<string> {
    const account = (byHand ??= await openAccount(room, 'wechat', {
      name: '示例公众号（人工发表）',
      ...{ driver: 'draft', baseUrl: sandbox.wechatBaseUrl, sandbox: true },
      settings: { appId: sandbox.credentials.wechat.appid },
      credentials: { appSecret: sandbox.credentials.wechat.secret },
    }));
    const id = await scheduleStory(room, await approveStory(room, { wechat: account }), account);
    await part(PrepareService).prepareDue();
    await send();
    expect((await read(id)).state).toBe('confirming');
    return id;
  }

  /** The time that a person was given is over. */
  async function timeIsOver(id: string): Promise<void> {
    await sql(
      `UPDATE publication_attempt SET accepted_until = clock_timestamp(), next_poll_at = clock_timestamp()
       WHERE publication_id = $1 AND ended_at IS NULL`,
      [id],
    );
    await part(PollService).pollDue();
    expect((await read(id)).state).toBe('unconfirmed');
  }

  const troubles = (): Promise<{ id: string; trouble: string }[]> => sql(TROUBLED, [300_000, 86_400_000, 100]);

  async function withdrawApproval(id: string): Promise<void> {
    const [round] = await sql<{ id: string }>(
      `SELECT r.id FROM review_round r JOIN publication p ON p.story_id = r.story_id WHERE p.id = $1`,
      [id],
    );
    await room.api.app.get(ReviewWithdrawalService).voidApproval(room.people.final, round?.id ?? '', '示例：有误');
  }

  it('is taken back when it is held or cancelled, and placed again when it is released', async () => {
    const { id } = await prepared();
    expect(await part(LaidAside).takeBack()).toBe(0);
    const control = room.api.app.get(PublicationControlService);
    await control.hold(room.people.duty, id, '示例：先等一等');
    expect([await part(LaidAside).takeBack(), await drafts()]).toEqual([1, []]);
    expect(await part(LaidAside).takeBack()).toBe(0);
    await control.reschedule(room.people.duty, id, null);
    await part(PrepareService).prepareDue();
    expect(await drafts()).toHaveLength(1);
    await control.cancel(room.people.duty, id, '示例：不发了');
    expect([await part(LaidAside).takeBack(), await drafts()]).toEqual([1, []]);
  });

  it('is not taken back by somebody who comes after it was placed again', async () => {
    const { id } = await prepared();
    const control = room.api.app.get(PublicationControlService);
    const clear = jest.spyOn(part<Clears>(WechatChannel), 'clear').mockResolvedValueOnce(false);
    await control.hold(room.people.duty, id, '示例：先等一等');
    expect(await part(LaidAside).takeBack()).toBe(0);
    const stillAside = clear.mock.calls[0]?.[1] ?? (async () => null);
    expect(await stillAside()).toBe(true);
    await control.reschedule(room.people.duty, id, null);
    expect(await stillAside()).toBe(false);
    await part(PrepareService).prepareDue();
    await control.hold(room.people.duty, id, '示例：再等一等');
    expect(await stillAside()).toBe(false);
    // Whoever looks now sees to the new one.
    expect([await part(LaidAside).takeBack(), await drafts()]).toEqual([1, []]);
    clear.mockRestore();
  });

  it('that somebody has published by hand is told of also when the first try to tell it fails, and again after a release', async () => {
    const { id } = await prepared();
    const control = room.api.app.get(PublicationControlService);
    await control.hold(room.people.duty, id, '示例：先等一等');
    const clear = jest.spyOn(part<Clears>(WechatChannel), 'clear').mockImplementation(async ({ journal }) => {
      await journal.put('draft', { ...journal.get('draft'), taken: 'out' });
      return false;
    });
    jest.spyOn(part(PublicationJournal), 'write').mockRejectedValueOnce(new Error('the database is away'));
    const nextRound = async () => {
      await sql(`UPDATE publication_preparation SET take_back_after = NULL WHERE publication_id = $1`, [id]);
      await part(LaidAside).takeBack();
      return (await read(id)).contradiction;
    };
    await part(LaidAside).takeBack();
    expect((await read(id)).contradiction).toBeNull();
    expect(await nextRound()).not.toBeNull();
    await control.reschedule(room.people.duty, id, null);
    expect((await read(id)).contradiction).toBeNull();
    await control.hold(room.people.duty, id, '示例：又等一等');
    await sql(`UPDATE publication_preparation SET facts = facts - 'taken' WHERE publication_id = $1`, [id]);
    expect(await nextRound()).not.toBeNull();
    clear.mockRestore();
    await sql(`UPDATE publication_preparation SET facts = facts - 'taken' WHERE publication_id = $1`, [id]);
    await control.cancel(room.people.duty, id, '示例：不发了');
    await nextRound();
    expect(await drafts()).toEqual([]);
  });

  it('that somebody has published by hand although it was laid aside is told of, once', async () => {
    const { id } = await prepared();
    await room.api.app.get(PublicationControlService).hold(room.people.duty, id, '示例：先等一等');
    // As a site tells it whose editor was quicker.
    const clear = jest.spyOn(part<Clears>(WechatChannel), 'clear').mockImplementation(async ({ journal }) => {
      await journal.put('draft', { ...journal.get('draft'), taken: 'out' });
      return false;
    });
    expect(await part(LaidAside).takeBack()).toBe(0);
    expect(await read(id)).toMatchObject({
      state: 'held',
      contradiction: { text: { zh: expect.stringContaining('撤下') } },
    });
    expect(await troubles()).toContainEqual(
      expect.objectContaining({ id, trouble: 'contradicted', because: 'by-hand' }),
    );
    const audited = () =>
      sql(`SELECT 1 FROM audit_entry WHERE subject_id = $1 AND action = 'publication.contradicted'`, [id]);
    const standsAgain = () =>
      sql(
        `UPDATE publication_preparation SET facts = facts - 'taken', take_back_after = NULL
         WHERE publication_id = $1 AND step = 'draft'`,
        [id],
      );
    await standsAgain();
    await part(LaidAside).takeBack();
    expect(clear).toHaveBeenCalledTimes(2);
    expect(await audited()).toHaveLength(1);
    clear.mockRestore();
    await standsAgain();
    expect([await part(LaidAside).takeBack(), await drafts()]).toEqual([1, []]);
  });

  it('that cannot be taken back is tried again soon at first, then hourly, and people are told once', async () => {
    const { id } = await prepared();
    const control = room.api.app.get(PublicationControlService);
    await control.hold(room.people.duty, id, '示例：先等一等');
    // As a site tells it that lets nobody delete.
    const clear = jest.spyOn(part<Clears>(WechatChannel), 'clear').mockResolvedValue(false);
    const stranded = async () => (await troubles()).filter((one) => one.id === id && one.trouble === 'stranded').length;
    const fail = async () => {
      await part(LaidAside).takeBack();
      expect(await part(LaidAside).takeBack()).toBe(0);
      const [row] = await sql<{ minutes: number }>(
        `SELECT round(extract(epoch FROM take_back_after - clock_timestamp()) / 60)::int AS minutes
         FROM publication_preparation WHERE publication_id = $1 AND step = 'draft'`,
        [id],
      );
      await sql(`UPDATE publication_preparation SET take_back_after = NULL WHERE publication_id = $1`, [id]);
      return [row?.minutes, await stranded()];
    };
    expect(await fail()).toEqual([1, 0]);
    expect(await fail()).toEqual([5, 0]);
    clear.mockRejectedValueOnce(new Error('示例：网站没有应答'));
    expect(await fail()).toEqual([15, 1]);
    expect(await fail()).toEqual([60, 1]);
    expect(clear).toHaveBeenCalledTimes(4);
    // Placed anew meanwhile, it has not failed and does not wait.
    clear.mockImplementationOnce(async ({ publicationId }) => {
      await sql(`UPDATE publication_preparation SET facts = facts - 'doubted' WHERE publication_id = $1`, [
        publicationId,
      ]);
      return false;
    });
    expect(await part(LaidAside).takeBack()).toBe(0);
    clear.mockRestore();
    expect([await part(LaidAside).takeBack(), await drafts(), await stranded()]).toEqual([1, [], 0]);
  });

  it('stays the same one over tries that did not post, and is not looked at any more once it is out', async () => {
    const { id, draft } = await prepared();
    // Its token is over, everywhere: nothing was posted for certain, and it leaves again with another.
    const tokens = `/control/wechat/accounts/${sandbox.credentials.wechat.appid}/end-tokens`;
    const ended = await fetch(new URL(tokens, sandbox.wechatBaseUrl), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ how: 'expired' }),
    });
    expect(ended.ok).toBe(true);
    await send();
    await sql(`UPDATE publication SET slot_at = clock_timestamp(), prepare_after = NULL WHERE id = $1`, [id]);
    await part(PrepareService).prepareDue();
    expect(await drafts()).toEqual([draft]);
    await send();
    expect((await read(id)).state).toBe('confirming');
    expect([await part(LaidAside).takeBack(), await drafts()]).toEqual([0, []]);
  });

  it('that was made for a repeated mass send is taken away once the first one is known to be out', async () => {
    const { appid, secret } = sandbox.credentials.wechat;
    await fetch(new URL('/control/limits', sandbox.wechatBaseUrl), {
      ...{ method: 'PATCH', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify({ wechat: { clientMsgIdGapSeconds: 0 } }),
    });
    const mass = await openAccount(room, 'wechat', {
      ...{ name: '示例公众号（群发）', driver: 'mass', baseUrl: sandbox.wechatBaseUrl, sandbox: true },
      ...{ settings: { appId: appid }, credentials: { appSecret: secret } },
    });
    const before = await drafts();
    const id = await scheduleStory(room, await approveStory(room, { wechat: mass }), mass);
    await part(PrepareService).prepareDue();
    const own = async () => (await drafts()).filter((draft) => !before.includes(draft));
    const [first] = await own();
    await fetch(new URL('/faults', sandbox.wechatBaseUrl), {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify({
        ...{ platform: 'wechat', path: '/cgi-bin/message/mass/sendall', kind: 'drop-after-commit', times: 1 },
      }),
    });
    await send();
    expect([(await read(id)).state, await own()]).toEqual(['unconfirmed', []]);
    const comesDue = () =>
      sql(
        `WITH looked AS (
           UPDATE publication_attempt SET next_check_at = clock_timestamp(), next_poll_at = next_poll_at - interval '1 hour',
             began_at = began_at - interval '1 minute', claimed_at = claimed_at - interval '1 minute'
           WHERE publication_id = $1 AND outcome IS NOT DISTINCT FROM 'unconfirmed')
         UPDATE publication SET slot_at = greatest(wished_at, date_trunc('second', clock_timestamp())), prepare_after = NULL
         WHERE id = $1 AND state = 'scheduled'`,
        [id],
      );
    await until('it is to be handed in once more', async () => {
      await comesDue();
      await part(SettleService).lookUp();
      return (await read(id)).state === 'scheduled';
    });
    await comesDue();
    await part(PrepareService).prepareDue();
    const [second] = await own();
    expect(second).toBeDefined();
    expect(second).not.toBe(first);
    await send();
    // The platform names the first message, and may still be at it: nothing is taken from it yet.
    expect((await read(id)).state).toBe('confirming');
    await part(LaidAside).takeBack();
    expect(await own()).toEqual([second]);
    await until('it is out', async () => {
      await sql(`UPDATE publication_attempt SET next_poll_at = clock_timestamp() WHERE ended_at IS NULL`);
      await part(PollService).pollDue();
      return (await read(id)).state === 'sent';
    });
    await part(LaidAside).takeBack();
    expect(await own()).toEqual([]);
    expect(await part(LaidAside).takeBack()).toBe(0);
    expect((await read(id)).contradiction).toBeNull();
  });

  it('of one that failed, and a person has published otherwise, is taken away', async () => {
    const { id, draft } = await prepared();
    await fails(53503);
    await send();
    expect((await read(id)).state).toBe('failed');
    const posts = room.api.app.get(PostsByHand, { strict: false });
    const url = `${sandbox.wechatBaseUrl}/s/elsewhere`;
    await posts.report(room.people.duty, id, { url, note: '示例：重新排版后手动发表', despiteDoubt: true });
    await part(LaidAside).takeBack();
    expect(await drafts()).not.toContain(draft);
  });

  it('of one that failed stays for the people who may finish it, until its approval is withdrawn', async () => {
    const { id, draft } = await prepared();
    await fails(53504);
    await send();
    expect((await read(id)).state).toBe('failed');
    expect([await part(LaidAside).takeBack(), await drafts()]).toEqual([0, [draft]]);
    await withdrawApproval(id);
    expect([await part(LaidAside).takeBack(), await drafts()]).toEqual([1, []]);
  });

  it('that waits for a person to publish it is taken back with its approval, or people are told to delete it', async () => {
    const id = await handedOver();
    await fails(45009, 'draft/delete');
    await withdrawApproval(id);
    await part(PublicationProcessor).holdVoided();
    expect(await read(id)).toMatchObject({ state: 'confirming', stateReason: { code: 'RECALL_BY_HAND' } });
    expect(await troubles()).toContainEqual(expect.objectContaining({ id, trouble: 'withdrawn' }));
    expect(await drafts()).toHaveLength(1);
    await part(PublicationProcessor).holdVoided();
    expect(await read(id)).toMatchObject({ state: 'failed', stateReason: { code: 'APPROVAL_WITHDRAWN' } });
    expect(await drafts()).toEqual([]);
    // Neither is it told as a failure.
    expect(await troubles()).not.toContainEqual(expect.objectContaining({ id }));
  });

  it('that waits for a person is taken back also after the time to publish it is over, and nobody is asked to send it again', async () => {
    const id = await handedOver();
    await fails(45009, 'draft/delete');
    await withdrawApproval(id);
    await part(PublicationProcessor).holdVoided();
    await fails(45009, 'draft/delete');
    await timeIsOver(id);
    const told = await read(id);
    expect(told.stateReason).toMatchObject({
      code: 'RECALL_BY_HAND',
      text: { zh: expect.stringContaining('切勿发表') },
    });
    expect(told.stateReason?.text.zh).not.toContain('重发');
    await sql(`UPDATE publication_attempt SET next_check_at = NULL WHERE publication_id = $1`, [id]);
    expect((await troubles()).filter((found) => found.id === id)).toEqual([
      expect.objectContaining({ trouble: 'withdrawn' }),
    ]);
    expect(await part(RecallService).recallDue()).toBe(1);
    expect(await read(id)).toMatchObject({ state: 'failed', stateReason: { code: 'APPROVAL_WITHDRAWN' } });
    expect(await drafts()).toEqual([]);
  });

  it('that nobody published in time is taken back when its approval is withdrawn later, and tried again after a pause', async () => {
    const id = await handedOver();
    await timeIsOver(id);
    expect(await part(RecallService).recallDue()).toBe(0);
    await fails(45009, 'draft/delete');
    await withdrawApproval(id);
    await part(PublicationProcessor).holdVoided();
    expect(await read(id)).toMatchObject({ state: 'unconfirmed', stateReason: { code: 'RECALL_BY_HAND' } });
    const tryAgain = async () => {
      await sql(`UPDATE publication_attempt SET next_poll_at = clock_timestamp() WHERE publication_id = $1`, [id]);
      return part(RecallService).recallDue();
    };
    const [next] = await sql<{ minutes: number }>(
      `SELECT round(extract(epoch FROM next_poll_at - clock_timestamp()) / 60)::int AS minutes
       FROM publication_attempt WHERE publication_id = $1`,
      [id],
    );
    expect([next?.minutes, await part(RecallService).recallDue()]).toEqual([5, 0]);
    await room.api.dataSource.transaction(async (tx) => {
      await tx.query(`SET LOCAL session_replication_role = replica`);
      const longAgo = `clock_timestamp() - interval '7 days'`;
      await tx.query(
        `UPDATE review_seal SET voided_at = ${longAgo} WHERE id = (SELECT seal_id FROM publication WHERE id = $1)`,
        [id],
      );
      await tx.query(`UPDATE publication_attempt SET ended_at = ${longAgo} WHERE publication_id = $1`, [id]);
    });
    await fails(45009, 'draft/delete');
    expect([await tryAgain(), await part(RecallService).recallDue(), (await drafts()).length]).toEqual([0, 0, 1]);
    expect((await read(id)).stateReason).toMatchObject({
      code: 'RECALL_BY_HAND',
      text: { zh: expect.stringContaining('不再尝试') },
    });
    expect(
      await sql(`SELECT 1 FROM publication_attempt WHERE publication_id = $1 AND next_poll_at = 'infinity'`, [id]),
    ).toHaveLength(1);
    expect([await tryAgain(), await drafts()]).toEqual([1, []]);
    expect(await read(id)).toMatchObject({ state: 'failed', stateReason: { code: 'APPROVAL_WITHDRAWN' } });
  });
});
