import { createHash } from 'node:crypto';
import type { Journal, Table } from '../../ledger/journal.service.js';
import type { Limits } from '../../ledger/limits.rules.js';
import { WechatError } from '../wechat.errors.js';

/** A clientmsgid the platform remembers, and the send it belongs to. */
interface Remembered {
  msgId: number;
  at: number;
  triedAt: number;
}

/** The memory that makes mass sends repeatable: one clientmsgid, one send, for a day. */
export class ClientIds {
  private readonly memory: Table<Remembered>;

  constructor(
    journal: Journal,
    private readonly limits: () => Limits,
    private readonly clock: () => number,
  ) {
    this.memory = journal.table('wechat.mass-ids');
  }

  /**
   * The id a send will be remembered by: the caller's own or a digest of audience and content.
   * Throws 45067 (too long), 45066 (tried again within a minute) and 45065 (known, with its `msg_id`).
   */
  check(appid: string, given: unknown, digestInput: string): string {
    const { clientMsgIdBytes, clientMsgIdSeconds, clientMsgIdGapSeconds } = this.limits().wechat;
    const own = typeof given === 'string' && given !== '' ? given : null;
    if (own !== null && Buffer.byteLength(own) > clientMsgIdBytes) throw new WechatError(45067);
    const id = own ?? createHash('md5').update(digestInput).digest('hex');
    const known = this.memory.get(keyOf(appid, id));
    const now = this.clock();
    if (!known || now - known.at >= clientMsgIdSeconds * 1000) return id;
    if (now - known.triedAt < clientMsgIdGapSeconds * 1000) throw new WechatError(45066);
    this.memory.put(keyOf(appid, id), { ...known, triedAt: now });
    throw new WechatError(45065, undefined, { msg_id: known.msgId });
  }

  remember(appid: string, id: string, msgId: number): void {
    const now = this.clock();
    this.memory.put(keyOf(appid, id), { msgId, at: now, triedAt: now });
  }
}

function keyOf(appid: string, id: string): string {
  return `${appid} ${id}`;
}
