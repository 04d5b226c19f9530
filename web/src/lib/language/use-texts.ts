import i18next from 'i18next';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Texts } from './language';

/** `t('key', { n: 3 })` */
export type Say<T> = (key: keyof T & string, values?: Record<string, string | number>) => string;

let next = 0;
const spaces = new WeakMap<object, string>();

/** A feature's own texts in the language that is spoken; changes with it. */
export function useTexts<T extends Record<string, string>>(feature: Texts<T>): Say<T> {
  const space = spaceOf(feature);
  const { t, i18n } = useTranslation(space);
  // The same one until the language changes: what is made of it need not be made anew.
  return useCallback(
    (key, values) => {
      const one = `${key}_one`;
      const isOne =
        values?.['n'] === 1 && i18n.language === 'en' && i18n.exists(one, { ns: space, lng: 'en', fallbackLng: [] });
      return t(isOne ? one : key, values ?? {});
    },
    [space, t, i18n],
  );
}

function spaceOf<T extends Record<string, string>>(feature: Texts<T>): string {
  const known = spaces.get(feature);
  if (known !== undefined) return known;
  const space = `texts-${next++}`;
  spaces.set(feature, space);
  i18next.addResourceBundle('zh', space, feature.zh);
  i18next.addResourceBundle('en', space, feature.en);
  return space;
}
