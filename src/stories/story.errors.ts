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
  zh: '稿件{state}，不能修改；如需修改，请先{first}。',
  en: 'The story is {state} and cannot be changed. First {first}.',
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

export const STORY_SEARCH_SLOW: ErrorDefinition = {
  code: 'STORY_SEARCH_SLOW',
  status: 503,
  level: 'warn',
  zh: '符合的稿件太多，没有及时找完。请换一个更具体的词，或加上单位、环节等条件。',
  en: 'Too much matches to look through in time. Use a more specific word, or add a department or a stage.',
};

export const STORY_ARCHIVED: ErrorDefinition = {
  code: 'STORY_ARCHIVED',
  status: 409,
  level: 'info',
  zh: '稿件已归档。如需继续，请先取出。',
  en: 'The story is laid away. Take it out first.',
};

export const STORY_NOT_ARCHIVED: ErrorDefinition = {
  code: 'STORY_NOT_ARCHIVED',
  status: 409,
  level: 'info',
  zh: '稿件没有归档，不用取出。请刷新查看。',
  en: 'The story is not laid away. Reload.',
};
