import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEPT_AS = 'xuanfa.language';

/** English says one of a thing otherwise: `posts_one` is what `posts` becomes where `{{n}}` is 1. */
type English<T> = { [K in keyof T]: string } & { [K in keyof T & string as `${K}_one`]?: string };

/** Texts of a feature: the same keys in both languages, checked by the compiler. */
export function texts<T extends Record<string, string>>(zh: T, en: English<T>): Texts<T> {
  return { zh, en };
}
export interface Texts<T> {
  zh: T;
  en: English<T>;
}

function kept(): Language {
  const stored = localStorage.getItem(KEPT_AS);
  return stored === 'en' ? 'en' : 'zh';
}

/** Starts in the language chosen last; Chinese otherwise. Features add their texts when they are loaded. */
export function startLanguage(): void {
  void i18next.use(initReactI18next).init({
    lng: kept(),
    fallbackLng: 'zh',
    resources: {},
    interpolation: { escapeValue: false }, // React escapes
    initAsync: false,
  });
  apply(kept());
}

export function speak(language: Language): void {
  localStorage.setItem(KEPT_AS, language);
  apply(language);
  void i18next.changeLanguage(language);
}

function apply(language: Language): void {
  document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
  dayjs.locale(language === 'en' ? 'en' : 'zh-cn');
}
