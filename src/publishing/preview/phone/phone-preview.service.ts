import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuid } from 'uuid';
import type { Actor } from '../../../identity/actor.js';
import { AuditService } from '../../../platform/audit/audit.service.js';
import { returnedRows } from '../../../platform/database/returned-rows.js';
import { AppError } from '../../../platform/errors/app-error.js';
import type { VariantFacts } from '../../../stories/review-material.rules.js';
import { PREVIEW_RECEIVER_UNKNOWN, PREVIEW_UNANSWERED } from '../preview.errors.js';
import type { AccountAccess } from '../../channels/channel.js';
import { sourceUrl } from '../../channels/wechat/draft/wechat-article.rules.js';
import { EARLIER_ARE_STALE, FORGET_INTENT, IS_STALE, NOTE_DRAFT, NOTE_INTENT } from './phone-preview.queries.js';
import { PreviewCalls } from './preview-calls.service.js';
import { PreviewDesk } from '../preview-desk.service.js';
import { masked, receiversOf } from './preview-receiver.rules.js';
import { PreviewPacks } from './preview-pack.service.js';

/** Whoever opens the message later sees nothing: the draft it shows is out of the box by then. */
const DRAFT_STAYS_MS = 12 * 3_600_000;
/** A draft whose id is not known by then is looked for. Longer than giving the platform every picture can take. */
const UNHEARD_MS = 30 * 60_000;

export interface PreviewSent {
  receiver: string;
  /** Previews the account has left today. */
  left: number;
  /** Until when the message can be read. */
  readableUntil: Date;
}

/**
 * Sends a story's WeChat article to one named telephone before it is sent to all: the very draft a publication would place, made for the
 * preview alone. Nothing of a publication is read or written, and it is counted by nobody but the platform.
 *
 * A freeze does not stop it. A freeze is about what the public reads: no send begins after it. A preview reaches one telephone that is
 * named with the account and no reader, and while nothing leaves is just when people check what is to leave afterwards. An account that
 * is paused gives none, for its credentials are not to be used.
 */
@Injectable()
export class PhonePreviews {
  constructor(
    private readonly database: DataSource,
    private readonly desk: PreviewDesk,
    private readonly packs: PreviewPacks,
    private readonly calls: PreviewCalls,
    private readonly audit: AuditService,
  ) {}

  /**
   * @throws AppError NOT_FOUND, FORBIDDEN, ACCOUNT_UNKNOWN, ACCOUNT_PAUSED, VARIANT_OVER_LIMIT, PREVIEW_ACCOUNT_UNFIT, PREVIEW_WITHOUT_VARIANT,
   *   PREVIEW_RECEIVER_UNKNOWN, PREVIEW_SPENT, PREVIEW_REFUSED, PREVIEW_UNANSWERED
   */
  async send(actor: Actor, storyId: string, accountId: string, receiver: string): Promise<PreviewSent> {
    const { story, variant, account } = await this.desk.require(actor, storyId, accountId);
    if (!receiversOf(account.settings).includes(receiver))
      throw new AppError(PREVIEW_RECEIVER_UNKNOWN, { name: account.name }, '/receiver');
    const pack = await this.packs.open(story, variant, account);
    const id = uuid();
    // Noted before the draft, and its id before the message: whatever becomes of either, the draft goes.
    await this.database.query(NOTE_INTENT, [id, accountId, variant.revisionId, sourceUrl(pack), UNHEARD_MS]);
    const mediaId = await this.calls.place(pack).catch(async (error: unknown) => {
      if (!this.calls.mayBePlaced(pack)) await this.database.query(FORGET_INTENT, [id]);
      throw error;
    });
    const readableUntil = await this.note(actor, { id, storyId, mediaId, receiver, account, variant });
    const { left } = await this.calls.send(account, mediaId, receiver).catch(async (error: unknown) => {
      if (!(error instanceof AppError && error.code === PREVIEW_UNANSWERED.code))
        await this.database.query(IS_STALE, [id]);
      throw error;
    });
    await this.database.query(EARLIER_ARE_STALE, [accountId, storyId, id]);
    return { receiver, left, readableUntil };
  }

  private async note(
    actor: Actor,
    facts: {
      id: string;
      storyId: string;
      mediaId: string;
      receiver: string;
      account: AccountAccess;
      variant: VariantFacts;
    },
  ): Promise<Date> {
    const { id, storyId, mediaId, receiver, account, variant } = facts;
    const { revisionId, version } = variant;
    return this.database.transaction(async (tx) => {
      const [row]: { discardAfter: Date }[] = returnedRows(await tx.query(NOTE_DRAFT, [id, mediaId, DRAFT_STAYS_MS]));
      await this.audit.record(tx, {
        actorId: actor.personId,
        action: 'variant.preview-on-phone',
        subjectType: 'story',
        subjectId: storyId,
        data: { accountId: account.id, revisionId, version, receiver: masked(receiver) },
      });
      return row?.discardAfter ?? new Date(NaN);
    });
  }
}
