import { randomBytes } from 'node:crypto';
import type { Limits } from '../ledger/limits.rules.js';
import type { Journal, Table } from '../ledger/journal.service.js';
import type { Ledger } from '../ledger/ledger.service.js';
import { platformDay } from '../ledger/platform-day.rules.js';
import { refusalOf, WechatError } from './wechat.errors.js';

/** An official account as its owner set it up on the platform's back office. */
export interface WechatAccount {
  appid: string;
  secret: string;
  name: string;
  /** gh_…: the account as the sender and receiver of messages. */
  originalId: string;
  /** 公众号, 服务号, or one of the platform's test accounts: lower limits, no mass send, no publication succeeds. */
  kind: 'subscription' | 'service' | 'test';
  /** Accounts without certification may keep drafts but not publish (48001). */
  certified: boolean;
  canComment: boolean;
  /** 群发保护: an administrator has to confirm each mass send. */
  massProtection: boolean;
  followers: number;
  tags: { id: number; name: string; count: number }[];
  /** 微信号 of followers that may get previews; null: any. */
  previewNames: string[] | null;
  /** Addresses that may fetch tokens; null: the list is off. */
  ipWhitelist: string[] | null;
  token: string;
  encodingAESKey: string;
  callback: { url: string; mode: 'plain' | 'aes' } | null;
}

/** What an account has unless its owner says otherwise; also for rows of an older journal. */
export const ACCOUNT_DEFAULTS = {
  massProtection: false,
  followers: 1000,
  tags: [{ id: 2, name: '星标组', count: 10 }],
  previewNames: null,
} satisfies Partial<WechatAccount>;

/** `old`: replaced by a newer token of `/cgi-bin/token`, usable until `diesAt`. */
interface AccessToken {
  appid: string;
  source: 'token' | 'stable';
  issuedAt: number;
  expiresAt: number;
  /** Epoch ms after which the platform calls it "not latest" although it has not expired; null: current. */
  diesAt: number | null;
}

/** Accounts and their access tokens. The two ways to a token do not touch each other. */
export class WechatAccounts {
  private readonly accounts: Table<WechatAccount>;
  private readonly tokens: Table<AccessToken>;
  private readonly current: Table<string>;
  private readonly forced: Table<number>;

  constructor(
    journal: Journal,
    private readonly ledger: Ledger,
    private readonly limits: () => Limits,
    private readonly clock: () => number,
  ) {
    this.accounts = journal.table('wechat.accounts');
    this.tokens = journal.table('wechat.tokens');
    this.current = journal.table('wechat.current-tokens');
    this.forced = journal.table('wechat.forced-at');
    for (const [appid, row] of [...this.accounts.entries()]) {
      this.accounts.restore(appid, { ...ACCOUNT_DEFAULTS, ...row });
    }
  }

  put(account: WechatAccount): WechatAccount {
    return this.accounts.put(account.appid, account);
  }

  get(appid: string): WechatAccount | undefined {
    return this.accounts.get(appid);
  }

  list(): WechatAccount[] {
    return [...this.accounts.values()];
  }

  /** Checks appid, secret and address as the token calls do. */
  authenticate(appid: unknown, secret: unknown, remote: string): WechatAccount {
    const ip = remote.replace(/^::ffff:/, '');
    if (typeof appid !== 'string' || appid === '') throw new WechatError(41002);
    if (typeof secret !== 'string' || secret === '') throw new WechatError(41004);
    const account = this.accounts.get(appid);
    if (!account) throw new WechatError(40013);
    if (account.secret !== secret) throw new WechatError(40125);
    if (account.ipWhitelist && !account.ipWhitelist.includes(ip)) {
      throw refusalOf(40164, ip);
    }
    return account;
  }

  /** A new token; the one before stays usable for the overlap. */
  issue(appid: string): { token: string; expiresIn: number } {
    const now = this.clock();
    this.retire(appid, 'token', now + this.limits().wechat.overlapSeconds * 1000);
    return this.create(appid, 'token', now);
  }

  /** The stable token: the same one with what is left of its life, renewed shortly before its end, or forced anew. */
  stable(appid: string, force: boolean): { token: string; expiresIn: number } {
    const now = this.clock();
    const { overlapSeconds, forcedRefreshesPerDay, forcedRefreshGapSeconds } = this.limits().wechat;
    const present = this.current.get(`stable ${appid}`);
    const row = present === undefined ? undefined : this.tokens.get(present);
    const alive = present !== undefined && row !== undefined && row.diesAt === null && row.expiresAt > now;
    const left = alive ? Math.floor((row.expiresAt - now) / 1000) : 0;
    if (force) {
      const last = this.forced.get(appid);
      // Forced too soon after the last time, the platform answers but does not renew.
      const tooSoon = last !== undefined && now - last < forcedRefreshGapSeconds * 1000;
      if (!(tooSoon && alive)) {
        const key = `forced|${platformDay(now)}|${appid}`;
        if (this.ledger.counter(key) >= forcedRefreshesPerDay) throw new WechatError(45009);
        this.ledger.bump(key);
        this.forced.put(appid, now);
        this.retire(appid, 'stable', now);
        return this.create(appid, 'stable', now);
      }
    }
    if (alive && left > overlapSeconds) return { token: present, expiresIn: left };
    // The old one lives on to its own end: that is the overlap.
    return this.create(appid, 'stable', now);
  }

  /** The account a token belongs to; throws the platform's token errors. */
  resolve(token: string | undefined): WechatAccount {
    if (token === undefined || token === '') throw new WechatError(41001);
    const row = this.tokens.get(token);
    if (!row) throw new WechatError(/^[\w-]{32,512}$/.test(token) ? 40001 : 40014);
    const now = this.clock();
    if (row.expiresAt <= now) throw new WechatError(42001);
    if (row.diesAt !== null && row.diesAt <= now) throw new WechatError(40001);
    const account = this.accounts.get(row.appid);
    if (!account) throw new WechatError(40001);
    return account;
  }

  /** Whose token this is, without a word about whether it is good. */
  ownerOf(token: string | undefined): string | null {
    return (token === undefined ? undefined : this.tokens.get(token))?.appid ?? null;
  }

  /** Ends all tokens of an account at once, as an expiry (42001) or a replacement elsewhere (40001). */
  endTokens(appid: string, how: 'expired' | 'replaced'): number {
    const now = this.clock();
    let ended = 0;
    for (const [token, row] of [...this.tokens.entries()]) {
      if (row.appid !== appid || row.expiresAt <= now) continue;
      this.tokens.put(token, how === 'expired' ? { ...row, expiresAt: now } : { ...row, diesAt: now });
      ended += 1;
    }
    return ended;
  }

  private create(appid: string, source: 'token' | 'stable', now: number): { token: string; expiresIn: number } {
    const expiresIn = this.limits().wechat.tokenSeconds;
    this.forgetExpired(appid, now);
    const token = `98_${randomBytes(100).toString('base64url')}`;
    this.tokens.put(token, { appid, source, issuedAt: now, expiresAt: now + expiresIn * 1000, diesAt: null });
    this.current.put(`${source} ${appid}`, token);
    return { token, expiresIn };
  }

  private retire(appid: string, source: 'token' | 'stable', diesAt: number): void {
    for (const [token, row] of [...this.tokens.entries()]) {
      if (row.appid !== appid || row.source !== source) continue;
      if (row.diesAt === null || row.diesAt > diesAt) this.tokens.put(token, { ...row, diesAt });
    }
  }

  /** Tokens a day past their end are forgotten: asking with one is then 40001 instead of 42001. */
  private forgetExpired(appid: string, now: number): void {
    for (const [token, row] of [...this.tokens.entries()]) {
      if (row.appid === appid && row.expiresAt + 86_400_000 < now) this.tokens.remove(token);
    }
  }
}
