import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { DataSource } from 'typeorm';
import { AccountService } from '../../../accounts/account.service.js';
import { returnedRows } from '../../../platform/database/returned-rows.js';
import { WechatApi } from '../../channels/wechat/api/wechat-api.service.js';
import { DISCARDED, TAKE_STALE } from './phone-preview.queries.js';

const EVERY_MS = 60_000;
const AT_ONCE = 10;

/** Takes the drafts of previews out of the box again: nobody is to publish by hand what nobody has approved. */
@Injectable()
export class PreviewDrafts {
  private readonly log = new Logger(PreviewDrafts.name);
  private running: Promise<unknown> | null = null;

  constructor(
    private readonly database: DataSource,
    private readonly accounts: AccountService,
    private readonly api: WechatApi,
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
    const stale: { id: string; accountId: string; mediaId: string }[] = returnedRows(
      await this.database.query(TAKE_STALE, [AT_ONCE]),
    );
    const accounts = await this.accounts.accessForAll(stale.map(({ accountId }) => accountId));
    let gone = 0;
    for (const { id, accountId, mediaId } of stale) {
      const account = accounts.get(accountId);
      if (!account || account instanceof Error) continue;
      const reply = await this.api.ask(account, '/cgi-bin/draft/delete', { media_id: mediaId });
      if (reply.kind !== 'ok' && !(reply.kind === 'refused' && reply.code === 40007)) continue;
      await this.database.query(DISCARDED, [id]);
      gone += 1;
    }
    return gone;
  }
}
