import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import { seedPolicy } from '../../engine/seed/policies.js';
import type { Sabotage } from '../worker/sabotage.js';
import type { Stage } from './stage.js';

const SHARE = { platform: 'weibo', path: '/2/statuses/share.json' };

/** By safeguard: the fault it is there for, aimed so that it must show. Each leaves everything at rest. */
export const SCENARIOS: Record<Sabotage, (stage: Stage) => Promise<void>> = {
  /** A worker dies when the platform has its post and nobody else knows. */
  async 'attempt-not-written-first'(stage) {
    const doomed = { point: 'after-acceptance', nth: 1, act: 'die', delayMs: 0 } as const;
    await stage.schedule(3);
    const worker = await stage.startWorker(doomed);
    await worker.end;
    await stage.startWorker();
    await stage.rest();
  },

  /** The platform takes posts and the answers never arrive. */
  async 'blind-resend'(stage) {
    await stage.house.sandbox.addFault({ ...SHARE, kind: 'drop-after-commit', times: 3 });
    await stage.haveWorker();
    await stage.schedule(6);
    await stage.rest();
  },

  /** More comes due, one soon after the other, than the department may say: those of one claim know of each other without any ledger. */
  async 'throttle-not-rechecked'(stage) {
    // One that has said nothing before.
    const department = stage.newsroom.departments[3];
    if (!department) throw new Error('the stage has no department');
    const rule = { type: 'limit', max: 2, per: 'PT2S', window: 'sliding' } as const;
    await seedPolicy(stage.database, [rule], { departmentId: department.id });
    stage.throttles.push({
      name: 'the department',
      buckets: [{ departments: [department.id] }],
      windows: [{ max: 2, perMs: 2_000, from: 0, to: Number.POSITIVE_INFINITY }],
    });
    await stage.haveWorker();
    await stage.schedule(8, { afterMs: 500, apartMs: 400, department: 3 });
    await stage.rest();
  },

  /** More is due at once on one account than may be under way, and its platform takes its time. */
  async 'in-flight-not-judged'(stage) {
    const account = stage.newsroom.accounts.at(-1);
    if (!account) throw new Error('the stage has no account');
    await seedPolicy(stage.database, [{ type: 'maxInFlight', max: 2 }], { accountId: account.id, spread: 'shared' });
    stage.throttles.push({ name: 'the account', buckets: [{ accounts: [account.id] }], windows: [], maxInFlight: 2 });
    const { sandbox } = stage.house;
    await sandbox.addFault({ ...SHARE, account: account.platformId, kind: 'latency', when: 'before', ms: 500 });
    await stage.haveWorker();
    await stage.schedule(6, { account });
    await stage.rest();
    await sandbox.clearFaults();
  },

  /**
   * A freeze that takes a while to commit; meanwhile one post after the other comes due, on a database that is slow to write begins down.
   * A begin that has looked before the freeze commits after it.
   */
  async 'gate-not-taken'(stage) {
    const desk = await stage.openDesk();
    desk.slowFreezes(1_500);
    await layBegin(stage.database, 'begin_sending_ungated', [
      ['PERFORM pg_advisory_xact_lock_shared(712002);', ''],
      ['RETURNING t.id, t.began_at;', 'RETURNING t.id, t.began_at; PERFORM pg_sleep(0.2);'],
    ]);
    await stage.startWorker(null, 200);
    // For as long as a freeze may take on a busy machine: wherever it commits, some are under way.
    const [first] = await stage.schedule(100, { afterMs: 4_000, apartMs: 50, department: 1 });
    if (!first) throw new Error('nothing was scheduled');
    // With nothing under way in its scope it waits for nobody.
    await pause(Math.max(0, first.slotAt.getTime() - 600 - Date.now()));
    const lift = await desk.freeze(stage.newsroom.departments[1]?.id ?? null, null);
    await pause(1_500);
    await lift();
    await stage.rest();
  },

  /** Approvals are taken back and rows changed behind the product's back before their slot. */
  async 'seal-not-checked'(stage) {
    const desk = await stage.openDesk();
    const [variant, seal, voided] = await stage.schedule(4, { afterMs: 4_000, department: 2 });
    if (!variant || !seal || !voided) throw new Error('nothing was scheduled');
    await desk.tamper(variant, 'variant');
    await desk.tamper(seal, 'seal');
    await desk.voidApproval(voided);
    await stage.haveWorker();
    await stage.rest();
  },

  /**
   * A worker has looked at everything ahead and stops right before its begin; then a row the approval answers for is changed.
   * Its package is open: what leaves would be the text that was signed, under an approval that stands no longer.
   */
  async 'marks-not-compared'(stage) {
    const desk = await stage.openDesk();
    await layBegin(stage.database, 'begin_sending_unmarked', [
      ['AND m.mark = a.mark', ''],
      [`AND a.version = (SELECT n.version FROM throttle_version n WHERE n."only")`, ''],
    ]);
    await stage.dismissWorkers();
    const [publication] = await stage.schedule(1, { department: 2 });
    if (!publication) throw new Error('nothing was scheduled');
    const worker = await stage.startWorker({ point: 'before-begin', nth: 1, act: 'stop', delayMs: 0 });
    await worker.until('stopping');
    await desk.tamper(publication, 'variant', 'claimed');
    if (!desk.untouchable.has(publication.id)) throw new Error('it was not claimed when its row was to be changed');
    worker.signal('SIGCONT');
    await stage.rest();
  },

  /**
   * A worker falls asleep between begin and call and loses its lease; the post is proven absent and sent by another one. Just then
   * the sleeper wakes and says what became of its own attempt.
   */
  async 'stale-answers-accepted'(stage) {
    await stage.dismissWorkers();
    const [publication] = await stage.schedule(1);
    const asleep = { point: 'between-begin-and-call', nth: 1, act: 'stop', delayMs: 0 } as const;
    const sleeper = await stage.startWorker(asleep);
    await sleeper.until('stopping');
    await stage.cutLeases();
    // The second attempt's answer is slow: there is time to be disturbed.
    await stage.house.sandbox.addFault({ ...SHARE, kind: 'latency', when: 'after', ms: 2_000 });
    await stage.startWorker();
    await stage.until(
      'it was sent anew',
      `EXISTS (SELECT FROM publication_attempt a JOIN publication p ON p.id = a.publication_id
               WHERE p.id = $1 AND p.state = 'sending' AND p.claim_token = a.claim_token AND a.ended_at IS NULL
                 AND (SELECT count(*) FROM publication_attempt WHERE publication_id = $1) = 2)`,
      [publication?.id],
    );
    sleeper.signal('SIGCONT');
    await stage.until('the sleeper had spoken', `EXISTS (SELECT FROM stale_answer)`, []);
    await stage.house.sandbox.clearFaults();
    // A publication that was put back wrongly is under way again within moments, or for ever.
    await pause(2_000);
    await stage.rest(10_000);
  },
};

/** `begin_sending` under another name, without what is to be taken out; nobody calls it but the sabotaged worker. */
async function layBegin(database: Pool, name: string, changes: readonly [string, string][]): Promise<void> {
  const { rows } = await database.query<{ text: string }>(
    `SELECT pg_get_functiondef('begin_sending'::regproc) AS text`,
  );
  const laid = changes.reduce(
    (text, [from, to]) => {
      if (!text.includes(from)) throw new Error('the begin is not as the drill knows it');
      return text.replace(from, to);
    },
    (rows[0]?.text ?? '').replace('begin_sending(', `${name}(`),
  );
  await database.query(laid);
}
