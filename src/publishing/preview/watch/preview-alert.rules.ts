import { DateTime } from 'luxon';
import type { AlertFacts } from '../../../platform/alerts/alert-text.rules.js';

/** A preview whose draft may lie in the box and cannot be told from an editor's. */
export interface LostPreview {
  accountId: string;
  account: string;
  /** When it was asked for. */
  at: Date;
}

/** What people outside are told of it. @param zone IANA name in which the time is written */
export function lostPreviewAlert({ accountId, account, at }: LostPreview, zone: string): AlertFacts {
  const when = DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd HH:mm');
  return {
    title: { zh: '草稿箱可能留有预览稿', en: 'The draft of a preview may be left in the box' },
    happened: {
      zh: `${when} 从公众号「${account}」发起的一次手机预览没有得到平台答复，草稿箱里可能留下一篇未经审签的草稿；它没有“阅读原文”，系统认不出来。`,
      en: `The platform did not answer a telephone preview from "${account}" at ${when}: a draft that nobody approved may be in the box. It has no "read more" address, so it cannot be found.`,
    },
    todo: {
      zh: '请登录 mp.weixin.qq.com，在草稿箱中查看这个时间的草稿，确是预览稿的请删除，切勿发表。',
      en: 'Log in to mp.weixin.qq.com, look for a draft of that time and delete it if it is the preview; do not publish it.',
    },
    path: `/api/accounts/${accountId}`,
  };
}
