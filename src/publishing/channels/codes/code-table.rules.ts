import type { OutcomeText } from '../channel.js';

/** What is to be done about a code a platform has answered. */
export type Verdict =
  /** The token is spent: fetch another. */
  | 'token'
  /** Certainly refused for now: a minute later again. */
  | 'soon'
  /** The hour's places are used up. */
  | 'hour'
  /** The day's quota is used up: after midnight in Beijing. */
  | 'day'
  /** The mass sends are used up: after midnight, or with the next month, by the kind of account. */
  | 'mass-quota'
  | 'account'
  /** No call of the account is taken: it stands aside with its queue until somebody has put that right. */
  | 'authorisation'
  | 'content'
  | 'human'
  /** The platform does not say whether it has acted, or has, and shows it later. */
  | 'unclear'
  /** "You said that already": looked up, for it may have been we; refused when it was not. */
  | 'repeat'
  /** The draft named is not in the draft box. */
  | 'gone';

/** One code: what it means for the publication, and in two languages what has happened and what is to be done. */
export interface CodeRow {
  code: number;
  verdict: Verdict;
  zh: string;
  en: string;
}

export const row = (code: number, verdict: Verdict, zh: string, en: string): CodeRow => ({ code, verdict, zh, en });

/** The words for a code that nobody has written down. */
export const NOBODY_KNOWS: OutcomeText = {
  zh: '平台给出未收录的代码，请登录平台查看账号，并把此代码告诉技术人员',
  en: 'a code that is not written down: look at the account on the platform, and tell the technicians this code',
};

/** All that is known of a platform's codes. */
export interface CodeTable {
  /** Head of the codes as they are stored: `WECHAT` makes `WECHAT_45009`. */
  prefix: string;
  /** What people call the platform. */
  name: OutcomeText;
  rows: readonly CodeRow[];
  /** A code nobody has written down. */
  unknown(code: number): Omit<CodeRow, 'code'>;
  /** What of the platform's own message people need to know, e.g. an address; null = nothing. */
  detail?(code: number, message: string): string | null;
}

/** The row of a code, also of one nobody has written down. */
export function rowOf(table: CodeTable, code: number): Omit<CodeRow, 'code'> {
  return indexOf(table).get(code) ?? table.unknown(code);
}

/** The words for a code. */
export function codeText(table: CodeTable, code: number, message = ''): OutcomeText {
  const { zh, en } = rowOf(table, code);
  const detail = table.detail?.(code, message) ?? wordsOfUnknown(table, code, message);
  return {
    zh: `${table.name.zh} ${code}：${zh}${detail === null ? '' : `（${detail}）`}`,
    en: `${table.name.en} ${code}: ${en}${detail === null ? '' : ` (${detail})`}`,
  };
}

/** Of a code nobody has written down, the platform's own words are all there is to go by. */
function wordsOfUnknown(table: CodeTable, code: number, message: string): string | null {
  const words = message.replace(/\s+/g, ' ').trim();
  return words === '' || indexOf(table).has(code) ? null : [...words].slice(0, 200).join('');
}

const indexes = new WeakMap<CodeTable, ReadonlyMap<number, CodeRow>>();

function indexOf(table: CodeTable): ReadonlyMap<number, CodeRow> {
  const index = indexes.get(table) ?? new Map(table.rows.map((entry) => [entry.code, entry]));
  indexes.set(table, index);
  return index;
}
