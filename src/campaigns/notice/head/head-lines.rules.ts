import { markerOf } from '../body/markers.rules.js';
import { datesIn } from '../dates/date-expressions.rules.js';
import type { Line } from '../text/lines.rules.js';
import { bodiesOnLine } from './bodies.rules.js';
import { BLANK_NUMBER, documentNumberOn, ISSUE_NUMBER } from './document-number.rules.js';

/** What a line above the body of a notice is (GB/T 9704: letterhead, number, classification, signer; on web copies also the catalogue card). */
export type HeadLineKind = 'letterhead' | 'number' | 'date' | 'furniture' | 'addressee' | 'body' | 'text';

const CLASSIFIED =
  /^(?:绝密|机密|秘密|内部资料|内部文件|特急|加急|急件|特提|平急|急)(?:[★☆].{0,12})?(?:(?:特急|加急|平急|急件))?$/;
const SIGNER = /^签发人[：]?/;
const CARD =
  /^[•·]?(?:索引号|信息索取号|信息索引号|索取号|分类|主题分类|体裁分类|组配分类|信息分类|服务对象|发布单位|发布机构|发文机关|发文单位|制发机关|发文日期|成文日期|发布日期|生成日期|生效日期|废止日期|发布时间|印发日期|标题|信息名称|文件名称|名称|发文字号|文号|发布文号|主题词|关键词|公文种类|有效性|是否有效|信息来源|来源|作者|责任编辑|字体|字号|浏览次数|浏览量|阅读次数|阅读量|点击数|点击次数|访问量|当前位置|公开方式|公开形式|公开类型|公开时限|责任部门|语种|打印|分享|份号|编号|内容概述)(?:[：|]|$)/;
const MAIL =
  /^(?:(?:发件人|寄件人|发送时间|发件时间|收件人|抄送人?|密送|主题|日期|From|Sent|To|Cc|Subject|Date)：|[—-]{2,}.{0,20}原始邮件)/i;
const SITE =
  /^(?:首页|通知公告|公告公示|公示公告|政策文件|政府文件|政务公开|信息公开|文件通知|关闭窗口|打印本页|扫一扫|分享到|收藏|无障碍)|当前位置|网站首页|首页[>»]|网站$|[>»].{1,40}[>»]|无障碍|加入收藏|扫一扫|字体[：]?〔|大中小|(?:时间|日期)：?(?:19|20)\d\d.*(?:来源|作者)/;
/** The title of a web page: the notice's, then the site's. */
const SITE_TITLE = /(?:通知|公告|通告|方案|意见|函|倡议书)[_|—-]{1,3}[^《》]{2,60}$/;
const ADDRESSEE = /^[^。；！？]{2,400}：$/;
const LABEL_WORDS = /如下[^，。]{0,8}：$|^(?:附件|主题|时间|地点|标题)|(?:主题|时间|内容|形式|要求|对象|地点)：$/;

/** Asked of every line of a text, some of them often: reading the dates of each would take a second where lines are many and short. */
const OPENS_WITH_YEAR = /^（?(?:\d{4}|[〇一二三四五六七八九]{4})[年./-]/;

/** True for a line that holds nothing but one date. */
export function isDateLine(line: Line): boolean {
  if (line.flat.length > 30 || !OPENS_WITH_YEAR.test(line.flat) || !/\d）?$|日）?$/.test(line.flat)) return false;
  const text = line.flat.replace(/^（(.*)）$/, '$1');
  const date = datesIn(text)[0];
  return (
    date !== undefined && date.unit === 'day' && date.year !== null && date.start === 0 && date.end === text.length
  );
}

/** True for the date of a draft, its day left open: `2024年8月  日`. */
export function isDraftDate(line: Line): boolean {
  return /^(?:\d{4}|[〇一二三四五六七八九]{4})年(?:\d{1,2}|[一二三四五六七八九十]{1,2})?月日?$/.test(line.flat);
}

/** True for the salutation 主送机关, even when it is broken over lines: `各区人力社保局、…，有关单位：`. */
export function isAddressee(line: Line): boolean {
  return ADDRESSEE.test(line.flat) && !LABEL_WORDS.test(line.flat);
}

/** True for a letterhead that says so: `示例市人民政府文件`, `文件`, `示例市教育局（函）`. */
export function isLetterhead(flat: string): boolean {
  return (
    flat.length <= 60 && /^文件$|[^》]文件$|（(?:通知|函|便函|通报|公告)）$/.test(flat) && !/关于|印发|转发/.test(flat)
  );
}

/** Says what a line above the body is. */
export function headLineKind(source: string, line: Line): HeadLineKind {
  const { flat } = line;
  if (documentNumberOn(source, line)) return 'number';
  if (isDateLine(line)) return 'date';
  if (
    CLASSIFIED.test(flat) ||
    SIGNER.test(flat) ||
    CARD.test(flat) ||
    SITE.test(flat) ||
    MAIL.test(flat) ||
    BLANK_NUMBER.test(flat) ||
    (ISSUE_NUMBER.test(flat) && !/关于|公告|通告|令/.test(flat)) ||
    SITE_TITLE.test(flat) ||
    /^\d{4,7}$/.test(flat)
  )
    return 'furniture';
  if (isLetterhead(flat)) return 'letterhead';
  if (isAddressee(line)) return 'addressee';
  if (/[。；！？]/.test(flat) || flat.length > 120 || /：$/.test(flat) || markerOf(line)) return 'body';
  return 'text';
}

/** True when every name on the line is that of a body and nothing else stands there. */
export function isBodyLine(source: string, line: Line): boolean {
  return line.flat.length <= 120 && bodiesOnLine(source, line).length > 0;
}
