import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Faults } from '../../faults/faults.service.js';
import type { Limits } from '../../ledger/limits.rules.js';
import type { Journal, Table } from '../../ledger/journal.service.js';
import type { WechatAccount } from '../wechat-accounts.service.js';
import { encrypt, encryptedXml, signature } from './callback.rules.js';
import { type EventHead, massEventXml, type MassEvent, type PublishEvent, publishEventXml } from './event.rules.js';

/** One message to an account's server, with every try. */
export interface Delivery {
  id: number;
  appid: string;
  url: string;
  mode: 'plain' | 'aes';
  event: 'PUBLISHJOBFINISH' | 'MASSSENDJOBFINISH';
  /** The publish_id or msg_id it is about. */
  publishId: string;
  tries: { at: number; result: string }[];
  delivered: boolean;
}

/** Between a refusal and the next try; a try that timed out is followed at once. */
const PAUSE_MS = 200;
/** How long an event is held back for a later one to overtake it. */
const OVERTAKEN_WITHIN_MS = 5000;
/** What faults call the two kinds of events. */
const FAULT_PATH = { PUBLISHJOBFINISH: '/callback/publish', MASSSENDJOBFINISH: '/callback/mass' };

/** Sends events to the accounts' own servers as the platform does: signed, 5 s each, three tries. */
export class CallbackSender {
  private readonly deliveries: Table<Delivery>;
  private readonly closing = new AbortController();
  private readonly running = new Set<Promise<void>>();
  /** Events that wait to be overtaken, by appid. */
  private readonly held = new Map<string, (() => void)[]>();

  constructor(
    journal: Journal,
    private readonly faults: Faults,
    private readonly limits: () => Limits,
    private readonly clock: () => number,
  ) {
    this.deliveries = journal.table('wechat.deliveries');
  }

  /** Asks the server to echo, as the back office does before it accepts an address. */
  async verify(account: WechatAccount, url: string): Promise<boolean> {
    const echo = String(randomInt(1e9, 1e10));
    const target = this.signedUrl(account, url, null);
    target.searchParams.set('echostr', echo);
    try {
      const answer = await fetch(target, { signal: this.timeout(), redirect: 'error' });
      return answer.ok && (await answer.text()).trim() === echo;
    } catch {
      // Unreachable and too slow are both "not verified"; the caller says so.
      return false;
    }
  }

  /** Starts the delivery; `idle` waits for it. Nothing happens for an account without a callback address. */
  sendPublish(account: WechatAccount, event: PublishEvent): void {
    this.send(account, 'PUBLISHJOBFINISH', event.publishId, publishEventXml(this.head(account), event));
  }

  sendMass(account: WechatAccount, event: MassEvent): void {
    this.send(account, 'MASSSENDJOBFINISH', String(event.msgId), massEventXml(this.head(account), event));
  }

  list(): Delivery[] {
    return [...this.deliveries.values()];
  }

  async idle(): Promise<void> {
    await Promise.all(this.running);
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.idle();
  }

  private head(account: WechatAccount): EventHead {
    return {
      toUser: account.originalId,
      fromUser: 'oMpHelper0000sandbox00000000',
      createTime: Math.floor(this.clock() / 1000),
    };
  }

  private send(account: WechatAccount, event: Delivery['event'], publishId: string, message: string): void {
    const { appid, callback } = account;
    if (!callback) return;
    const fault = (kind: Parameters<Faults['take']>[0]) => this.faults.take(kind, 'wechat', FAULT_PATH[event], appid);
    if (fault('callback-lost')) return;
    const again = fault('callback-twice') !== null;
    const late = fault('latency')?.ms ?? 0;
    const overtaken = fault('callback-overtaken') !== null;
    const delivery = () => ({
      id: this.deliveries.size + 1,
      appid,
      ...callback,
      event,
      publishId,
      tries: [],
      delivered: false,
    });
    const work = async (): Promise<void> => {
      if (overtaken) await this.overtaking(appid);
      if (late > 0) await this.faults.delay(late);
      await this.deliver(account, delivery(), message);
      if (again) await this.deliver(account, delivery(), message);
      // What was held back has now been overtaken.
      if (!overtaken) for (const release of this.held.get(appid)?.splice(0) ?? []) release();
    };
    const running = work().finally(() => this.running.delete(running));
    this.running.add(running);
  }

  /** Ends when a later event of the account has been delivered, or after a while without one. */
  private async overtaking(appid: string): Promise<void> {
    const waiting = this.held.get(appid) ?? [];
    this.held.set(appid, waiting);
    await Promise.race([new Promise<void>((done) => waiting.push(done)), this.faults.delay(OVERTAKEN_WITHIN_MS)]);
  }

  private async deliver(account: WechatAccount, first: Delivery, message: string): Promise<void> {
    let delivery = this.deliveries.put(String(first.id), first);
    for (let tried = 0; tried < this.limits().wechat.callbackTries && !this.closing.signal.aborted; tried += 1) {
      const at = this.clock();
      const result = await this.post(account, delivery, message);
      const delivered = result === 'ok';
      delivery = { ...delivery, tries: [...delivery.tries, { at, result }], delivered };
      this.deliveries.put(String(delivery.id), delivery);
      if (delivered) return;
      if (result !== 'timeout')
        await sleep(PAUSE_MS, undefined, { signal: this.closing.signal }).catch(() => undefined);
    }
  }

  private async post(account: WechatAccount, delivery: Delivery, message: string): Promise<string> {
    const encrypted =
      delivery.mode === 'aes' ? encrypt(account.encodingAESKey, account.appid, message, randomBytes(16)) : null;
    try {
      const answer = await fetch(this.signedUrl(account, delivery.url, encrypted), {
        method: 'POST',
        headers: { 'content-type': 'text/xml; charset=utf-8' },
        body: encrypted === null ? message : encryptedXml(account.originalId, encrypted),
        signal: this.timeout(),
        redirect: 'error',
      });
      const text = (await answer.text()).trim();
      // A message in reply is an answer as well.
      return answer.ok && (text === '' || text === 'success' || text.startsWith('<xml>'))
        ? 'ok'
        : `HTTP ${answer.status}: ${text.slice(0, 100)}`;
    } catch (error) {
      if (error instanceof Error && error.name === 'TimeoutError') return 'timeout';
      return error instanceof Error ? error.message : String(error);
    }
  }

  private signedUrl(account: WechatAccount, url: string, encrypted: string | null): URL {
    const target = new URL(url);
    const timestamp = String(Math.floor(this.clock() / 1000));
    const nonce = String(randomInt(1e8, 1e10));
    target.searchParams.set('signature', signature(account.token, timestamp, nonce));
    target.searchParams.set('timestamp', timestamp);
    target.searchParams.set('nonce', nonce);
    if (encrypted !== null) {
      target.searchParams.set('openid', 'oMpHelper0000sandbox00000000');
      target.searchParams.set('encrypt_type', 'aes');
      target.searchParams.set('msg_signature', signature(account.token, timestamp, nonce, encrypted));
    }
    return target;
  }

  private timeout(): AbortSignal {
    return AbortSignal.any([this.closing.signal, AbortSignal.timeout(this.limits().wechat.callbackTimeoutMs)]);
  }
}
