import type { Logger } from '@nestjs/common';
import type { PreparationJournal, SendPackage } from '../../channel.js';
import { idOf } from '../api/answer-fields.rules.js';

const STEP = 'submitted';

/**
 * Keeps what the platform's answer to a send says: its job, for when the answer is heard and not recorded, and the key of its statistics.
 * `now`: when it came, epoch ms. A note that fails is missed there; it must not change what is known of the post.
 */
export async function noteSubmit(
  pack: SendPackage,
  body: Record<string, unknown>,
  log: Pick<Logger, 'warn'>,
  now: number,
): Promise<void> {
  const noted = (field: string) => idOf(body[field]) ?? '';
  const facts = {
    msgDataId: noted('msg_data_id'),
    msgId: noted('msg_id'),
    publishId: noted('publish_id'),
    at: String(now),
  };
  await pack.journal.put(STEP, facts).catch((error: unknown) => {
    log.warn({ err: error, publicationId: pack.publicationId }, 'the ids of a send could not be noted');
  });
}

/** Key of the post in the platform's statistics; null when the platform did not tell. */
export function statisticsKey(journal: Pick<PreparationJournal, 'get'>): string | null {
  const id = journal.get(STEP)?.['msgDataId'];
  return id ? `${id}_1` : null;
}

/** The publish job's id, once the platform has given it. */
export function notedPublishId(journal: Pick<PreparationJournal, 'get'>): string | null {
  return journal.get(STEP)?.['publishId'] || null;
}

/** The mass send's id, once the platform has given it. */
export function notedMessageId(journal: Pick<PreparationJournal, 'get'>): string | null {
  return journal.get(STEP)?.['msgId'] || null;
}

/** When the platform took the send, epoch ms; null for one noted before times were. */
export function submittedAt(journal: Pick<PreparationJournal, 'get'>): number | null {
  return Number(journal.get(STEP)?.['at']) || null;
}
