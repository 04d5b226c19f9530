import { randomUUID } from 'node:crypto';
import type { TestingModule } from '@nestjs/testing';
import { ChannelRegistry } from '../../../src/publishing/channels/channel-registry.js';
import type { AccountAccess } from '../../../src/publishing/channels/channel.js';
import { BeginService } from '../../../src/publishing/attempts/begin.service.js';
import { PrepareService } from '../../../src/publishing/prepare/prepare.service.js';
import { SenderService } from '../../../src/publishing/dispatch/sender.service.js';
import { WorkerLease } from '../../../src/publishing/dispatch/worker-lease.js';
import { SettleService } from '../../../src/publishing/settle/settle.service.js';
import { ClaimService } from '../../../src/schedule/claims/claim.service.js';
import { PublicationReader } from '../../../src/schedule/publications/publication-reader.service.js';
import {
  approveStory,
  contentsOf,
  type Newsroom,
  openAccount,
  openNewsroom,
  scheduleStory,
} from '../../factories/newsroom.js';
import { until } from '../../support/until.js';
import { buildWorker } from '../../support/worker.js';
import { packageOf } from './send-package.js';

describe('the connector of posts by hand', () => {
  let room: Newsroom;
  let worker: TestingModule;
  let account: string;
  const leases: WorkerLease[] = [];

  const part = <T>(type: new (...args: never[]) => T): T => worker.get(type, { strict: false });
  const sql = <T>(query: string, parameters: unknown[] = []): Promise<T[]> =>
    room.api.dataSource.query(query, parameters);
  const stateOf = async (id: string) => (await room.api.app.get(PublicationReader).require(id)).state;

  beforeAll(async () => {
    room = await openNewsroom();
    worker = await buildWorker(room.databaseUrl);
    account = await openAccount(room, 'other', { name: '示例抖音号' });
  });
  afterAll(async () => {
    for (const lease of leases) await lease.end();
    await worker.close();
    await room.close();
  });

  async function lease(): Promise<WorkerLease> {
    const taken = await WorkerLease.take(room.databaseUrl, () => undefined);
    leases.push(taken);
    return taken;
  }

  async function claimed(id: string, by: WorkerLease) {
    return until('it is claimed', async () => {
      await part(PrepareService).prepareDue();
      const { claims } = await part(ClaimService).claimDue(by.id, 10);
      return claims.find(({ publicationId }) => publicationId === id);
    });
  }

  it.each(['web', 'weibo', 'other'] as const)(
    'on %s can what it declares, and lays out after a last look',
    async (channel) => {
      const access: AccountAccess = {
        ...{
          id: 'hand',
          channel,
          driver: 'hand',
          name: '示例',
          baseUrl: '',
          settings: { minutes: 30 },
          credentials: {},
        },
      };
      const connector = part(ChannelRegistry).of(access);
      for (const ability of ['find', 'fence', 'poll', 'retract', 'correct', 'restore', 'measure'] as const)
        expect(typeof connector[ability] === 'function').toBe(connector.traits.can.includes(ability));
      const [content] = contentsOf([channel], '示例');
      if (!content) throw new Error('no content');
      const pack = packageOf(access, content);
      expect(connector.validate(pack)).toBeNull();
      expect(await connector.prepare(pack)).toBeNull();
      const looks: string[] = [];
      const laid = await connector.send(pack, () => looks.push('look'));
      expect(laid).toMatchObject({ kind: 'accepted', text: { zh: expect.stringContaining('人工发布') } });
      expect(laid.kind === 'accepted' && Math.round((laid.until - Date.now()) / 60_000)).toBe(30);
      expect(looks).toEqual(['look']);
      const refused = await connector.send(pack, () => {
        throw new Error('the claim has passed');
      });
      expect(refused).toMatchObject({ kind: 'retry', reason: expect.stringContaining('the claim has passed') });
    },
  );

  it('refuses a picture that cannot be read before anybody waits for it', async () => {
    const access: AccountAccess = {
      ...{ id: 'hand', channel: 'other', driver: 'hand', name: '示例', baseUrl: '', settings: {}, credentials: {} },
    };
    const content = { channel: 'other', title: '', text: '示例', pictures: ['0'.repeat(64)], attachments: [] } as const;
    const pack = packageOf(access, { ...content, pictures: [...content.pictures], attachments: [] });
    await expect(part(ChannelRegistry).of(access).prepare(pack)).rejects.toThrow('no picture');
  });

  it('whose sender died before the task was shown goes back by itself: nobody can have posted it', async () => {
    const id = await scheduleStory(room, await approveStory(room, { other: account }), account);
    const dead = await lease();
    const claim = await claimed(id, dead);
    // Claims come a little ahead of the slot.
    await until('its slot is here', async () => {
      const [row] = await sql<{ here: boolean }>(
        `SELECT slot_at <= clock_timestamp() AS here FROM publication WHERE id = $1`,
        [id],
      );
      return row?.here === true;
    });
    // Begun, and never heard of again.
    await part(BeginService).begin(claim, dead.id, randomUUID());
    expect(await stateOf(id)).toBe('sending');
    await dead.end();
    await until('it is unconfirmed', async () => {
      await part(SettleService).giveUpSilent();
      return (await stateOf(id)) === 'unconfirmed';
    });
    await sql(
      `UPDATE publication_attempt SET claimed_at = claimed_at - interval '5 minutes', began_at = began_at - interval '5 minutes',
              next_check_at = clock_timestamp() WHERE publication_id = $1`,
      [id],
    );
    expect(await part(SettleService).lookUp()).toBe(1);
    expect(await stateOf(id)).toBe('scheduled');
    const alive = await lease();
    const again = await claimed(id, alive);
    const send = await part(SenderService).open([again], alive, performance.now() + 10_000);
    await send(again);
    expect(await stateOf(id)).toBe('confirming');
  });

  it('lets no task be made of what was never laid out, and none be rewritten or taken away once it was reported', async () => {
    const [row] = await sql<{ attempt: string; publication: string }>(
      `SELECT id AS attempt, publication_id AS publication FROM publication_attempt WHERE accepted_ref IS NULL LIMIT 1`,
    );
    await expect(
      sql(`INSERT INTO hand_task (attempt_id, publication_id) VALUES ($1, $2)`, [row?.attempt, row?.publication]),
    ).rejects.toMatchObject({ driverError: { constraint: 'hand_task_laid_out' } });
    const [laid] = await sql<{ attempt: string; publication: string }>(
      `SELECT id AS attempt, publication_id AS publication FROM publication_attempt WHERE accepted_ref IS NOT NULL LIMIT 1`,
    );
    const values = [laid?.attempt, laid?.publication, room.people.duty.personId];
    await sql(
      `INSERT INTO hand_task (attempt_id, publication_id, report, reported_by, reported_at, note)
       VALUES ($1, $2, 'not_posted', $3, clock_timestamp(), '示例')`,
      values,
    );
    await expect(sql(`UPDATE hand_task SET note = '另一个'`)).rejects.toMatchObject({
      driverError: { constraint: 'hand_task_fixed' },
    });
    await expect(sql(`DELETE FROM hand_task`)).rejects.toMatchObject({ driverError: { constraint: 'hand_task_kept' } });
  });
});
