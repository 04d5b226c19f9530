import { foundIn, type Found } from '../text/flat-text.rules.js';
import type { Line } from '../text/lines.rules.js';

/** 机关代字〔年份〕序号, with any kind of brackets round the year: 示人社发〔2021〕12号, 示教函[2021]5号, 示安办（2021）3号. */
const NUMBER =
  /[\p{Script=Han}A-Za-z（）()—-]{0,24}?[〔【（{](?:(?:19|20)\d{2}|[一二][〇一二三四五六七八九]{3})[〕】）}](?:第)?\d{1,5}(?:[—-]\d{1,4})?号/u;
/** The running number of announcements: 2021年第5号, 第5号. */
const RUNNING = /^(?:（?(?:(?:19|20)\d{2}年)?第(?:\d{1,5}|[一二三四五六七八九十百〇]{1,6})号）?)$/;
const LABEL = /^[•·]?(?:发文字号|文号|发布文号|发文号|文件编号)[：|]?/;
/** A line that numbers the paper in another way: 总第15期, 示教字2023年15号. */
export const ISSUE_NUMBER =
  /^[^，。《》]{0,24}(?:(?:\d{4}|[〇一二三四五六七八九]{4})[^，。]{0,6}|第|总第)[\d一二三四五六七八九十〇]{1,5}[号期]）?$/;
/** A number not given yet, as drafts have it: 示科发〔2024〕  号. */
export const BLANK_NUMBER = /^[\p{Script=Han}（）—-]{1,24}[〔（](?:19|20)\d{2}[〕）](?:第)?号$/u;
/** What may stand beside the number on its line. */
const BESIDE = /^(?:签发人.{0,30}|[|·•]?)$/u;
/** A joint notice may carry the number of each of its bodies on one line: the first is its own. */
const ALSO_NUMBERED = /^[|、]?[\p{Script=Han}（）]{1,24}[〔【（](?:19|20)\d{2}[〕】）]\d{1,5}号$/u;

/**
 * The number printed on this line as the document's own: alone, after its label, or beside 签发人. Numbers inside sentences, brackets or after 《…》 are
 * those of other documents and are left alone.
 */
export function documentNumberOn(source: string, line: Line): Found | null {
  if (line.flat.length > 80 || !line.flat.includes('号')) return null;
  const label = LABEL.exec(line.flat)?.[0].length ?? 0;
  const bracketed = /^（(.*[〕】])(\d{1,5}号)）$/.test(line.flat.slice(label));
  const [low, high] = bracketed ? [label + 1, line.flat.length - 1] : [label, line.flat.length];
  const rest = line.flat.slice(low, high);
  if (RUNNING.test(rest)) {
    const bracket = rest.startsWith('（') ? 1 : 0;
    return foundIn(source, line, label + bracket, line.flat.length - bracket);
  }
  const match = NUMBER.exec(rest);
  if (!match || /^（(?!\d{4}）)/.test(match[0])) return null;
  const [from, to] = [low + match.index, low + match.index + match[0].length];
  if (
    !BESIDE.test(line.flat.slice(low, from)) ||
    !(BESIDE.test(line.flat.slice(to, high)) || ALSO_NUMBERED.test(line.flat.slice(to, high)))
  )
    return null;
  return foundIn(source, line, from, to);
}
