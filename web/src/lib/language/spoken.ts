import i18next from 'i18next';

/** A text that the server gave in both languages, in the one that is spoken. */
export function spoken(text: { zh: string; en: string }): string {
  return i18next.language === 'en' ? text.en : text.zh;
}

/** Words in a row as the language that is spoken parts them. */
export function listed(words: readonly string[]): string {
  return words.join(i18next.language === 'en' ? ', ' : '、');
}

/** Sentences or parts with commas of their own in a row. */
export function inSeries(parts: readonly string[]): string {
  return parts.join(i18next.language === 'en' ? '; ' : '；');
}

/** What something is called and what it is, with the colon of the language that is spoken. */
export function labelled(label: string, value: string): string {
  return i18next.language === 'en' ? `${label}: ${value}` : `${label}：${value}`;
}

/** A word beside another, in the brackets of the language that is spoken; begins with a space where that has one. */
export function bracketed(words: string): string {
  return i18next.language === 'en' ? ` (${words})` : `（${words}）`;
}
