import { Injectable } from '@nestjs/common';
import { DataSource, In, Not, type EntityManager } from 'typeorm';
import { v7 as uuid, validate as isUuid } from 'uuid';
import { AuditService } from '../platform/audit/audit.service.js';
import { returnedRows } from '../platform/database/returned-rows.js';
import { storedJson } from '../platform/database/storable.rules.js';
import { AppError } from '../platform/errors/app-error.js';
import {
  type AccountAccess,
  PLATFORM_ADDRESSES,
  type StateReason,
  type UsableAccount,
} from './account-access.rules.js';
import { publicSource } from './settings/account-source.rules.js';
import { columnsOf } from './settings/webhook-settings.rules.js';
import { Account } from './account.entity.js';
import { ACCOUNT_PAUSED, ACCOUNT_UNKNOWN } from './account.errors.js';
import { type ChannelDriver, usualDriver } from './channels/channel-driver.rules.js';
import type { ChannelKind } from './channels/channel-kind.rules.js';
import { LOSE_AUTHORISATION, REGAIN_AUTHORISATION } from './account.queries.js';
import { CredentialService } from './credentials/credential.service.js';
import { PlatformAddresses } from './addresses/platform-addresses.js';

/** No call with an account's credentials lasts longer, ms. */
const LONGEST_CALL_MS = 30_000;

export interface SystemAccount {
  departmentId: string;
  channel: ChannelKind;
  /** Omitted: the channel's usual one. */
  driver?: ChannelDriver;
  name: string;
  /** Omitted: the real platform's (empty for the own site). */
  baseUrl?: string;
  sandbox?: boolean;
  settings?: Record<string, unknown>;
  credentials?: Record<string, string>;
}

/** Accounts as other features use them. */
@Injectable()
export class AccountService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly credentials: CredentialService,
    private readonly audit: AuditService,
    private readonly addresses: PlatformAddresses,
  ) {}

  /**
   * The account somebody named in an input, if it can be scheduled on.
   * @throws AppError ACCOUNT_UNKNOWN (400), ACCOUNT_PAUSED (409)
   */
  async requireUsable(id: string, tx: EntityManager = this.dataSource.manager): Promise<UsableAccount> {
    const account = isUuid(id) ? await tx.findOneBy(Account, { id }) : null;
    if (!account) throw new AppError(ACCOUNT_UNKNOWN, { ids: id }, '/accountId');
    // One that waits for its authorisation may be planned on: its queue waits, and says so.
    if (account.state === 'paused') throw new AppError(ACCOUNT_PAUSED, { name: account.name }, '/accountId');
    return usable(account);
  }

  /** The account with its secrets opened, for the length of one call. @throws AppError ACCOUNT_UNKNOWN, ACCOUNT_SECRETS_UNREADABLE */
  async accessFor(id: string): Promise<AccountAccess> {
    const [found] = (await this.accessForAll([id])).values();
    if (found instanceof AppError) throw found;
    if (!found) throw new AppError(ACCOUNT_UNKNOWN, { ids: id });
    return found;
  }

  /** The same of many accounts, by id; the refusal in place of one whose secrets this process cannot open. Unknown ids are left out. */
  async accessForAll(ids: readonly string[]): Promise<Map<string, AccountAccess | AppError>> {
    const accounts = await this.dataSource.manager.findBy(Account, { id: In([...new Set(ids)]) });
    return new Map(accounts.map((account) => [account.id, this.opened(account)]));
  }

  private opened(account: Account): AccountAccess | AppError {
    try {
      return {
        id: account.id,
        channel: account.channel,
        driver: account.driver,
        name: account.name,
        baseUrl: account.baseUrl,
        settings: account.settings,
        credentials: this.credentials.open(account.id, account.credentials),
        allowPrivate: account.sandbox || this.addresses.isListed(account.baseUrl),
      };
    } catch (error) {
      if (error instanceof AppError) return error;
      throw error;
    }
  }

  /** Names and owners by id, for answers that show them; unknown ids are left out. */
  async describe(ids: readonly string[]): Promise<Map<string, UsableAccount>> {
    if (ids.length === 0) return new Map();
    const rows = await this.dataSource.manager
      .createQueryBuilder(Account, 'a')
      .where('a.id = ANY (:ids)', { ids: [...ids] })
      .getMany();
    return new Map(rows.map((row) => [row.id, usable(row)]));
  }

  /** The source each account names to readers, by id, null where that is the department; unknown ids are left out. */
  async sourcesOf(ids: readonly string[], tx: EntityManager): Promise<Map<string, string | null>> {
    const rows = await tx.findBy(Account, { id: In([...ids]) });
    return new Map(rows.map((account) => [account.id, publicSource(account)]));
  }

  /** The accounts of the built-in sandbox: while there are any, every page says so. */
  async listSandbox(): Promise<UsableAccount[]> {
    const rows = await this.dataSource.manager.find(Account, { where: { sandbox: true }, order: { id: 'ASC' } });
    return rows.map(usable);
  }

  /** Whether an account of a real platform is in use: what is sent there cannot be called back. */
  async postsToRealPlatforms(): Promise<boolean> {
    return this.dataSource.manager.existsBy(Account, { sandbox: false, driver: Not(In(['site', 'hand'])) });
  }

  /**
   * Lays an account aside whose credentials the platform has refused: what is planned on it waits instead of failing one by one.
   * One that is paused stays so. Credentials entered within the longest call are not blamed for the ones before them: if they are bad,
   * too, the next call says so.
   * @returns whether it was in use until now
   */
  async loseAuthorisation(tx: EntityManager, id: string, reason: StateReason): Promise<boolean> {
    const lost = returnedRows(await tx.query(LOSE_AUTHORISATION, [id, storedJson(reason), LONGEST_CALL_MS]));
    if (lost.length === 0) return false;
    await this.audit.record(tx, {
      actorId: null,
      action: 'account.lose-authorisation',
      subjectType: 'account',
      subjectId: id,
      data: { code: reason.code },
    });
    return true;
  }

  /**
   * Takes an account into use again that was laid aside, because a test has shown that its platform lets it in. One that is paused stays so.
   * @param askedMs how long ago the test began: what was refused since is news, and counts
   * @returns whether it was laid aside until now
   */
  async regainAuthorisation(actorId: string, id: string, askedMs: number): Promise<boolean> {
    return this.dataSource.transaction(async (tx) => {
      const back = returnedRows(await tx.query(REGAIN_AUTHORISATION, [id, askedMs]));
      if (back.length === 0) return false;
      const subject = { subjectType: 'account', subjectId: id, data: { by: 'test' } };
      await this.audit.record(tx, { actorId, action: 'account.resume', ...subject });
      return true;
    });
  }

  /** An account the system itself sets up (sandbox, demonstration). Its address is not judged: nobody outside chose it. */
  async createSystemAccount(input: SystemAccount, tx: EntityManager = this.dataSource.manager): Promise<UsableAccount> {
    return tx.transaction(async (inner) => {
      const id = uuid();
      const secrets = input.credentials ?? {};
      const driver = input.driver ?? usualDriver(input.channel);
      await inner.insert(Account, {
        id,
        departmentId: input.departmentId,
        channel: input.channel,
        driver,
        name: input.name,
        baseUrl: input.baseUrl ?? PLATFORM_ADDRESSES[driver] ?? '',
        sandbox: input.sandbox ?? false,
        settings: (input.settings ?? {}) as never,
        credentials: this.credentials.seal(id, secrets),
        credentialKeys: Object.keys(secrets).sort(),
      });
      await this.audit.record(inner, {
        actorId: null,
        action: 'account.create',
        subjectType: 'account',
        subjectId: id,
        data: { channel: input.channel, driver, name: input.name, sandbox: input.sandbox ?? false },
      });
      return usable(await inner.findOneByOrFail(Account, { id }));
    });
  }

  /**
   * Tells the sandbox accounts of a channel where the sandbox listens now: its port may differ from start to start.
   * @param settings merged into their settings, e.g. the addresses of posts and short links
   */
  async repointSandbox(channel: ChannelKind, baseUrl: string, settings: Record<string, unknown> = {}): Promise<void> {
    await this.dataSource.query(
      `UPDATE account SET base_url = $2, settings = settings || $3::jsonb WHERE sandbox AND channel = $1`,
      [channel, baseUrl, JSON.stringify(settings)],
    );
  }
}

function usable({ id, departmentId, channel, driver, name, sandbox, settings }: Account): UsableAccount {
  return { id, departmentId, channel, driver, name, sandbox, columns: columnsOf(settings) };
}
