/** How exactly an expression names its days. `vague` ones (月初, 前后, 第二周) name none and are never turned into dates. */
export type DateUnit = 'day' | 'third' | 'month' | 'quarter' | 'half' | 'year' | 'vague';

/** A date as written: what it says and what it leaves open. */
export interface DateExpression {
  /** Place in the flat text, `[start, end)`. */
  readonly start: number;
  readonly end: number;
  readonly unit: DateUnit;
  /** The year written out, or null. */
  readonly year: number | null;
  /** A year said by its relation to the document's own (今年 0, 次年 1, 去年 −1), or null. `every` is 每年. */
  readonly relative: number | 'every' | null;
  /** A month said by its relation to the document's own (本月 0, 下月 1), or null; `month` is null then. */
  readonly monthsOn: number | null;
  /** 1–12, or null for whole years, halves and quarters. */
  readonly month: number | null;
  /** Day of the month for `day`; 1–3 for a third; 1–4 quarter; 1–2 half. */
  readonly part: number | null;
  /** True for 底 or 末: the end of the unit is meant. */
  readonly atEnd: boolean;
}

const DIGITS = '〇一二三四五六七八九';
const RELATIVE: Record<string, number | 'every'> = {
  今年: 0,
  本年: 0,
  本年度: 0,
  当年: 0,
  明年: 1,
  次年: 1,
  翌年: 1,
  来年: 1,
  去年: -1,
  上年: -1,
  前年: -2,
  每年: 'every',
};

/** Reads 1–99 in Arabic or Chinese numerals (三, 十, 十二, 二十, 三十一, 廿一); null for anything else. */
export function readNumber(text: string): number | null {
  if (/^\d{1,4}$/.test(text)) return Number(text);
  const match = /^([一二三四五六七八九])?(十|廿|卅)?([一二三四五六七八九])?$/.exec(text);
  if (!match || text === '') return null;
  const [, lead, ten, unit] = match;
  if (!ten) return lead && !unit ? DIGITS.indexOf(lead) : null;
  const tens = ten === '廿' ? 2 : ten === '卅' ? 3 : lead ? DIGITS.indexOf(lead) : 1;
  return tens * 10 + (unit ? DIGITS.indexOf(unit) : 0);
}

function readYear(text: string | undefined): number | null {
  if (!text) return null;
  const digits = [...text].map((character) => (DIGITS.includes(character) ? DIGITS.indexOf(character) : character));
  const year = Number(digits.join(''));
  return year >= 1900 && year <= 2199 ? year : null;
}

const NUMBER = '[一二三四五六七八九十廿卅]{1,3}';
const SHAPES = [
  // 2021-06-01, 2021/6/1, 2021.6.1
  String.raw`(?<iy>(?:19|20)\d\d)(?<sep>[-/.])(?<im>\d{1,2})\k<sep>(?<id>\d{1,2})(?![\d.])`,
  // (2021年|今年)6月(1日|上旬|底|第二周), with numerals of either kind
  String.raw`(?:(?<y>\d{4}|[〇一二三四五六七八九]{4})年|(?<r>今年|本年度?|当年|明年|次年|翌年|来年|去年|上年|前年|每年)的?)?` +
    String.raw`(?<m>(?<!\d|.\d\.)\d{1,2}|${NUMBER})月(?:份)?(?:(?<d>\d{1,2}|${NUMBER})[日号]|(?<third>[上中下])旬|(?<last>底|末)|(?<vague>初|的?第[一二三四五]个?(?:周|星期|双休日)))?`,
  // 本月28日, 下月5日; 当月5日 and 次月5日 are of a month the text speaks of
  String.raw`(?<rm>[本当下次])月(?:份)?(?<rd>\d{1,2}|${NUMBER})[日号]`,
  // 2021年, 2021年度, 2021年第三季度, 2021年上半年, 2021年底
  String.raw`(?:(?<yy>\d{4}|[〇一二三四五六七八九]{4})年|(?<yr>今年|本年|明年|次年|去年|上年|每年))度?(?:(?:第)?(?<quarter>[一二三四1-4])季度|(?<half>[上下])半年|(?<yend>底|末)|全年)?`,
];
const DATE = new RegExp(SHAPES.map((shape) => `(?:${shape})`).join('|'), 'g');

/**
 * The dates in a flat text, in order, whatever they are dates of.
 * @param most how many to read; the rest is left alone
 */
export function datesIn(flat: string, most = MAX_DATES): DateExpression[] {
  const dates: DateExpression[] = [];
  if (!/[年月/.-]/.test(flat)) return dates;
  for (const match of flat.matchAll(DATE)) {
    const date = expressionOf(match);
    if (date) dates.push(date);
    if (dates.length >= most) break;
  }
  return dates;
}

/** No stretch of a notice that means anything holds more dates; it keeps the work linear on what is no notice. */
const MAX_DATES = 400;

function expressionOf(match: RegExpMatchArray): DateExpression | null {
  const groups = match.groups ?? {};
  const start = match.index ?? 0;
  const place = { start, end: start + match[0].length };
  const open = { year: null, relative: null, monthsOn: null, month: null, part: null, atEnd: false };
  if (groups.iy) {
    const [month, day] = [Number(groups.im), Number(groups.id)];
    return { ...open, ...place, unit: 'day', year: Number(groups.iy), month, part: day };
  }
  if (groups.rm) {
    const monthsOn = { 本: 0, 下: 1 }[groups.rm] ?? null;
    return { ...open, ...place, unit: 'day', monthsOn, part: readNumber(groups.rd ?? '') };
  }
  const year = readYear(groups.y ?? groups.yy);
  if ((groups.y ?? groups.yy) && year === null) return null;
  const named = groups.r ?? groups.yr;
  const relative = named ? (RELATIVE[named] ?? null) : null;
  const common = { ...open, ...place, year, relative };
  if (!groups.m) return yearly(common, groups);
  const month = readNumber(groups.m);
  if (month === null || month < 1 || month > 12) return null;
  const atEnd = Boolean(groups.last);
  if (groups.vague) return { ...common, month, unit: 'vague' };
  if (groups.third) return { ...common, month, unit: 'third', part: '上中下'.indexOf(groups.third) + 1 };
  if (!groups.d) return { ...common, month, unit: 'month', atEnd };
  const day = readNumber(groups.d);
  return day === null ? null : { ...common, month, unit: 'day', part: day };
}

function yearly(common: Omit<DateExpression, 'unit'>, groups: Record<string, string>): DateExpression {
  if (groups.quarter) return { ...common, unit: 'quarter', part: readNumber(groups.quarter) };
  if (groups.half) return { ...common, unit: 'half', part: groups.half === '上' ? 1 : 2 };
  return { ...common, unit: 'year', atEnd: Boolean(groups.yend) };
}
