const HOUR = /(上午|中午|下午|傍晚|晚上?)?(?<!\d)(\d{1,2})(?:[:：](\d{2})|[时点](?:(\d{1,2})分|(半))?)/;

/** The hour that the words of a last day end with (2月24日17:00前, 下午5点半前), `HH:mm`; null when they name none. */
export function hourIn(words: string): string | null {
  const found = HOUR.exec(words);
  if (!found) return null;
  const [, half = '', hourWord = '', colon, minuteWord, halfPast] = found;
  const said = Number(hourWord);
  const hour = /下午|傍晚|晚/.test(half) && said < 12 ? said + 12 : said;
  const minute = Number(colon ?? minuteWord ?? (halfPast ? 30 : 0));
  if (hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
