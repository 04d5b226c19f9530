import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AccountService } from '../../accounts/account.service.js';
import type { ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import { GroupCommit } from '../../platform/database/group-commit.js';
import { returnedRows } from '../../platform/database/returned-rows.js';
import { storable, storedJson } from '../../platform/database/storable.rules.js';
import { Traced } from '../../platform/trace/traced.decorator.js';
import { PlaceOffers } from '../../schedule/claims/offers/place-offers.service.js';
import type { PublicationState } from '../../schedule/publications/publication-state.rules.js';
import { PublicationJournal } from '../../schedule/publications/publication-journal.service.js';
import { EngineMetrics, type WrittenAnswer } from '../../schedule/watch/engine-metrics.service.js';
import type { Retry, SendOutcome } from '../channels/channel.js';
import {
  ACCEPT_ATTEMPT,
  ACCOUNT_OF,
  END_ATTEMPT,
  FORGET_PREPARATION,
  KEEP_STALE_ANSWERS,
  LATE_RETRIES,
  LEDGER_ENDED,
  LEDGER_RELEASE,
  LOCK_ATTEMPT,
  LOCK_PUBLICATION,
  MARK_RETURNED,
  MARK_UNDER_WAY,
  SENDERS_ARE_DONE,
  TAKE_UP_AGAIN,
} from './attempt.queries.js';
import {
  type AttemptStanding,
  dated,
  effectOf,
  putOffReason,
  retryWait,
  spokenOf,
  stillSpeaks,
} from './outcome/outcome.rules.js';
import type { OwedLook } from '../settle/absence/absence.rules.js';
import { type SentAnswer, type SentOutcome, SentRecords } from './sent-record.service.js';

interface LockedPublication {
  state: PublicationState;
  claimToken: string | null;
  slotAt: Date;
  channel: ChannelKind;
}

interface LockedAttempt {
  id: string;
  publicationId: string;
  claimToken: string;
  outcome: AttemptStanding['attemptOutcome'];
  beganAt: Date;
  acceptedUntil: Date | null;
  wasAccepted: boolean;
}

export interface RecordOptions {
  /** How long an unconfirmed call may still have been under way after its begin, ms (longest call + margin). */
  longestMs: number;
  /** In how long an accepted post is asked about next, ms. */
  nextPollInMs?: number;
  /** Nobody knows whether it is out: the place stays taken and it does not leave again by this person's word. */
  mayBeOut?: boolean;
  /** The answer comes from the sender itself: its call is over. */
  bySender?: boolean;
  /** A look that is owed before it leaves again: the platform refused what it had been handed. */
  look?: OwedLook | null;
  /** Person who settled it; null = the engine. */
  actorId?: string | null;
}

/** First look-up of an unconfirmed post, ms after it became one. */
const FIRST_CHECK_MS = 2_000;

/** Writes answers down: outcome, platform ids, times, the throttle's ledger, and whom it sets free. */
@Injectable()
export class RecordService {
  private readonly log = new Logger(RecordService.name);
  @Inject(AccountService)
  private readonly accounts: AccountService;
  /** Posts that are out share commits; everything else is rare and written down alone. */
  private readonly usual = new GroupCommit<SentAnswer, WrittenAnswer | null>((answers) =>
    this.sents.recordUsual(answers),
  );
  private readonly sent = new GroupCommit<SentAnswer, WrittenAnswer | null>((answers) =>
    this.database.transaction((tx) => this.sents.recordAll(tx, answers)),
  );

  constructor(
    private readonly database: DataSource,
    private readonly journal: PublicationJournal,
    private readonly offers: PlaceOffers,
    private readonly sents: SentRecords,
    private readonly metrics: EngineMetrics,
  ) {}

  /** False when the answer came too late to count; it is then kept beside. */
  @Traced('publication.record', {
    attributes: (attemptId: string, { kind }: SendOutcome) => ({
      'xuanfa.attempt_id': attemptId,
      'xuanfa.outcome': kind,
    }),
  })
  async record(attemptId: string, answer: SendOutcome, options: RecordOptions): Promise<boolean> {
    const outcome = dated(storable(answer), Date.now());
    const written =
      outcome.kind === 'sent'
        ? await this.recordSent(sentAnswer(attemptId, outcome, options))
        : await this.database.transaction((tx) => this.write(tx, attemptId, outcome, options));
    if (written) this.metrics.answered(written, outcome.kind);
    const counted = written !== null;
    if (counted && outcome.kind !== 'accepted') this.log.log({ attemptId, ...outcome }, `publication ${outcome.kind}`);
    return counted;
  }

  private async recordSent(answer: SentAnswer): Promise<WrittenAnswer | null> {
    return (await this.usual.add(answer)) ?? (await this.sent.add(answer));
  }

  /** The same inside a caller's transaction. */
  async recordIn(tx: EntityManager, attemptId: string, answer: SendOutcome, options: RecordOptions): Promise<boolean> {
    const outcome = dated(storable(answer), Date.now());
    if (outcome.kind !== 'sent') return (await this.write(tx, attemptId, outcome, options)) !== null;
    const [written] = await this.sents.recordAll(tx, [sentAnswer(attemptId, outcome, options)]);
    return written !== null;
  }

  /** Null when the answer came too late to count. */
  private async write(
    tx: EntityManager,
    attemptId: string,
    outcome: Exclude<SendOutcome, SentOutcome>,
    options: RecordOptions,
  ): Promise<WrittenAnswer | null> {
    const [found]: { publicationId: string }[] = await tx.query(
      `SELECT publication_id AS "publicationId" FROM publication_attempt WHERE id = $1`,
      [attemptId],
    );
    if (!found) throw new Error(`no attempt ${attemptId}`);
    const [publication]: LockedPublication[] = await tx.query(LOCK_PUBLICATION, [found.publicationId]);
    const [attempt]: LockedAttempt[] = await tx.query(LOCK_ATTEMPT, [attemptId]);
    if (!publication || !attempt) throw new Error(`no publication for attempt ${attemptId}`);
    const standing: AttemptStanding = {
      publicationToken: publication.claimToken,
      publicationState: publication.state,
      attemptToken: attempt.claimToken,
      attemptOutcome: attempt.outcome,
      wasAccepted: attempt.wasAccepted,
    };
    if (!stillSpeaks(standing, outcome, options.bySender)) {
      await tx.query(KEEP_STALE_ANSWERS, [[attemptId], [storedJson(outcome)]]);
      if (options.bySender) await tx.query(SENDERS_ARE_DONE, [[attemptId]]);
      return null;
    }
    const at = await this.apply(tx, attempt, publication.state, outcome, options);
    const { channel, slotAt, state } = publication;
    return { channel, slotAt, beganAt: attempt.beganAt, at, first: state === 'sending' };
  }

  /** @returns when it was written down */
  private async apply(
    tx: EntityManager,
    attempt: LockedAttempt,
    from: PublicationState,
    outcome: Exclude<SendOutcome, SentOutcome>,
    options: RecordOptions,
  ): Promise<Date> {
    const [clock]: { now: Date }[] = await tx.query(`SELECT clock_timestamp() AS now`);
    const now = clock?.now ?? new Date();
    const { publicationId, claimToken } = attempt;
    const effect = effectOf(outcome);
    switch (outcome.kind) {
      case 'accepted': {
        const nextPollAt = new Date(now.getTime() + (options.nextPollInMs ?? 0));
        // The platform's clock and ours may differ; what matters is how long it was given.
        const until = new Date(now.getTime() + Math.max(0, outcome.until - Date.now()));
        await tx.query(ACCEPT_ATTEMPT, [attempt.id, outcome.ref, until, nextPollAt]);
        if (from === 'unconfirmed') await tx.query(TAKE_UP_AGAIN, [attempt.id, claimToken]);
        if (from !== 'confirming') {
          const todo = outcome.text ? storedJson({ text: outcome.text }) : null;
          await tx.query(MARK_UNDER_WAY, [publicationId, claimToken, effect.publication, todo]);
        }
        await this.journal.ask(tx, 'publication.poll', publicationId, nextPollAt);
        break;
      }
      case 'unconfirmed': {
        const latest = new Date(Math.max(now.getTime(), attempt.beganAt.getTime() + options.longestMs));
        await this.end(tx, attempt, 'unconfirmed', latest, outcome, options, new Date(now.getTime() + FIRST_CHECK_MS));
        await tx.query(LEDGER_ENDED, [claimToken, latest]);
        await tx.query(MARK_UNDER_WAY, [publicationId, claimToken, effect.publication, reasonOf(outcome)]);
        await this.journal.ask(tx, 'publication.settle', publicationId, new Date(now.getTime() + FIRST_CHECK_MS));
        break;
      }
      case 'rejected':
      case 'retry': {
        const lookAt = options.look ? new Date(now.getTime() + options.look.inMs) : null;
        await this.end(tx, attempt, outcome.kind, now, outcome, options, lookAt);
        if (lookAt) await this.journal.ask(tx, 'publication.settle', publicationId, lookAt);
        const at = outcome.kind === 'retry' ? await this.retryAt(tx, publicationId, outcome.notBefore, now) : now;
        await tx.query(MARK_RETURNED, [
          publicationId,
          claimToken,
          effect.publication,
          outcome.kind === 'retry' ? putOffReason(outcome, at, options.look?.for === 'wanted') : reasonOf(outcome),
          at,
          options.mayBeOut ?? false,
        ]);
        break;
      }
    }
    // What is looked for first may be out: its place counts until then.
    if (effect.givesBack && !options.mayBeOut && !options.look) {
      await this.offers.offer(tx, returnedRows(await tx.query(LEDGER_RELEASE, [claimToken])));
    } else if (outcome.kind !== 'unconfirmed' && outcome.kind !== 'accepted') {
      // An accepted post stays open, counting as now, until the platform says how it ended.
      await tx.query(LEDGER_ENDED, [claimToken, now]);
    }
    if (outcome.kind === 'retry') await this.standAside(tx, publicationId, outcome);
    if (effect.preparesAgain) await tx.query(FORGET_PREPARATION, [publicationId]);
    if (outcome.kind !== 'accepted' || from !== 'confirming')
      await this.journal.write(tx, options.actorId ?? null, outcome.kind, publicationId, {
        attemptId: attempt.id,
        ...outcome,
      });
    return now;
  }

  /** An account whose credentials were refused waits for new ones, and its queue with it. */
  private async standAside(
    tx: EntityManager,
    publicationId: string,
    { unauthorised, reason, text }: Retry,
  ): Promise<void> {
    if (unauthorised === undefined) return;
    const [row]: { accountId: string }[] = await tx.query(ACCOUNT_OF, [publicationId]);
    const why = { code: unauthorised, text: text ?? { zh: reason, en: reason } };
    if (row) await this.accounts.loseAuthorisation(tx, row.accountId, why);
  }

  /** A whole second after the connector's wait, which is measured on this process's clock and added to the database's. */
  private async retryAt(tx: EntityManager, publicationId: string, notBefore: number, now: Date): Promise<Date> {
    const [row]: { n: number }[] = await tx.query(LATE_RETRIES, [publicationId]);
    // The attempt just ended is among those counted.
    const wait = retryWait(notBefore - Date.now(), Math.max(0, (row?.n ?? 1) - 1));
    return new Date(Math.ceil((now.getTime() + wait) / 1000) * 1000);
  }

  private async end(
    tx: EntityManager,
    attempt: LockedAttempt,
    outcome: 'rejected' | 'retry' | 'unconfirmed',
    endedAt: Date,
    answer: Exclude<SendOutcome, SentOutcome>,
    options: RecordOptions,
    nextCheckAt: Date | null = null,
  ): Promise<void> {
    await tx.query(END_ATTEMPT, [
      attempt.id,
      outcome,
      endedAt,
      null,
      null,
      answer.kind === 'rejected' ? answer.code : answer.kind === 'unconfirmed' ? (answer.ifAbsent ?? null) : null,
      'reason' in answer ? answer.reason : null,
      nextCheckAt,
      options.bySender ?? false,
      answer.kind === 'accepted' ? null : storedJson(spokenOf(answer)),
      outcome === 'unconfirmed' ? null : (options.look?.for ?? null),
    ]);
  }
}

function sentAnswer(attemptId: string, outcome: SentOutcome, options: RecordOptions): SentAnswer {
  const { bySender = false, actorId = null } = options;
  // What the platform has sent a while ago is dated by it; a time that is yet to come is none.
  const ago = outcome.postedAt === undefined ? 0 : Math.max(0, Date.now() - outcome.postedAt);
  return { attemptId, outcome, answeredAt: performance.now() - ago, bySender, actorId };
}

function reasonOf(outcome: Parameters<typeof spokenOf>[0]): string {
  const text = spokenOf(outcome);
  return storedJson(outcome.kind === 'rejected' ? { text, code: outcome.code, fix: outcome.fix } : { text });
}
