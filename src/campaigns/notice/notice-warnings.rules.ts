/** Something about a notice a person should look at; never a reason to refuse it. */
export interface NoticeWarning {
  readonly code: NoticeWarningCode;
  readonly zh: string;
  readonly en: string;
  /** Path of the field it is about, e.g. `deadlines[0].date`; absent when it is about the whole. */
  readonly field?: string;
}

const TEXTS = {
  NOT_A_NOTICE: [
    '这段文字看不出是公文，没有读取任何内容，请检查文件。',
    'This does not look like an official notice; nothing was read from it. Check the file.',
  ],
  TITLE_MISSING: ['没有找到标题，请补填。', 'No title was found. Enter it.'],
  ISSUERS_MISSING: ['没有找到发文机关，请补填。', 'No issuing body was found. Enter it.'],
  ISSUERS_INCOMPLETE: [
    '标题所说的发文机关个数与读到的不一致，请核对。',
    'The number of issuing bodies read differs from the one the title states. Check them.',
  ],
  THEME_MISSING: [
    '没有读到活动主题，请确认通知是否规定了主题。',
    'No theme was found. Check whether the notice sets one.',
  ],
  WINDOW_MISSING: ['没有读到活动时间，请补填。', 'No dates of the campaign were found. Enter them.'],
  WINDOW_UNCERTAIN: [
    '活动时间写得不确定，无法换算为日期，请补填。',
    'The dates of the campaign are not certain. Enter them.',
  ],
  WINDOW_PAST: ['活动时间已经过去。', 'The campaign is already over.'],
  WINDOW_CROSSES_YEAR: [
    '活动结束时间按次年计算，请核对年份。',
    'The end of the campaign was taken to lie in the next year. Check the year.',
  ],
  PILLARS_MISSING: ['没有读到宣传内容，请补填。', 'No content sections were found. Enter the pillars.'],
  DEADLINE_WITHOUT_DATE: ['这项报送没有确定的日期，请补填。', 'This hand-in has no certain date. Enter it.'],
  DEADLINE_BEFORE_ISSUE: [
    '报送日期早于成文日期，请核对年份。',
    'This deadline lies before the date of the document. Check the year.',
  ],
  WEEKDAY_MISMATCH: [
    '日期与括号里的星期对不上，请核对年份和日期。',
    'The date and the weekday in brackets disagree. Check both.',
  ],
} as const;

export type NoticeWarningCode = keyof typeof TEXTS;

/** Builds the warning of a code. */
export function warn(code: NoticeWarningCode, field?: string): NoticeWarning {
  const [zh, en] = TEXTS[code];
  return field === undefined ? { code, zh, en } : { code, zh, en, field };
}
