import { DRIVERS } from '../channels/channel-driver.rules.js';
import type { AccountField } from './account-field.rules.js';
import { ACCOUNT_FIELDS } from './account-settings.rules.js';

/** What may be filled in, for people who read: `appId（必填，AppID）；…`, by the ways of posting that ask for the same. */
export function fieldsInWords(secret: boolean): string {
  const drivers = new Map<string, string[]>();
  for (const driver of DRIVERS) {
    const words = ACCOUNT_FIELDS[driver].filter((field) => field.secret === secret).map(inWords);
    if (words.length > 0) drivers.set(words.join('；'), [...(drivers.get(words.join('；')) ?? []), driver]);
  }
  return [...drivers].map(([words, of]) => `${of.join('、')}：${words}`).join('。');
}

function inWords({ key, required, zh }: AccountField): string {
  return `${key}（${required ? '必填，' : ''}${zh}）`;
}
