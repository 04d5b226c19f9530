/** `refused`: it will not get out like this. `changed`: readers see it otherwise than it was written. `note`: to be known or done. */
export const PREFLIGHT_LEVELS = ['refused', 'changed', 'note'] as const;
export type PreflightLevel = (typeof PREFLIGHT_LEVELS)[number];

/** One line of the list: what it is about, and what to do. */
export interface PreflightItem {
  level: PreflightLevel;
  /** Stable, upper snake case. */
  code: string;
  /** JSON pointer into the variant's content; null = it is about the account. */
  pointer: string | null;
  zh: string;
  en: string;
}

export function item(
  level: PreflightLevel,
  code: string,
  pointer: string | null,
  zh: string,
  en: string,
): PreflightItem {
  return { level, code, pointer, zh, en };
}
