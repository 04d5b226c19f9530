import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccountService } from '../../../accounts/account.service.js';
import { Clock } from '../../../platform/clock.js';
import { returnedRows } from '../../../platform/database/returned-rows.js';
import { storedJson } from '../../../platform/database/storable.rules.js';
import { ChannelRegistry } from '../../channels/channel-registry.js';
import type { MeasureOutcome, OutcomeText, PostedRef } from '../../channels/channel.js';
import { PackageService } from '../../prepare/package.service.js';
import { type DuePost, FigureRecords } from './figure-record.service.js';
import { DUE_ACCOUNTS, NEXT_ROUND, POSTS_TO_MEASURE, TAKE_ROUND } from './measure.queries.js';

/** Nobody else measures the same account meanwhile, ms; longer than the calls of one round may take. */
const LEASE_MS = 300_000;
/** An account is asked once an hour at most: 24 calls of the 100 a day that Weibo gives (channel-apis §2), which are for posting first. */
const PAUSE_MS = 3_600_000;
/** What comes due soon shares the call, ms. */
const TOGETHER_MS = 900_000;
/** As many as one call of Weibo's counts takes. */
const MOST_POSTS = 100;
const SHORTEST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 24 * 3_600_000;
/** Accounts one process asks at once. */
export const ACCOUNTS_AT_ONCE = 4;

const NOT_OPENED: OutcomeText = {
  zh: '账号的密钥无法打开，请在账号页重新填写',
  en: 'the secrets of the account cannot be opened: enter them again on its page',
};
const NO_ANSWER: OutcomeText = {
  zh: '平台没有明确答复，稍后自动再读；一直如此的，请在账号页测试连通',
  en: 'the platform gave no clear answer and is asked again by itself; if it stays so, test the account on its page',
};

/** Reads what platforms count: many posts of an account in one call, one round of an account at a time, within its connector's budget. */
@Injectable()
export class PostMeasures {
  private readonly log = new Logger(PostMeasures.name);
  @Inject(Clock)
  private readonly clock: Clock;

  constructor(
    private readonly database: DataSource,
    private readonly accounts: AccountService,
    private readonly connectors: ChannelRegistry,
    private readonly packages: PackageService,
    private readonly records: FigureRecords,
  ) {}

  /** @returns how many accounts were looked after, `ACCOUNTS_AT_ONCE` at most */
  async measureDue(): Promise<number> {
    const due: { id: string }[] = await this.database.query(DUE_ACCOUNTS, [ACCOUNTS_AT_ONCE]);
    const taken = await Promise.all(due.map(({ id }) => this.measureOne(id)));
    return taken.filter(Boolean).length;
  }

  private async measureOne(id: string): Promise<boolean> {
    try {
      if (returnedRows(await this.database.query(TAKE_ROUND, [id, LEASE_MS])).length === 0) return false;
      await this.measure(id);
      return true;
    } catch (error) {
      // Its lease runs out, and it is tried again.
      this.log.error({ err: error, accountId: id }, 'measuring broke off; it is tried again');
      return false;
    }
  }

  private async measure(id: string): Promise<void> {
    const due: DuePost[] = await this.database.query(POSTS_TO_MEASURE, [id, TOGETHER_MS, MOST_POSTS]);
    const access = (await this.accounts.accessForAll([id])).get(id);
    if (!access || access instanceof Error) {
      await this.pause(id, PAUSE_MS, NOT_OPENED);
      return;
    }
    const outcome =
      due.length === 0 ? null : await this.connectors.of(access).measure?.(access, await this.postsOf(due));
    if (outcome?.kind === 'measured') await this.records.write(due, outcome);
    if (outcome?.kind === 'later') this.log.log({ accountId: id, reason: outcome.reason }, 'figures are read later');
    await this.pause(id, this.pauseAfter(outcome), outcome?.kind === 'later' ? (outcome.text ?? NO_ANSWER) : null);
  }

  /** The platform's wait is measured on this process's clock and added to the database's. */
  private pauseAfter(outcome: MeasureOutcome | null | undefined): number {
    if (outcome?.kind !== 'later') return PAUSE_MS;
    const wait = outcome.notBefore - this.clock.now().getTime();
    return Math.min(LONGEST_WAIT_MS, Math.max(SHORTEST_WAIT_MS, wait));
  }

  private async pause(id: string, ms: number, told: OutcomeText | null): Promise<void> {
    await this.database.query(NEXT_ROUND, [id, ms, told && storedJson(told)]);
  }

  private async postsOf(due: readonly DuePost[]): Promise<PostedRef[]> {
    const journals = await this.packages.journalsOf(due.map(({ publicationId }) => publicationId));
    return due.map(({ publicationId, ref, url, sentAt }) => ({
      publicationId,
      ref,
      url,
      sentAt: sentAt.getTime(),
      journal: { get: (step) => journals.get(publicationId)?.get(step) },
    }));
  }
}
