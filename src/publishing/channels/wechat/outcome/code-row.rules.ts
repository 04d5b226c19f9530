/** What is to be done about a platform code. */
export type Verdict =
  /** The token is spent: fetch another. */
  | 'token'
  /** Certainly refused for now: later again. */
  | 'soon'
  /** The day's quota is used up: after midnight in Beijing. */
  | 'day'
  /** The mass sends are used up: after midnight, or with the next month, by the kind of account. */
  | 'mass-quota'
  | 'account'
  /** No call of the account is taken: it stands aside with its queue until somebody has put that right. */
  | 'authorisation'
  | 'content'
  | 'human'
  /** The platform does not say whether it has acted. */
  | 'unclear'
  /** The draft named is not in the draft box. */
  | 'gone';

/** One code: what it means for the publication, and in two languages what has happened and what is to be done. */
export interface WechatCodeRow {
  code: number;
  verdict: Verdict;
  zh: string;
  en: string;
}

export const row = (code: number, verdict: Verdict, zh: string, en: string): WechatCodeRow => ({
  code,
  verdict,
  zh,
  en,
});
