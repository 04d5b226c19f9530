import i18next from 'i18next';

/** A text that the server gave in both languages, in the one that is spoken. */
export function spoken(text: { zh: string; en: string }): string {
  return i18next.language === 'en' ? text.en : text.zh;
}
