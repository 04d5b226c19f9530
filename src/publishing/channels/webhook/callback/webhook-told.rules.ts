import type { PreparationJournal } from '../../channel.js';
import { addressOf, messageOf, refOf } from '../api/webhook-reply.rules.js';

/** What a receiver says of a publication, asked or by a call of its own. */
export type ReceiverWord =
  | { status: 'published'; ref: string; url: string }
  /** Published on a host that is none of the account's site, as the account judges it. */
  | { status: 'elsewhere'; ref: string; url: string }
  | { status: 'rejected'; reason: string }
  /** Taken, and still to be published. */
  | { status: 'accepted' }
  /** Never taken. */
  | { status: 'absent' }
  | { status: 'retracted' }
  | { status: 'unknown'; reason: string };

/** What a receiver may say by a call of its own. */
export type ToldWord = Extract<ReceiverWord, { status: 'published' | 'rejected' }>;

/** Step of the journal that keeps what the receiver has said by a call of its own. */
export const TOLD_STEP = 'webhook-told';

/** Reads `{status, url, ref, reason}`. What is published has an address; until it is told, it is under way. */
export function readWord(body: Record<string, unknown>): ReceiverWord {
  switch (body['status']) {
    case 'published': {
      const url = addressOf(body);
      if (url === undefined) return { status: 'unknown', reason: 'the address of the page is none' };
      return url === null ? { status: 'accepted' } : { status: 'published', url, ref: refOf(body, url) };
    }
    case 'rejected':
      return { status: 'rejected', reason: messageOf(body) };
    case 'accepted':
    case 'absent':
    case 'retracted':
      return { status: body['status'] };
    default:
      return { status: 'unknown', reason: 'the receiver does not say how it stands' };
  }
}

/** A word as facts of the journal. */
export function toldFacts(word: ToldWord): Record<string, string> {
  return word.status === 'published'
    ? { status: 'published', ref: word.ref, url: word.url }
    : { status: 'rejected', reason: word.reason };
}

/** What the receiver has said by a call of its own; null while it has said nothing. */
export function toldOf(journal: Pick<PreparationJournal, 'get'>): ReceiverWord | null {
  const facts = journal.get(TOLD_STEP);
  return facts?.['status'] ? readWord(facts) : null;
}

/** A message of a receiver. */
export interface ToldMessage {
  publicationId: string;
  word: ToldWord;
}

const STATUSES: Record<string, string> = {
  'publication.published': 'published',
  'publication.rejected': 'rejected',
};

/** Reads `{type, data: {publicationId, url, ref, reason}}`; null for anything else, our own messages thrown back first of all. */
export function readMessage(text: string): ToldMessage | null {
  const { type, data } = objectOf(text === '' ? null : (JSON.parse(text) as unknown));
  const facts = objectOf(data);
  const status = typeof type === 'string' ? STATUSES[type] : undefined;
  const { publicationId } = facts;
  if (status === undefined || typeof publicationId !== 'string') return null;
  const word = readWord({ ...facts, status });
  return word.status === 'published' || word.status === 'rejected' ? { publicationId, word } : null;
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
