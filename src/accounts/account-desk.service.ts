import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { AccessService } from '../identity/access/access.service.js';
import type { Actor } from '../identity/actor.js';
import { DepartmentService } from '../identity/departments/department.service.js';
import { AuditService } from '../platform/audit/audit.service.js';
import { changeRecord } from '../platform/audit/change-record.rules.js';
import { AppError } from '../platform/errors/app-error.js';
import { NOT_FOUND } from '../platform/errors/platform.errors.js';
import { cursorOf, type Page, pageOf } from '../platform/http/paging/page.dto.js';
import { baseAddress, PLATFORM_ADDRESSES } from './account-access.rules.js';
import {
  afterwards,
  merged,
  originOf,
  renewed,
  requireComplete,
  requireDriver,
  sandboxPages,
} from './account-change.rules.js';
import { namesAnother } from './settings/account-settings.rules.js';
import {
  AccountListQuery,
  AccountResponse,
  type ChangeAccountRequest,
  type CreateAccountRequest,
} from './account.dto.js';
import { Account } from './account.entity.js';
import {
  ACCOUNT_ADDRESS_MISSING,
  ACCOUNT_IDENTITY_FIXED,
  ACCOUNT_NAME_TAKEN,
  ACCOUNT_SANDBOX_FIXED,
  ACCOUNT_SECRETS_UNREADABLE,
  ACCOUNT_STALE_VERSION,
} from './account.errors.js';
import { ACCOUNT_IS_SIGNED_FOR } from './account.queries.js';
import { type ChannelDriver, needsNoAddress, usualDriver } from './channels/channel-driver.rules.js';
import { AccountRules } from './settings/account-rules.service.js';
import { AccountTwins } from './settings/account-twins.service.js';
import { CredentialService } from './credentials/credential.service.js';
import { PlatformAddresses } from './addresses/platform-addresses.js';
import { SandboxAddress } from './addresses/sandbox-address.js';

/** Accounts as channel administrators see and change them. Secrets go in and never come out. */
@Injectable()
export class AccountDesk {
  @Inject(SandboxAddress)
  private readonly sandboxAddress: SandboxAddress;

  @Inject(AccountTwins)
  private readonly twins: AccountTwins;

  @Inject(AccountRules)
  private readonly rules: AccountRules;

  @Inject(PlatformAddresses)
  private readonly addresses: PlatformAddresses;

  constructor(
    private readonly dataSource: DataSource,
    private readonly access: AccessService,
    private readonly departments: DepartmentService,
    private readonly credentials: CredentialService,
    private readonly audit: AuditService,
  ) {}

  /** The accounts the actor may read, oldest first. */
  async list(actor: Actor, query: AccountListQuery): Promise<Page<AccountResponse>> {
    const readable = await this.access.departmentsFor(actor, 'account.read');
    const [after] = cursorOf(query, ['uuid']) ?? [];
    const select = this.dataSource.manager
      .createQueryBuilder(Account, 'a')
      .where('a.departmentId = ANY (:readable)', { readable })
      .orderBy('a.id')
      .limit(query.limit + 1);
    if (after !== undefined) select.andWhere('a.id > :after', { after });
    if (query.departmentId !== undefined) select.andWhere('a.departmentId = :departmentId', query);
    if (query.channel !== undefined) select.andWhere('a.channel = :channel', query);
    return pageOf(await select.getMany(), query.limit, (row) => [row.id], AccountResponse.of);
  }

  /** @throws AppError NOT_FOUND, also for an account the actor may not read */
  async read(actor: Actor, id: string): Promise<AccountResponse> {
    return AccountResponse.of(await this.readable(this.dataSource.manager, actor, id));
  }

  /**
   * An account at a public address, or at the built-in sandbox's own, which makes it a sandbox account.
   * @throws AppError DEPARTMENT_UNKNOWN, FORBIDDEN, INVALID_INPUT, ACCOUNT_ADDRESS_REFUSED, ACCOUNT_NAME_TAKEN,
   *   ACCOUNT_ALREADY_ADDED
   */
  async create(actor: Actor, input: CreateAccountRequest): Promise<AccountResponse> {
    const { departmentId, channel, name } = input;
    const { driver, baseUrl, sandbox } = await this.rehearse(actor, input);
    const settings = { ...(sandbox ? sandboxPages(channel, baseUrl) : {}), ...input.settings };
    const secrets = input.credentials ?? {};
    const id = uuid();
    return this.writing(async (tx) => {
      const platformKey = await this.twins.keyFor(tx, actor, { id, driver, baseUrl, sandbox, settings }, null);
      await tx.insert(Account, {
        id,
        departmentId,
        channel,
        driver,
        name,
        baseUrl,
        sandbox,
        settings: settings as never,
        platformKey,
        ...this.sealed(id, secrets),
      });
      const facts = { departmentId, channel, driver, name, baseUrl, sandbox, settings };
      await this.record(tx, actor, 'account.create', id, facts);
      return AccountResponse.of(await tx.findOneByOrFail(Account, { id }));
    });
  }

  /**
   * Everything `create` looks at before it writes.
   * @throws AppError as `create`, the taken name aside
   */
  async rehearse(
    actor: Actor,
    input: CreateAccountRequest,
  ): Promise<{ driver: ChannelDriver; baseUrl: string; sandbox: boolean }> {
    const { departmentId, channel } = input;
    await this.departments.requireOpen(departmentId, '/departmentId');
    await this.access.require(actor, 'account.administer', departmentId);
    const driver = requireDriver(channel, input.driver ?? usualDriver(channel));
    const wanted = input.baseUrl ?? PLATFORM_ADDRESSES[driver];
    if (wanted === null) throw new AppError(ACCOUNT_ADDRESS_MISSING, {}, '/baseUrl');
    const own = needsNoAddress(driver) ? null : this.sandboxAddress.meantBy(baseAddress(wanted));
    const sandbox = own !== null;
    const baseUrl = own ?? this.addresses.require(driver, wanted);
    requireComplete(driver, input.settings ?? {}, input.credentials ?? {}, sandbox);
    return { driver, baseUrl, sandbox };
  }

  /**
   * Changes what is named, key by key. Secrets that can no longer be opened count as not set: entering them all again repairs the account.
   * @throws AppError NOT_FOUND, FORBIDDEN, INVALID_INPUT, ACCOUNT_ADDRESS_REFUSED, ACCOUNT_SANDBOX_FIXED, ACCOUNT_IDENTITY_FIXED,
   *   ACCOUNT_NAME_TAKEN, ACCOUNT_ALREADY_ADDED, CHANGE_STRANDS_PLAN (409), NAME_IS_SIGNED,
   *   ACCOUNT_STALE_VERSION (409)
   */
  async change(actor: Actor, id: string, input: ChangeAccountRequest): Promise<AccountResponse> {
    await this.administered(actor, id);
    return this.writing(async (tx) => {
      // One change of an account after the other, and not by its row: rules take the gate of all claims, and claims that hold it shared
      // may wait for the row.
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('account.settings:' || $1, 0))`, [id]);
      const seen = await tx.findOneByOrFail(Account, { id });
      if (input.version !== undefined && input.version !== seen.version)
        throw new AppError(ACCOUNT_STALE_VERSION, {}, '/version');
      const wanted = merged(seen.settings, input.settings);
      const { name = seen.name, confirm = null, confirmNames = null } = input;
      await this.rules.admit(tx, { actor, account: seen, name, settings: wanted, confirm, confirmNames });
      const account = await tx.findOneOrFail(Account, { where: { id }, lock: { mode: 'pessimistic_write' } });
      const baseUrl = this.addressAfter(account, input.baseUrl);
      const settings = merged(account.settings, input.settings);
      await this.requireSameIdentity(tx, account, baseUrl, settings);
      const moved = baseUrl !== account.baseUrl && originOf(baseUrl) !== originOf(account.baseUrl);
      // Secrets entered for one host are never handed to another.
      const kept = moved ? {} : this.readableSecrets(account);
      const secrets = merged(kept, input.credentials);
      requireComplete(account.driver, settings, secrets, account.sandbox);
      const platformKey = await this.twins.keyFor(tx, actor, { ...account, baseUrl, settings }, account);
      await tx.update(
        Account,
        { id },
        {
          platformKey,
          version: seen.version + 1,
          name: input.name ?? account.name,
          baseUrl,
          settings: settings as never,
          ...this.sealed(id, secrets),
          ...(input.credentials === undefined ? {} : renewed(account)),
        },
      );
      await this.twins.handOver(tx, account, platformKey);
      await this.record(tx, actor, 'account.change', id, {
        ...changeRecord(
          { name: account.name, baseUrl: account.baseUrl, ...account.settings },
          { name: input.name ?? account.name, baseUrl, ...afterwards(account.settings, settings) },
        ),
        ...(input.credentials === undefined ? {} : { credentialKeys: Object.keys(input.credentials) }),
      });
      return AccountResponse.of(await tx.findOneByOrFail(Account, { id }));
    });
  }

  /**
   * Nothing new is scheduled on a paused account, and nothing leaves by it. Doing it twice changes nothing.
   * @param reason why it is paused, for those who wait for it
   * @throws AppError DEPARTMENT_CLOSED (409)
   */
  async setState(actor: Actor, id: string, state: 'active' | 'paused', reason?: string): Promise<AccountResponse> {
    await this.administered(actor, id);
    return this.writing(async (tx) => {
      const account = await tx.findOneOrFail(Account, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (account.state !== state) {
        if (state === 'active') await this.departments.requireOpen(account.departmentId, undefined, tx);
        const stateReason = reason === undefined ? null : { code: 'PAUSED', text: { zh: reason, en: reason } };
        await tx.update(Account, { id }, { state, stateReason, stateSince: () => 'clock_timestamp()' });
        const action = state === 'active' ? 'account.resume' : 'account.pause';
        await this.record(tx, actor, action, id, reason === undefined ? {} : { reason });
      }
      return AccountResponse.of(await tx.findOneByOrFail(Account, { id }));
    });
  }

  /** @throws AppError NOT_FOUND when the actor may not even read it, FORBIDDEN when not administer it */
  async administered(actor: Actor, id: string): Promise<void> {
    const account = await this.readable(this.dataSource.manager, actor, id);
    await this.access.require(actor, 'account.administer', account.departmentId);
  }

  private async readable(tx: EntityManager, actor: Actor, id: string): Promise<Account> {
    const account = await tx.findOneBy(Account, { id });
    if (!account || !(await this.access.can(actor, 'account.read', account.departmentId))) {
      throw new AppError(NOT_FOUND, { what: { zh: '这个账号', en: 'account' } });
    }
    return account;
  }

  /** Whoever approved a text approved it for the account behind these names. @throws AppError ACCOUNT_IDENTITY_FIXED */
  private async requireSameIdentity(
    tx: EntityManager,
    account: Account,
    baseUrl: string,
    settings: Record<string, unknown>,
  ): Promise<void> {
    const moves = baseUrl !== account.baseUrl;
    if (!moves && !namesAnother(account.settings, settings)) return;
    const [row] = await tx.query<{ signedFor: boolean }[]>(ACCOUNT_IS_SIGNED_FOR, [account.id]);
    if (row?.signedFor) throw new AppError(ACCOUNT_IDENTITY_FIXED, {}, moves ? '/baseUrl' : '/settings');
  }

  private addressAfter(account: Account, wanted: string | undefined): string {
    if (wanted === undefined || wanted === account.baseUrl) return account.baseUrl;
    if (account.sandbox) throw new AppError(ACCOUNT_SANDBOX_FIXED, {}, '/baseUrl');
    return this.addresses.require(account.driver, wanted);
  }

  private readableSecrets({ id, credentials }: Account): Record<string, string> {
    try {
      return this.credentials.open(id, credentials);
    } catch (error) {
      if (error instanceof AppError && error.code === ACCOUNT_SECRETS_UNREADABLE.code) return {};
      throw error;
    }
  }

  private sealed(id: string, secrets: Record<string, unknown>): Pick<Account, 'credentials' | 'credentialKeys'> {
    const texts = secrets as Record<string, string>;
    return { credentials: this.credentials.seal(id, texts), credentialKeys: Object.keys(texts).sort() };
  }

  /** @param lost whether another was quicker to add the same account: looking again then finds it, and says which */
  private async writing<T>(work: (tx: EntityManager) => Promise<T>, lost = false): Promise<T> {
    try {
      return await this.dataSource.transaction(work);
    } catch (error) {
      const { constraint } = (error as { driverError?: { constraint?: string } }).driverError ?? {};
      if (constraint === 'account_own_name') throw new AppError(ACCOUNT_NAME_TAKEN, {}, '/name');
      if (constraint === 'account_platform_key' && !lost) return this.writing(work, true);
      if (constraint === 'account_identity') throw new AppError(ACCOUNT_IDENTITY_FIXED, {}, '/settings');
      throw error;
    }
  }

  private record(tx: EntityManager, actor: Actor, action: string, id: string, data: Record<string, unknown>) {
    return this.audit.record(tx, { actorId: actor.personId, action, subjectType: 'account', subjectId: id, data });
  }
}
