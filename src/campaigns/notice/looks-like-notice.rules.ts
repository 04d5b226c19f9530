import { isAddressee } from './head/head-lines.rules.js';
import type { Signature } from './head/signature.rules.js';
import type { TitleFound } from './head/title.rules.js';
import type { Found } from './text/flat-text.rules.js';
import type { Line } from './text/lines.rules.js';

export interface NoticeSigns {
  readonly lines: readonly Line[];
  readonly title: TitleFound | null;
  readonly documentNumber: Found | null;
  readonly signature: Signature | null;
  /** Sections with a heading campaign notices use. */
  readonly subjects: number;
}

const PHRASES =
  /(?:现将|现就|现予|兹|特)[^。]{0,80}(?:通知|公告|通告|函告|印发|函达|方案|意见|事项)|请(?:认真|遵照|结合实际|各单位)[^。]{0,12}(?:执行|贯彻|落实|组织实施)|特此(?:通知|公告|通告|函告|函达|函复)|制定(?:本|如下)?(?:实施)?方案|制定本方案|通知如下|公告如下|函告如下/;
/** What the first lines of other kinds of texts end in, and what a report in the press opens with. */
const OTHER_KINDS =
  /(?:总结|小结|讲话|讲话稿|致辞|发言|发言稿|演讲稿|合同|合同书|协议|协议书|简历|会议记录|条例|汇报|新闻稿|简报|心得体会|读后感|申请书|承诺书|试卷)$/;
const PRESS = /^(?:本报讯|本网讯|.{0,12}(?:讯|电)（(?:记者|通讯员|实习)|（?(?:本报|本网)?(?:记者|通讯员)|新华社)/;
const ENOUGH = 3;

/**
 * True when a text has the marks of an official notice: its title ends in a kind of document, it has a number, a salutation, a signature, the phrases and
 * headings of its kind. One mark alone is not enough: a poem may be called 通知.
 */
export function looksLikeNotice({ lines, title, documentNumber, signature, subjects }: NoticeSigns): boolean {
  const opening = lines.slice(0, 6);
  if (title?.certain !== true && opening.slice(0, 3).some(({ flat }) => OTHER_KINDS.test(flat))) return false;
  if (opening.some(({ flat }) => PRESS.test(flat)) && !lines.some(isAddressee)) return false;
  const titled = title?.certain === true && /[\p{Script=Han}]{2}/u.test(title.flat) && !/^[{<[]/.test(title.flat);
  const weights = [
    titled ? 2 : 0,
    documentNumber ? 2 : 0,
    signature?.date ? 2 : signature ? 1 : 0,
    lines.some(
      (line) =>
        isAddressee(line) &&
        /单位|部门|局|委|政府|学校|院校|企业|公司|厅|会|办|处|室|院|中心|同志|同学|师生|职工|市民|群众|^各/.test(
          line.flat,
        ),
    )
      ? 1
      : 0,
    lines.some((line) => PHRASES.test(line.flat.slice(0, 2_000))) ? 1 : 0,
    Math.min(2, subjects),
  ];
  return weights.reduce((sum, weight) => sum + weight, 0) >= ENOUGH;
}
