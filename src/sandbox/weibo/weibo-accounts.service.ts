import { randomBytes } from 'node:crypto';
import type { Journal, Table } from '../ledger/journal.service.js';
import type { Limits } from '../ledger/limits.rules.js';
import { WeiboError } from './weibo.errors.js';

export interface WeiboApp {
  clientId: string;
  clientSecret: string;
  name: string;
  ownerUid: string;
  /** 安全域名 that passed the audit. */
  boundDomains: string[];
  /** Where a code may be sent; null: anywhere. */
  redirectUris: string[] | null;
  /** Not audited yet (`test`): short tokens, few users, another name below its posts. */
  tier: 'test' | 'audited';
  /** Has a contract for the commercial API. */
  commercial: boolean;
}

/** What an app is unless said otherwise; also for rows of an older journal. */
export const APP_DEFAULTS = { tier: 'audited', commercial: false } satisfies Partial<WeiboApp>;

export interface WeiboUser {
  uid: string;
  screenName: string;
  description: string;
  createdAt: number;
  /** May send long texts, and is an account whose reads the platform counts for it. */
  longText: boolean;
  media: boolean;
  /** A code the platform refuses every post of theirs with (20033 abnormal log-in, 20044 restricted …); null: none. */
  refusePostsWith: number | null;
}

export const USER_DEFAULTS = { longText: true, media: true, refusePostsWith: null } satisfies Partial<WeiboUser>;

export interface WeiboToken {
  clientId: string;
  uid: string;
  createdAt: number;
  expiresAt: number;
  /** A code the platform refuses it with from now on; null: good until it expires. */
  refusedWith: number | null;
}

interface Code {
  clientId: string;
  uid: string;
  redirectUri: string;
  expiresAt: number;
}

const CODE_LIFE_MS = 10 * 60_000;

/** Apps, users and what ties them together: codes and access tokens. */
export class WeiboAccounts {
  private readonly apps: Table<WeiboApp>;
  private readonly users: Table<WeiboUser>;
  private readonly tokens: Table<WeiboToken>;
  private readonly codes: Table<Code>;

  constructor(
    journal: Journal,
    private readonly limits: () => Limits,
    private readonly clock: () => number,
  ) {
    this.apps = journal.table('weibo.apps');
    this.users = journal.table('weibo.users');
    this.tokens = journal.table('weibo.tokens');
    this.codes = journal.table('weibo.codes');
    for (const [id, app] of [...this.apps.entries()]) this.apps.restore(id, { ...APP_DEFAULTS, ...app });
    for (const [id, user] of [...this.users.entries()]) this.users.restore(id, { ...USER_DEFAULTS, ...user });
  }

  putApp(app: WeiboApp): WeiboApp {
    return this.apps.put(app.clientId, app);
  }

  app(clientId: string | undefined): WeiboApp | undefined {
    return clientId === undefined ? undefined : this.apps.get(clientId);
  }

  /** What stands below a post as the place it came from. */
  sourceOf(clientId: string): string {
    const app = this.apps.get(clientId);
    return app?.tier === 'test' ? '未通过审核应用' : (app?.name ?? '');
  }

  listApps(): WeiboApp[] {
    return [...this.apps.values()];
  }

  putUser(user: WeiboUser): WeiboUser {
    return this.users.put(user.uid, user);
  }

  user(uid: string | undefined): WeiboUser | undefined {
    return uid === undefined ? undefined : this.users.get(uid);
  }

  listUsers(): WeiboUser[] {
    return [...this.users.values()];
  }

  /** A single-use code for the page the user is sent back to. */
  issueCode(clientId: string, uid: string, redirectUri: string): string {
    const code = randomBytes(16).toString('hex');
    this.codes.put(code, { clientId, uid, redirectUri, expiresAt: this.clock() + CODE_LIFE_MS });
    return code;
  }

  /** Trades a code for a token, once. */
  redeem(code: string, app: WeiboApp, redirectUri: string): { token: string; row: WeiboToken } {
    const found = this.codes.get(code);
    if (!found || found.clientId !== app.clientId || found.expiresAt <= this.clock()) {
      throw new WeiboError(21325, undefined, `invalid authorization code:${code}`);
    }
    if (found.redirectUri !== redirectUri) throw new WeiboError(21322, undefined, 'redirect_uri_mismatch');
    this.codes.remove(code);
    const users = new Set(
      [...this.tokens.values()].filter((row) => row.clientId === app.clientId).map(({ uid }) => uid),
    );
    if (app.tier === 'test' && !users.has(found.uid) && users.size >= this.limits().weibo.testUsers) {
      throw new WeiboError(21321);
    }
    return this.issueToken(app, found.uid);
  }

  /** The owner of an app keeps a token for years, everyone else for the time of its tier. `seconds` overrides both. */
  issueToken(app: WeiboApp, uid: string, seconds?: number, token?: string): { token: string; row: WeiboToken } {
    const { ownerTokenSeconds, tokenSeconds, testTokenSeconds } = this.limits().weibo;
    const ofOthers = app.tier === 'test' ? testTokenSeconds : tokenSeconds;
    const life = seconds ?? (uid === app.ownerUid ? ownerTokenSeconds : ofOthers);
    const now = this.clock();
    const value = token ?? `2.00${randomBytes(24).toString('base64url').replaceAll(/[-_]/g, 'x').slice(0, 28)}`;
    const row = { clientId: app.clientId, uid, createdAt: now, expiresAt: now + life * 1000, refusedWith: null };
    return { token: value, row: this.tokens.put(value, row) };
  }

  hasToken(token: string): boolean {
    return this.tokens.has(token);
  }

  /** Whose token this is, without a word about whether it is good. */
  ownerOf(token: string | undefined): string | null {
    return (token === undefined ? undefined : this.tokens.get(token))?.uid ?? null;
  }

  /** The token's row, or the platform's token errors. */
  resolve(token: string): WeiboToken {
    const row = this.tokens.get(token);
    if (!row) throw new WeiboError(21332);
    if (row.refusedWith !== null) throw new WeiboError(row.refusedWith);
    if (row.expiresAt <= this.clock()) throw new WeiboError(21327);
    return row;
  }

  /** Makes the platform refuse a token with this code (21316 revoked, 21317 rejected …); null heals it. */
  refuse(token: string, code: number | null): boolean {
    const row = this.tokens.get(token);
    if (row) this.tokens.put(token, { ...row, refusedWith: code });
    return row !== undefined;
  }

  /** Ends a token as time would. */
  expire(token: string): boolean {
    const row = this.tokens.get(token);
    if (row) this.tokens.put(token, { ...row, expiresAt: this.clock() });
    return row !== undefined;
  }
}
