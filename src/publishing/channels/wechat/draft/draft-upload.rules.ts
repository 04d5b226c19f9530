import { multipartBody } from '../../../../platform/http/outbound-body.rules.js';
import type { MediaFile, NotReady } from '../../channel.js';

/** A step that is done, or why the draft is not ready. */
export type Step<T> = { done: T } | { stop: NotReady };

const EXTENSIONS: Record<string, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/bmp': 'bmp',
};

export function asUpload(file: MediaFile) {
  const filename = `${file.sha256.slice(0, 16)}.${EXTENSIONS[file.mime] ?? 'bin'}`;
  return multipartBody({}, { field: 'media', filename, mime: file.mime, bytes: file.bytes });
}

export function unfit(file: MediaFile, rule: { zh: string; en: string }): NotReady {
  return {
    kind: 'rejected',
    code: 'WECHAT_PICTURE',
    reason: `${file.sha256} is ${file.mime}, ${file.bytes.length} bytes: ${rule.en}`,
    fix: 'content',
    text: { zh: rule.zh, en: rule.en },
  };
}

/** An attempt has handed the draft over, and people were told perhaps to publish it by hand. */
export const DRAFT_GONE: NotReady = {
  kind: 'rejected',
  code: 'WECHAT_DRAFT_GONE',
  reason: 'the draft has left the box, and not by us',
  fix: 'human',
  text: {
    zh: '草稿已不在公众号草稿箱，可能有人已在公众平台手动发表或群发：请先到公众平台核对。已发表的，请登记“已由人发布”；确未发表的，放行后将重新建立草稿并发布',
    en: 'the draft has left the box, perhaps published or sent by hand: look in the back office first. If it is out, report it as published by hand; if it is not, let it go, and the draft is made anew and published',
  },
};
