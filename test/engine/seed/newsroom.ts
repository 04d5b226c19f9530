import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { v7 as uuid } from 'uuid';
import {
  type ChannelDriver,
  needsNoAddress,
  usualDriver,
} from '../../../src/accounts/channels/channel-driver.rules.js';
import type { ChannelKind } from '../../../src/accounts/channels/channel-kind.rules.js';
import { sealSecrets } from '../../../src/accounts/credentials/credential-seal.rules.js';
import type { Role } from '../../../src/identity/access.rules.js';
import type { Actor } from '../../../src/identity/actor.js';
import type { WechatLogin, WeiboLogin } from '../private-sandbox.js';
import { insertRows } from './insert-rows.js';

/** The stand-ins list a post at once; the real platforms are given minutes. */
const APPEARS_WITHIN_MS = 1_000;
const ACCOUNTS_AT_ONCE = 16;

/** Where accounts are opened: a `PrivateSandbox`, or a sandbox that runs elsewhere. */
export interface AccountOpener {
  readonly url: string;
  createWeiboAccount(name: string, commercial?: boolean): Promise<WeiboLogin>;
  createWechatAccount(name: string): Promise<WechatLogin>;
}

export interface SeededDepartment {
  id: string;
  name: string;
}

export interface SeededAccount {
  id: string;
  channel: ChannelKind;
  driver: ChannelDriver;
  /** What the seal names as the account's source. */
  name: string;
  /** Weibo uid or WeChat appid: how the platform's own record calls it. Empty for the own site. */
  platformId: string;
  /** Weibo's token, for switches of the sandbox. */
  accessToken?: string;
  /** WeChat's app secret, for what a person does in the account's back office. */
  secret?: string;
}

/** A bureau, departments below it, somebody for every part, accounts on the sandbox platforms. */
export interface SeededNewsroom {
  root: SeededDepartment;
  departments: SeededDepartment[];
  accounts: SeededAccount[];
  people: Record<SeededPart, Actor>;
}

export interface NewsroomPlan {
  /** Departments below the root. */
  departments: number;
  /** Accounts, all owned by the root: any department may speak through them. */
  accounts: Partial<Record<ChannelKind, number>>;
  /** Accounts that post in another than their channel's usual way. */
  others?: readonly { channel: ChannelKind; driver: ChannelDriver; count: number }[];
  /** Where accounts of driver `webhook` post, and what they sign with. */
  webhook?: { url: string; secret: string };
  /** Where accounts of driver `wordpress` post: an editor's login there. */
  wordpress?: { url: string; user: string; password: string };
  /** Seals the credentials, as the workers' key opens them. */
  secretKey: Buffer;
}

const PARTS = {
  author: 'press_officer',
  first: 'first_reviewer',
  second: 'second_reviewer',
  final: 'final_reviewer',
  duty: 'duty_editor',
  secondDuty: 'duty_editor',
  administrator: 'administrator',
} as const satisfies Record<string, Role>;
export type SeededPart = keyof typeof PARTS;

/** Writes the newsroom into a migrated, empty database. Accounts are opened on the sandbox at the same time. */
export async function seedNewsroom(
  database: Pool,
  sandbox: AccountOpener,
  plan: NewsroomPlan,
): Promise<SeededNewsroom> {
  const root = { id: uuid(), name: '示例局' };
  const departments = Array.from({ length: plan.departments }, (_, n) => ({ id: uuid(), name: `示例单位${n + 1}` }));
  await insertRows(database, 'department', { id: 'uuid', name: 'text', kind: 'text' }, [{ ...root, kind: 'bureau' }]);
  await insertRows(
    database,
    'department',
    { id: 'uuid', name: 'text', kind: 'text', parent_id: 'uuid' },
    departments.map((department) => ({ ...department, kind: 'agency', parent_id: root.id })),
  );
  const people = await seedPeople(database, root.id);
  const accounts: SeededAccount[] = [];
  const usual = (Object.entries(plan.accounts) as [ChannelKind, number][]).map(([channel, count]) => ({
    ...{ channel, count, driver: usualDriver(channel) },
  }));
  for (const group of [...usual, ...(plan.others ?? [])])
    accounts.push(...(await seedAccounts(database, sandbox, plan, { ...group, owner: root.id })));
  return { root, departments, accounts, people };
}

async function seedPeople(database: Pool, root: string): Promise<Record<SeededPart, Actor>> {
  const actors = (Object.keys(PARTS) as SeededPart[]).map((part) => ({
    part,
    actor: { personId: uuid(), login: part.toLowerCase(), displayName: part, sessionId: uuid() } satisfies Actor,
  }));
  await insertRows(
    database,
    'person',
    { id: 'uuid', department_id: 'uuid', login: 'text', display_name: 'text', password_hash: 'text' },
    actors.map(({ actor: { personId, login, displayName } }) => ({
      id: personId,
      department_id: root,
      login,
      display_name: displayName,
      // No password has this digest: nobody logs in here.
      password_hash: '-',
    })),
  );
  await insertRows(
    database,
    'role_assignment',
    { id: 'uuid', person_id: 'uuid', department_id: 'uuid', role: 'text' },
    actors.map(({ part, actor }) => ({
      id: uuid(),
      person_id: actor.personId,
      department_id: root,
      role: PARTS[part],
    })),
  );
  return Object.fromEntries(actors.map(({ part, actor }) => [part, actor])) as Record<SeededPart, Actor>;
}

async function seedAccounts(
  database: Pool,
  sandbox: AccountOpener,
  { secretKey: key, ...plan }: NewsroomPlan,
  { channel, driver, count, owner }: { channel: ChannelKind; driver: ChannelDriver; count: number; owner: string },
): Promise<SeededAccount[]> {
  const elsewhere: Partial<Record<ChannelDriver, string | undefined>> = {
    wordpress: plan.wordpress?.url,
    webhook: plan.webhook?.url,
  };
  const opened: OpenedAccount[] = [];
  const names = Array.from({ length: count }, (_, n) => `示例账号 ${channel} ${driver} ${n + 1}`);
  for (let from = 0; from < count; from += ACCOUNTS_AT_ONCE) {
    const some = names.slice(from, from + ACCOUNTS_AT_ONCE);
    opened.push(...(await Promise.all(some.map((name) => openOnPlatform(sandbox, { channel, driver, name }, plan)))));
  }
  await insertRows(
    database,
    'account',
    {
      id: 'uuid',
      department_id: 'uuid',
      channel: 'text',
      driver: 'text',
      name: 'text',
      base_url: 'text',
      sandbox: 'boolean',
      settings: 'jsonb',
      credentials: 'bytea',
    },
    opened.map(({ id, name, settings, secrets }) => ({
      id,
      department_id: owner,
      channel,
      driver,
      name,
      base_url: needsNoAddress(driver) ? '' : (elsewhere[driver] ?? sandbox.url),
      sandbox: !needsNoAddress(driver),
      settings: JSON.stringify(settings),
      credentials: needsNoAddress(driver) ? null : sealSecrets(secrets, id, key, randomBytes(12)),
    })),
  );
  return opened.map(({ settings: _settings, secrets: _secrets, ...account }) => account);
}

type OpenedAccount = SeededAccount & { settings: object; secrets: Record<string, string> };

async function openOnPlatform(
  sandbox: AccountOpener,
  { channel, driver, name }: Pick<SeededAccount, 'channel' | 'driver' | 'name'>,
  { wordpress, webhook }: Pick<NewsroomPlan, 'wordpress' | 'webhook'>,
): Promise<OpenedAccount> {
  const known = { id: uuid(), channel, driver, name };
  if (driver === 'webhook') {
    if (!webhook) throw new Error('there is no content system to open an account on');
    return { ...known, platformId: '', settings: {}, secrets: { secret: webhook.secret } };
  }
  if (driver === 'wordpress') {
    if (!wordpress) throw new Error('there is no WordPress to open an account on');
    const { user, password } = wordpress;
    return { ...known, platformId: '', settings: { user }, secrets: { applicationPassword: password } };
  }
  const address = { permalinkBase: sandbox.url, shortLinkBase: sandbox.url };
  switch (channel) {
    case 'web':
      return { ...known, platformId: '', settings: {}, secrets: {} };
    case 'other':
      // Where people post by hand is on this machine.
      return { ...known, platformId: '', settings: { linkHosts: ['127.0.0.1'] }, secrets: {} };
    case 'weibo': {
      const { uid, clientId, clientSecret, accessToken } = await sandbox.createWeiboAccount(name, driver === 'biz');
      return {
        ...known,
        platformId: uid,
        accessToken,
        settings: { uid, rip: '127.0.0.1', clientId, appearsWithinMs: APPEARS_WITHIN_MS, ...address },
        secrets: { accessToken, clientSecret },
      };
    }
    case 'wechat': {
      const { appid, secret, token, encodingAESKey } = await sandbox.createWechatAccount(name);
      return {
        ...known,
        platformId: appid,
        secret,
        settings: { appId: appid, appearsWithinMs: APPEARS_WITHIN_MS },
        secrets: { appSecret: secret, callbackToken: token, encodingAesKey: encodingAESKey },
      };
    }
  }
}
