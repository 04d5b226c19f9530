import type { Journal, Table } from '../../ledger/journal.service.js';
import type { DraftBox } from '../draft/draft.service.js';
import type { MaterialLibrary } from '../material/material.service.js';
import type { WechatAccount } from '../wechat-accounts.service.js';
import { WechatError } from '../wechat.errors.js';
import { readContent } from './message.rules.js';

/** A message one person was shown before it was sent to all. */
export interface Preview {
  msgId: number;
  appid: string;
  to: string;
  msgtype: string;
  /** The draft it shows; null for other messages. */
  mediaId: string | null;
  text: string;
  at: number;
}

const FIRST_ID = 34_182;

/** Previews to one follower: the draft stays in the box. */
export class Previews {
  private readonly previews: Table<Preview>;

  constructor(
    journal: Journal,
    private readonly box: DraftBox,
    private readonly library: MaterialLibrary,
    private readonly clock: () => number,
  ) {
    this.previews = journal.table('wechat.previews');
  }

  /**
   * Shows a message to one follower. Throws 40003 or 40132 for nobody the account knows, 40007 for a draft or medium
   * it does not have. @returns the msg_id
   */
  send(account: WechatAccount, to: { name: string } | { openid: unknown }, body: Record<string, unknown>): number {
    const receiver = 'name' in to ? checkName(account, to.name) : checkOpenid(to.openid);
    const result = readContent(body);
    if (!result.ok) throw new WechatError(result.code);
    const { content } = result;
    let mediaId: string | null = null;
    if (content.msgtype === 'mpnews') mediaId = this.box.sendable(account.appid, content.mediaId).mediaId;
    else if (content.msgtype !== 'text') {
      for (const id of content.media) this.library.shown(account.appid, id);
    }
    const msgId = FIRST_ID + this.previews.size;
    this.previews.put(String(msgId), {
      msgId,
      appid: account.appid,
      to: receiver,
      msgtype: content.msgtype,
      mediaId,
      text: 'text' in content ? content.text : '',
      at: this.clock(),
    });
    return msgId;
  }

  /** Newest first. */
  list(appid?: string): Preview[] {
    return [...this.previews.values()].filter((row) => appid === undefined || row.appid === appid).reverse();
  }
}

function checkName(account: WechatAccount, name: string): string {
  if (account.previewNames && !account.previewNames.includes(name)) throw new WechatError(40132);
  return name;
}

function checkOpenid(openid: unknown): string {
  if (typeof openid !== 'string' || !/^o[\w-]{10,}$/.test(openid)) throw new WechatError(40003);
  return openid;
}
