import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { DataSource } from 'typeorm';
import { AccountService } from '../../../accounts/account.service.js';
import { returnedRows } from '../../../platform/database/returned-rows.js';
import type { AccountAccess, NotReady } from '../../channels/channel.js';
import { WechatDrafts } from '../../channels/wechat/draft/wechat-draft.service.js';
import { DISCARDED, TAKE_STALE } from './phone-preview.queries.js';

const EVERY_MS = 60_000;
const AT_ONCE = 10;

/** Takes the drafts of previews out of the box again, also those whose placing nobody heard of: nobody is to publish by hand what nobody has approved. */
@Injectable()
export class PreviewDrafts {
  private readonly log = new Logger(PreviewDrafts.name);
  private running: Promise<unknown> | null = null;

  constructor(
    private readonly database: DataSource,
    private readonly accounts: AccountService,
    private readonly drafts: WechatDrafts,
  ) {}

  /** Calls under way end before connections close. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.running;
  }

  @Interval(EVERY_MS)
  round(): void {
    this.running ??= this.discardStale()
      .catch((error: unknown) => this.log.error({ err: error }, 'drafts of previews are taken away in the next round'))
      .finally(() => (this.running = null));
  }

  /** @returns how many are gone */
  async discardStale(): Promise<number> {
    const stale: StalePreview[] = returnedRows(await this.database.query(TAKE_STALE, [AT_ONCE]));
    const accounts = await this.accounts.accessForAll(stale.map(({ accountId }) => accountId));
    let gone = 0;
    for (const preview of stale) {
      const account = accounts.get(preview.accountId);
      if (!account || account instanceof Error) continue;
      if ((await this.discard(account, preview)) !== null) continue;
      await this.database.query(DISCARDED, [preview.id]);
      gone += 1;
    }
    return gone;
  }

  /** Null when its draft is gone, as far as it can be known. */
  private async discard(account: AccountAccess, { id, mediaId, sourceUrl }: StalePreview): Promise<NotReady | null> {
    if (mediaId !== null) return this.drafts.discard(account, mediaId);
    // Placed perhaps, and nobody heard of it.
    if (sourceUrl !== '') return this.drafts.discardAll(account, sourceUrl);
    // It cannot be told from an editor's: people are asked to look (`PreviewWatch`).
    this.log.warn({ previewId: id, accountId: account.id }, 'the draft of a preview may be in the box and has no mark');
    return null;
  }
}

interface StalePreview {
  id: string;
  accountId: string;
  mediaId: string | null;
  sourceUrl: string;
}
