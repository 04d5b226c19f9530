import { Injectable } from '@nestjs/common';
import { AppError } from '../../../platform/errors/app-error.js';
import { type AccountAccess, type NotReady, type SendPackage, STANDING_STEPS } from '../../channels/channel.js';
import { WechatApi } from '../../channels/wechat/api/wechat-api.service.js';
import { accountNotReady } from '../../channels/wechat/api/wechat-ready.rules.js';
import { WechatBudget } from '../../channels/wechat/api/wechat-budget.service.js';
import { contentKey } from '../../channels/wechat/draft/wechat-article.rules.js';
import { WechatDrafts } from '../../channels/wechat/draft/wechat-draft.service.js';
import { wechatText } from '../../channels/wechat/outcome/wechat-outcome.rules.js';
import { PREVIEW_REFUSED, PREVIEW_SPENT, PREVIEW_UNANSWERED } from '../preview.errors.js';
import { receiverField } from './preview-receiver.rules.js';

const PREVIEW = '/cgi-bin/message/mass/preview';

/** The platform's side of a preview. */
@Injectable()
export class PreviewCalls {
  constructor(
    private readonly api: WechatApi,
    private readonly drafts: WechatDrafts,
    private readonly budget: WechatBudget,
  ) {}

  /** Places the draft the preview shows: only shown, it may be placed as often as it is asked for. @returns its id @throws AppError PREVIEW_REFUSED */
  async place(pack: SendPackage): Promise<string> {
    const key = contentKey(pack);
    const stop = accountNotReady(pack.account) ?? (await this.drafts.ready(pack, true));
    if (stop) throw refused(stop);
    const mediaId = this.drafts.placed(pack, key);
    if (mediaId === null) throw new Error('a draft was placed and is not known');
    return mediaId;
  }

  /** After `place` has failed: whether the draft may be there all the same, its answer lost. */
  mayBePlaced(pack: SendPackage): boolean {
    return Boolean(pack.journal.get(STANDING_STEPS.adding)?.['key']);
  }

  /** @throws AppError PREVIEW_SPENT, PREVIEW_REFUSED, PREVIEW_UNANSWERED */
  async send(account: AccountAccess, mediaId: string, receiver: string): Promise<{ left: number }> {
    const { granted, left, limit } = await this.budget.take(account, PREVIEW);
    if (!granted) throw new AppError(PREVIEW_SPENT, { limit });
    const message = { ...receiverField(receiver), mpnews: { media_id: mediaId }, msgtype: 'mpnews' };
    const reply = await this.api.ask(account, PREVIEW, message);
    if (reply.kind === 'ok') return { left };
    if (reply.kind !== 'refused') throw new AppError(PREVIEW_UNANSWERED);
    const { zh, en } = wechatText(reply.code, reply.message);
    throw new AppError(PREVIEW_REFUSED, { zh, text: en }, undefined, { platformCode: reply.code });
  }
}

function refused({ reason, text = { zh: reason, en: reason }, ...stop }: NotReady): AppError {
  const code = 'code' in stop ? { platformCode: stop.code } : {};
  return new AppError(PREVIEW_REFUSED, { zh: text.zh, text: text.en }, undefined, code);
}
