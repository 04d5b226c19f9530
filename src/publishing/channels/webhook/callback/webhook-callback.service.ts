import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { validate as isUuid } from 'uuid';
import { AccountService } from '../../../../accounts/account.service.js';
import { Clock } from '../../../../platform/clock.js';
import { returnedRows } from '../../../../platform/database/returned-rows.js';
import { storable, storedJson } from '../../../../platform/database/storable.rules.js';
import { AppError } from '../../../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../../../platform/errors/platform.errors.js';
import type { PublicationState } from '../../../../schedule/publications/publication-state.rules.js';
import { PublicationJournal } from '../../../../schedule/publications/publication-journal.service.js';
import { type ToldStanding, weigh, type WordEffect } from './contradiction.rules.js';
import type { AccountAccess } from '../../channel.js';
import { elsewhereText, heardBy } from '../api/page-home.rules.js';
import { isGenuine, type MessageHeaders, secretsOf } from '../api/webhook-signature.rules.js';
import {
  WEBHOOK_CALLBACK_CONTRADICTS,
  WEBHOOK_CALLBACK_REFUSED,
  WEBHOOK_CALLBACK_UNREADABLE,
} from './webhook-callback.errors.js';
import {
  FORGET_DOUBT,
  FORGET_RECEIPTS,
  KEEP_CONTRADICTION,
  KEEP_RECEIPT,
  LOCK_TOLD,
  LOOK_NOW,
  NOTE_TOLD,
  TAKE_UP_FAILED,
  TOLD_BEFORE,
} from './webhook-callback.queries.js';
import {
  readMessage,
  readWord,
  type ReceiverWord,
  TOLD_STEP,
  type ToldMessage,
  toldFacts,
} from './webhook-told.rules.js';

/** Longer than a message may lie ahead of our clock and behind it together, ms. */
const RECEIPTS_MS = 3_600_000;

interface ToldPublication {
  state: PublicationState;
  url: string | null;
  /** What its last contradiction said. */
  said: Record<string, string> | null;
}

interface ToldBefore {
  lastOutcome: ToldStanding['lastOutcome'];
  facts: Record<string, string> | null;
}

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
   * @throws AppError WEBHOOK_CALLBACK_REFUSED, WEBHOOK_CALLBACK_UNREADABLE, WEBHOOK_CALLBACK_CONTRADICTS, NOT_FOUND
   */
  async take(accountId: string, headers: MessageHeaders, text: string): Promise<void> {
    const now = this.clock.now();
    const account = await this.requireGenuine(accountId, headers, text, now.getTime());
    const message = readMessage(text);
    if (!message || !isUuid(message.publicationId)) throw new AppError(WEBHOOK_CALLBACK_UNREADABLE);
    // A word that cannot count is written down all the same; only then is the receiver told.
    const effect = await this.database.transaction(async (tx) => {
      await tx.query(FORGET_RECEIPTS, [accountId, new Date(now.getTime() - RECEIPTS_MS)]);
      const fresh = returnedRows(await tx.query(KEEP_RECEIPT, [accountId, headers.id, now]));
      return this.hear(tx, account, message, fresh.length > 0);
    });
    if (effect.kind === 'refuse') throw new AppError(WEBHOOK_CALLBACK_CONTRADICTS, { ...effect.why });
  }

  /** @param fresh false: the message came before, and is only answered */
  private async hear(
    tx: EntityManager,
    account: AccountAccess,
    message: ToldMessage,
    fresh: boolean,
  ): Promise<WordEffect> {
    const { publicationId, word } = message;
    const [publication]: ToldPublication[] = await tx.query(LOCK_TOLD, [publicationId, account.id]);
    if (!publication)
      throw new AppError(NOT_FOUND, { what: { zh: '该账号的这项发布任务', en: 'publication of this account' } });
    const { state, url, said } = publication;
    const [before]: ToldBefore[] = await tx.query(TOLD_BEFORE, [publicationId, TOLD_STEP]);
    const told = before?.facts ? heardBy(account, readWord(before.facts)) : null;
    const weighed = weigh(word, { state, url, told, lastOutcome: before?.lastOutcome ?? null });
    const heard = heardBy(account, word);
    const effect = doubtful(weighed, heard, state, account);
    if (!fresh) return effect;
    if ('contradiction' in effect && !isDeepStrictEqual(said, toldFacts(word))) {
      await tx.query(KEEP_CONTRADICTION, [
        publicationId,
        storedJson({ text: effect.contradiction, said: toldFacts(word) }),
      ]);
      const data = { said: storable(word), state, kept: { url, told }, counts: effect.kind !== 'refuse' };
      await this.journal.write(tx, null, 'contradicted', publicationId, data);
    }
    if (effect.kind === 'refuse')
      this.log.warn({ accountId: account.id, publicationId, state, ...word }, 'a word that cannot count');
    if (effect.kind === 'take-up')
      await tx.query(TAKE_UP_FAILED, [publicationId, storedJson({ text: effect.contradiction })]);
    if (effect.kind === 'note' && told?.status === 'elsewhere') await tx.query(FORGET_DOUBT, [publicationId, told.url]);
    // Doubted for its host, which has been named since: nobody looks any more until somebody is woken.
    const isAtHomeNow = effect.kind === 'known' && state === 'unconfirmed' && heard.status === 'published';
    if (isAtHomeNow) await tx.query(FORGET_DOUBT, [publicationId, heard.url]);
    if (effect.kind === 'note' || effect.kind === 'take-up' || isAtHomeNow) await this.note(tx, message, state);
    return effect;
  }

  private async note(tx: EntityManager, { publicationId, word }: ToldMessage, state: PublicationState): Promise<void> {
    await tx.query(NOTE_TOLD, [publicationId, TOLD_STEP, storedJson(toldFacts(word))]);
    // The call came before our own answer was written down: the first poll reads it.
    if (state === 'sending') return;
    await tx.query(LOOK_NOW, [publicationId]);
    await this.journal.ask(tx, state === 'confirming' ? 'publication.poll' : 'publication.settle', publicationId);
  }

  /** The same answer whatever is wrong: nobody learns which accounts exist. */
  private async requireGenuine(
    accountId: string,
    headers: MessageHeaders,
    text: string,
    now: number,
  ): Promise<AccountAccess> {
    const access = isUuid(accountId) ? await this.accounts.accessFor(accountId).catch(refuseUnknown) : null;
    const secrets = access?.driver === 'webhook' ? secretsOf(access, now) : [];
    if (access === null || !isGenuine(secrets, headers, text, now)) throw new AppError(WEBHOOK_CALLBACK_REFUSED);
    return access;
  }
}

/**
 * A page that is elsewhere counts as said, and no more: the look that reads it asks a person. Whoever has it already is shown it at once.
 */
function doubtful(
  effect: WordEffect,
  heard: ReceiverWord,
  state: PublicationState,
  account: AccountAccess,
): WordEffect {
  const counts = effect.kind === 'take-up' || (effect.kind === 'note' && state === 'unconfirmed');
  return counts && heard.status === 'elsewhere'
    ? { ...effect, contradiction: elsewhereText(account, heard.url) }
    : effect;
}

function refuseUnknown(error: unknown): null {
  if (error instanceof AppError && error.code === 'ACCOUNT_UNKNOWN') return null;
  throw error;
}
