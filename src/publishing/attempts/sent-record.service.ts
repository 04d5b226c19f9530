import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../platform/audit/audit.service.js';
import { returnedRows } from '../../platform/database/returned-rows.js';
import { storedJson } from '../../platform/database/storable.rules.js';
import type { ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import { PublicationJournal } from '../../schedule/publications/publication-journal.service.js';
import type { PublicationState } from '../../schedule/publications/publication-state.rules.js';
import type { WrittenAnswer } from '../../schedule/watch/engine-metrics.service.js';
import type { SendOutcome } from '../channels/channel.js';
import {
  DEPENDENTS,
  END_SENT,
  KEEP_STALE_ANSWERS,
  LOCK_ATTEMPTS,
  LOCK_PUBLICATIONS_OF,
  RECORD_SENT,
  SENDERS_ARE_DONE,
} from './attempt.queries.js';
import { type AttemptStanding, stillSpeaks } from './outcome/outcome.rules.js';

export type SentOutcome = Extract<SendOutcome, { kind: 'sent' }>;

/** A post that is out. */
export interface SentAnswer {
  attemptId: string;
  outcome: SentOutcome;
  /** When the answer came, on this process's monotonic clock (`performance.now()`). */
  answeredAt: number;
  bySender: boolean;
  /** Person who found it; null = the engine. */
  actorId: string | null;
}

interface AttemptRow {
  id: string;
  publicationId: string;
  claimToken: string;
  outcome: AttemptStanding['attemptOutcome'];
  beganAt: Date;
  wasAccepted: boolean;
  /** The database's clock when the answers' rows were read. */
  now: Date;
}

interface PublicationRow {
  id: string;
  state: PublicationState;
  claimToken: string | null;
  slotAt: Date;
  channel: ChannelKind;
}

/** Writes down posts that are out, many in one transaction. */
@Injectable()
export class SentRecords {
  constructor(
    private readonly database: DataSource,
    private readonly audit: AuditService,
    private readonly journal: PublicationJournal,
  ) {}

  /**
   * The usual case in one statement: what is still being sent, and nobody waits for.
   * @returns for each answer what was written down; null = nothing yet, `recordAll` sees why
   */
  async recordUsual(given: readonly SentAnswer[]): Promise<(WrittenAnswer | null)[]> {
    const now = performance.now();
    // Two answers for one attempt in one group: the first speaks, the second comes too late.
    const first = new Map(given.toReversed().map((answer) => [answer.attemptId, answer]));
    const answers = [...first.values()];
    const rows: (Omit<WrittenAnswer, 'first'> & { attempt: string })[] = await this.database.query(RECORD_SENT, [
      answers.map(({ attemptId }) => attemptId),
      answers.map(({ outcome }) => outcome.ref),
      answers.map(({ outcome }) => outcome.url ?? null),
      // The answer's own time, by the database's clock: it may have waited here for the commit of the group before.
      answers.map(({ answeredAt }) => Math.max(0, now - answeredAt)),
      answers.map(({ bySender }) => bySender),
      answers.map(({ actorId }) => actorId),
      answers.map((answer) => storedJson(auditOf(answer))),
    ]);
    const written = new Map(rows.map(({ attempt, ...row }) => [attempt, { ...row, first: true }]));
    return given.map((answer) =>
      first.get(answer.attemptId) === answer ? (written.get(answer.attemptId) ?? null) : null,
    );
  }

  /**
   * @returns for each answer what was written down; null for one that came too late, which is kept beside
   * @throws Error for an attempt that does not exist
   */
  async recordAll(tx: EntityManager, answers: readonly SentAnswer[]): Promise<(WrittenAnswer | null)[]> {
    const ids = answers.map(({ attemptId }) => attemptId);
    const publications: PublicationRow[] = await tx.query(LOCK_PUBLICATIONS_OF, [ids]);
    const asked = performance.now();
    const attempts: AttemptRow[] = await tx.query(LOCK_ATTEMPTS, [ids]);
    const byId = new Map(publications.map((row) => [row.id, row]));
    const attemptOf = new Map(attempts.map((row) => [row.id, row]));
    const seen = new Set<string>();
    const standing = answers.map((answer) => {
      const attempt = attemptOf.get(answer.attemptId);
      const publication = attempt && byId.get(attempt.publicationId);
      if (!attempt || !publication) throw new Error(`no attempt ${answer.attemptId}`);
      // The same answer twice in one group: the first speaks, the second comes too late.
      const speaks = !seen.has(attempt.id) && stillSpeaks(standingOf(publication, attempt), answer.outcome);
      seen.add(attempt.id);
      return { answer, attempt, publication, speaks };
    });
    const at = await this.end(
      tx,
      standing.filter(({ speaks }) => speaks),
      asked,
    );
    const stale = standing.filter(({ speaks }) => !speaks).map(({ answer }) => answer);
    if (stale.length > 0) {
      await tx.query(KEEP_STALE_ANSWERS, [
        stale.map(({ attemptId }) => attemptId),
        stale.map(({ outcome }) => storedJson(outcome)),
      ]);
      await tx.query(SENDERS_ARE_DONE, [stale.filter(({ bySender }) => bySender).map(({ attemptId }) => attemptId)]);
    }
    return standing.map(({ attempt, publication: { channel, slotAt, state }, speaks }) =>
      speaks ? { channel, slotAt, beganAt: attempt.beganAt, at, first: state === 'sending' } : null,
    );
  }

  private async end(
    tx: EntityManager,
    sent: readonly { answer: SentAnswer; attempt: AttemptRow }[],
    asked: number,
  ): Promise<Date> {
    if (sent.length === 0) return new Date();
    const now = Math.max(...sent.map(({ attempt }) => attempt.now.getTime()));
    const ended: { id: string }[] = returnedRows(
      await tx.query(END_SENT, [
        sent.map(({ attempt }) => attempt.id),
        sent.map(({ attempt }) => attempt.publicationId),
        sent.map(({ attempt }) => attempt.claimToken),
        sent.map(({ answer }) => answer.outcome.ref),
        sent.map(({ answer }) => answer.outcome.url ?? null),
        // The answer's own time, by the database's clock: it may have waited here for the commit of the group before.
        sent.map(({ answer }) => new Date(now - Math.max(0, asked - answer.answeredAt))),
        sent.map(({ answer }) => answer.bySender),
      ]),
    );
    if (ended.length !== sent.length) throw new Error('a publication changed under its lock');
    await this.audit.recordAll(
      tx,
      sent.map(({ answer, attempt }) => ({
        actorId: answer.actorId,
        action: 'publication.sent',
        subjectType: 'publication',
        subjectId: attempt.publicationId,
        data: auditOf(answer),
      })),
    );
    await this.freeDependents(
      tx,
      sent.map(({ attempt }) => attempt.publicationId),
    );
    return new Date(now);
  }

  /** What waited for these posts can be prepared now that their addresses are known. */
  private async freeDependents(tx: EntityManager, publicationIds: readonly string[]): Promise<void> {
    const rows: { id: string }[] = await tx.query(DEPENDENTS, [publicationIds]);
    for (const row of rows) await this.journal.ask(tx, 'publication.prepare', row.id);
  }
}

function auditOf({ attemptId, outcome }: SentAnswer): Record<string, unknown> {
  return { attemptId, ...outcome };
}

function standingOf(publication: PublicationRow, attempt: AttemptRow): AttemptStanding {
  return {
    publicationToken: publication.claimToken,
    publicationState: publication.state,
    attemptToken: attempt.claimToken,
    attemptOutcome: attempt.outcome,
    wasAccepted: attempt.wasAccepted,
  };
}
