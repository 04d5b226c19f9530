import { DataSource } from 'typeorm';
import { v4 as uuid } from 'uuid';
import type { SendOutcome } from '../../../src/publishing/channels/channel.js';
import { BeginService } from '../../../src/publishing/attempts/begin.service.js';
import { RecordService } from '../../../src/publishing/attempts/record.service.js';
import { SealService } from '../../../src/review/seal/seal.service.js';
import type { Claim } from '../../../src/schedule/claims/claim.service.js';
import { InFlightGate } from '../../../src/schedule/planner/gates/in-flight.rules.js';
import { rewriteSql } from './sql-tap.js';
import { wrap } from './wrap.js';

/** One safeguard of the product taken out, in the drill's workers alone: the drill must notice each. */
export const SABOTAGES = [
  'attempt-not-written-first',
  'blind-resend',
  'throttle-not-rechecked',
  'in-flight-not-judged',
  'gate-not-taken',
  'seal-not-checked',
  'marks-not-compared',
  'stale-answers-accepted',
] as const;
export type Sabotage = (typeof SABOTAGES)[number];

export function commit(sabotage: Sabotage): void {
  ACTS[sabotage]();
}

const ACTS: Record<Sabotage, () => void> = {
  /** The call goes out first; that there was one is written down with its answer. */
  'attempt-not-written-first'() {
    const unwritten = new Map<string, { claim: Claim; workerId: string; begins: BeginService }>();
    const begin = BeginService.prototype.begin;
    wrap(BeginService, 'begin', (_begin, [claim, workerId], begins) => {
      const id = uuid();
      unwritten.set(id, { claim, workerId, begins });
      const { publicationId, token } = claim;
      return Promise.resolve({ id, publicationId, token, beganAt: new Date() });
    });
    wrap(RecordService, 'record', async (record, [attemptId, outcome, options]) => {
      const late = unwritten.get(attemptId);
      if (!late) return record(attemptId, outcome, options);
      unwritten.delete(attemptId);
      const attempt = await begin.call(late.begins, late.claim, late.workerId);
      return attempt ? record(attempt.id, outcome, options) : false;
    });
  },

  /** Nobody heard the end of a call, so it is made again. */
  'blind-resend'() {
    wrap(RecordService, 'record', (record, [attemptId, outcome, options]) =>
      record(
        attemptId,
        outcome.kind === 'unconfirmed'
          ? { kind: 'retry', notBefore: Date.now(), reason: 'sent again, without looking' }
          : outcome,
        options,
      ),
    );
  },

  /** The ledger of what was sent looks empty to whoever asks. */
  'throttle-not-rechecked'() {
    rewriteSql((text) =>
      /^\s*(SELECT|WITH)\b/i.test(text) && !/\b(INSERT|UPDATE)\b/i.test(text)
        ? text.replace(/\b(FROM|JOIN)\s+send_ledger\b/gi, '$1 (SELECT * FROM send_ledger WHERE false)')
        : text,
    );
  },

  /** However many calls are under way: there is always a place for one more. */
  'in-flight-not-judged'() {
    InFlightGate.prototype.refuses = () => false;
  },

  /** The usual begin is another function then, which the scenario has made: the same without the gate. */
  'gate-not-taken'() {
    rewriteSql((text) =>
      text
        .replace('freeze_gate_shared()', '(SELECT version FROM throttle_version)')
        .replace('begin_sending(', 'begin_sending_ungated('),
    );
  },

  /** Whatever became of the approval and of the rows: it stands. */
  'seal-not-checked'() {
    wrap(SealService, 'standings', async (standings, [tx, sealIds]) => {
      const found = await standings(tx, sealIds);
      for (const [sealId, standing] of found) {
        if (standing.ok) continue;
        const [facts]: object[] = await tx.query(
          `SELECT p.seal_id AS "sealId", p.story_id AS "storyId", p.department_id AS "departmentId", p.seal_digest AS digest
           FROM publication p WHERE p.seal_id = $1 LIMIT 1`,
          [sealId],
        );
        found.set(sealId, { ...facts, ok: true } as never);
      }
      return found;
    });
  },

  /** What was looked at ahead is taken for what is: the usual begin is the same without its marks, made by the scenario. */
  'marks-not-compared'() {
    rewriteSql((text) => text.replace('begin_sending(', 'begin_sending_unmarked('));
  },

  /** An answer that came too late to count is applied to what has become of the publication since. */
  'stale-answers-accepted'() {
    wrap(RecordService, 'record', async (record, [attemptId, outcome, options], self) => {
      const counted = await record(attemptId, outcome, options);
      if (!counted) await applyStale((self as unknown as { database: DataSource }).database, attemptId, outcome);
      return counted;
    });
  },
};

async function applyStale(database: DataSource, attemptId: string, outcome: SendOutcome): Promise<void> {
  if (outcome.kind !== 'retry') return;
  await database.query(
    `UPDATE publication SET state = 'scheduled', claim_token = NULL, claim_expires_at = NULL, worker_id = NULL
     WHERE state = 'sending' AND id = (SELECT publication_id FROM publication_attempt WHERE id = $1)`,
    [attemptId],
  );
}
