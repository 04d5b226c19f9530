import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { AccountService } from '../../../../accounts/account.service.js';
import { Clock } from '../../../../platform/clock.js';
import { returnedRows } from '../../../../platform/database/returned-rows.js';
import { storedJson } from '../../../../platform/database/storable.rules.js';
import { AppError } from '../../../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../../../platform/errors/platform.errors.js';
import type { PublicationState } from '../../../../schedule/publications/publication-state.rules.js';
import { PublicationJournal } from '../../../../schedule/publications/publication-journal.service.js';
import { isGenuine, type MessageHeaders, secretsOf } from '../api/webhook-signature.rules.js';
import { WEBHOOK_CALLBACK_REFUSED, WEBHOOK_CALLBACK_UNREADABLE } from './webhook-callback.errors.js';
import { FORGET_RECEIPTS, KEEP_RECEIPT, LOCK_TOLD, LOOK_NOW, NOTE_TOLD } from './webhook-callback.queries.js';
import { readMessage, TOLD_STEP, type ToldMessage, toldFacts } from './webhook-told.rules.js';

/** Longer than a message may lie ahead of our clock and behind it together, ms. */
const RECEIPTS_MS = 3_600_000;

/** The job that takes it further, by where the publication stands; nothing else is waiting for a word. */
const WAITING: Partial<Record<PublicationState, 'publication.poll' | 'publication.settle' | null>> = {
  // The call came before our own answer was written down: the first poll reads it.
  sending: null,
  confirming: 'publication.poll',
  unconfirmed: 'publication.settle',
};

/**
 * Takes what a receiver says by a call of its own: where it has published what it took, or that it will not. The whole text is signed,
 * so the word itself counts; it is noted with the publication and the look that reads it is woken.
 */
@Injectable()
export class WebhookCallbacks {
  private readonly log = new Logger(WebhookCallbacks.name);

  constructor(
    private readonly database: DataSource,
    private readonly accounts: AccountService,
    private readonly journal: PublicationJournal,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Doing it twice changes nothing.
   * @param text the body, byte for byte
   * @throws AppError WEBHOOK_CALLBACK_REFUSED, WEBHOOK_CALLBACK_UNREADABLE, NOT_FOUND
   */
  async take(accountId: string, headers: MessageHeaders, text: string): Promise<void> {
    const now = this.clock.now();
    await this.requireGenuine(accountId, headers, text, now.getTime());
    const message = readMessage(text);
    if (!message || !isUuid(message.publicationId)) throw new AppError(WEBHOOK_CALLBACK_UNREADABLE);
    await this.database.transaction(async (tx) => {
      await tx.query(FORGET_RECEIPTS, [accountId, new Date(now.getTime() - RECEIPTS_MS)]);
      const fresh = returnedRows(await tx.query(KEEP_RECEIPT, [accountId, headers.id, now]));
      if (fresh.length > 0) await this.note(tx, accountId, message);
    });
  }

  private async note(tx: EntityManager, accountId: string, { publicationId, word }: ToldMessage): Promise<void> {
    const [publication]: { state: PublicationState }[] = await tx.query(LOCK_TOLD, [publicationId, accountId]);
    if (!publication)
      throw new AppError(NOT_FOUND, { what: { zh: '该账号的这项发布任务', en: 'publication of this account' } });
    const { state } = publication;
    const job = WAITING[state];
    if (job === undefined) {
      this.log.warn({ accountId, publicationId, state, ...word }, 'a receiver speaks of what waits for no word');
      return;
    }
    await tx.query(NOTE_TOLD, [publicationId, TOLD_STEP, storedJson(toldFacts(word))]);
    if (job === null) return;
    await tx.query(LOOK_NOW, [publicationId]);
    await this.journal.ask(tx, job, publicationId);
  }

  /** The same answer whatever is wrong: nobody learns which accounts exist. */
  private async requireGenuine(accountId: string, headers: MessageHeaders, text: string, now: number): Promise<void> {
    const access = isUuid(accountId) ? await this.accounts.accessFor(accountId).catch(refuseUnknown) : null;
    const secrets = access?.driver === 'webhook' ? secretsOf(access, now) : [];
    if (!isGenuine(secrets, headers, text, now)) throw new AppError(WEBHOOK_CALLBACK_REFUSED);
  }
}

function refuseUnknown(error: unknown): null {
  if (error instanceof AppError && error.code === 'ACCOUNT_UNKNOWN') return null;
  throw error;
}
