import i18next from 'i18next';
import { offsetWords, ZONE } from '../moment';
import { sameClocks, zoneSpoken } from './zone.rules';

/** Whether the clock of this machine shows something else than the institution's, now or at another time of the year. */
export function isElsewhere(): boolean {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return typeof here === 'string' && !sameClocks(here, ZONE, Date.now());
}

/** The institution's zone in full: `北京时间（UTC+8）`. */
export function zoneInFull(): string {
  const english = i18next.language === 'en';
  const name = zoneSpoken(ZONE, english ? 'en' : 'zh-CN');
  return english ? `${name} (${offsetWords()})` : `${name}（${offsetWords()}）`;
}

/**
 * What a time that is chosen is meant in: `UTC+8`; beside another clock with its name, `北京时间 UTC+8`.
 * @param at the time chosen so far, epoch ms: where clocks are changed, the offset is its own
 */
export function zoneWords(at: number = Date.now()): string {
  const offset = offsetWords(Number.isNaN(at) ? Date.now() : at);
  return isElsewhere() ? `${zoneSpoken(ZONE, i18next.language === 'en' ? 'en' : 'zh-CN')} ${offset}` : offset;
}
