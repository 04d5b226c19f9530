import type { ErrorDefinition } from '../platform/errors/app-error.js';

export const STORY_STALE_VERSION: ErrorDefinition = {
  code: 'STORY_STALE_VERSION',
  status: 409,
  level: 'info',
  zh: '稿件刚刚被别人改过（现为第 {current} 次修改，您看到的是第 {seen} 次），请刷新后重试。',
  en: 'Somebody changed the story (it is at version {current}, you saw {seen}). Reload and try again.',
};

export const STORY_NOT_WRITABLE: ErrorDefinition = {
  code: 'STORY_NOT_WRITABLE',
  status: 409,
  level: 'info',
  zh: '稿件{state}，不能修改；如需修改，请先撤回。',
  en: 'The story is {stateEn} and cannot be changed. Withdraw it first.',
};

export const STORY_MOVE_REFUSED: ErrorDefinition = {
  code: 'STORY_MOVE_REFUSED',
  status: 409,
  level: 'info',
  zh: '稿件现在{from}，不能变为{to}，请刷新后重试。',
  en: 'A story that is {fromEn} cannot become {toEn}. Reload and try again.',
};

export const REVISION_LOCKED: ErrorDefinition = {
  code: 'REVISION_LOCKED',
  status: 409,
  level: 'info',
  zh: '这一版已送审或定稿，各渠道稿不能再改；如需修改，请另存新版。',
  en: 'This revision has been handed in for review; its variants stand still. Make a new revision.',
};

export const VARIANT_STALE_VERSION: ErrorDefinition = {
  code: 'VARIANT_STALE_VERSION',
  status: 409,
  level: 'info',
  zh: '这份渠道稿刚刚被别人改过（现为第 {current} 次修改，您看到的是第 {seen} 次），请刷新后重试。',
  en: 'Somebody changed this variant (it is at version {current}, you saw {seen}). Reload and try again.',
};

export const VARIANT_OVER_LIMIT: ErrorDefinition = {
  code: 'VARIANT_OVER_LIMIT',
  status: 422,
  level: 'info',
  zh: '内容不符合该渠道的要求，请按各项提示修改。',
  en: 'The content does not meet the limits of its channel. Correct what is named.',
};

export const CAMPAIGN_UNKNOWN: ErrorDefinition = {
  code: 'CAMPAIGN_UNKNOWN',
  status: 400,
  level: 'info',
  zh: '没有这个专题活动，请从列表中选择；宣传内容须属于所选活动。',
  en: 'There is no such campaign. Choose from the list; a pillar needs its campaign.',
};

export const MEDIA_UNKNOWN: ErrorDefinition = {
  code: 'MEDIA_UNKNOWN',
  status: 404,
  level: 'info',
  zh: '没有这张图片，请重新上传。',
  en: 'There is no such picture. Upload it again.',
};

export const MEDIA_CORRUPT: ErrorDefinition = {
  code: 'MEDIA_CORRUPT',
  status: 500,
  level: 'error',
  zh: '图片数据已损坏，请联系管理员从备份恢复。',
  en: 'The stored picture is damaged. Ask the administrator to restore it from a backup.',
};

export const MEDIA_TOO_LARGE: ErrorDefinition = {
  code: 'MEDIA_TOO_LARGE',
  status: 413,
  level: 'info',
  zh: '图片超过 {limit} MB，请压缩后再上传。',
  en: 'The picture is larger than {limit} MB. Make it smaller and upload it again.',
};

export const MEDIA_NOT_AN_IMAGE: ErrorDefinition = {
  code: 'MEDIA_NOT_AN_IMAGE',
  status: 422,
  level: 'info',
  zh: '文件不是可用的 JPEG、PNG、GIF 或 WebP 图片，请换一张。',
  en: 'The file is no usable JPEG, PNG, GIF or WebP picture. Choose another one.',
};

export const MEDIA_TOO_MANY_PIXELS: ErrorDefinition = {
  code: 'MEDIA_TOO_MANY_PIXELS',
  status: 422,
  level: 'info',
  zh: '图片为 {width}×{height} 像素，超过上限（单边 {side}，共 {million} 百万像素），请缩小后再上传。',
  en: 'The picture has {width}×{height} pixels, more than {side} a side or {million} million in all. Scale it down.',
};

export const MEDIA_MISSING_FILE: ErrorDefinition = {
  code: 'MEDIA_MISSING_FILE',
  status: 400,
  level: 'info',
  zh: '请用 multipart/form-data 的 file 字段上传一张图片。',
  en: 'Send one picture as the field `file` of a multipart/form-data body.',
};
