import { foundIn, type FlatText, type Found, isBlank, sliceFlat, trimBlank } from '../text/flat-text.rules.js';
import type { Line } from '../text/lines.rules.js';
import { flatten } from '../text/flat-text.rules.js';

/** Endings of the names of public bodies, units and associations, long and short forms (市国资委, 团市委, 市妇联). */
const ENDING =
  /(?:政府|公司|集团|银行|分行|支行|大学|学院|学校|中学|小学|幼儿园|医院|研究院|研究所|法院|检察院|海关|小组|指挥部|专班|中心|街道|基金会|俱乐部|部队|联盟|监狱|基地|书店|机场|林场|农场|(?:科|消|作|体|政|律|书|美|记|足|音|舞|剧)协|[局委部厅办署司处科室院会社站所队厂馆台校团组股镇乡联关行])$/;
/** Words that end like a body and are none. */
const OTHER_WORDS =
  /(?:大会|晚会|座谈会|报告会|推进会|动员会|现场会|培训会|招聘会|宣讲会|交流会|会议室|社会|机会|通知公告|全部|内部|干部|一部|以上|有关|相关|机关|无关|进行|执行|举行|运行|推行|流行|先行|教室|场所|处所|厕所|承办|主办|协办|开办|督办|举办|网站|车站|相处|用处|好处|团团|各处|到处|整改办)$/;
const PUNCTUATION = /[，。；：！？、“”《》〔〕【】|@…+=%&*]/;

/** True when a flat text can be the name of one body that issues or receives documents. */
export function isBodyName(flat: string): boolean {
  const name = flat.replace(/（[^（）]{1,30}）$/, '');
  if (
    name.length < 2 ||
    name.length > 40 ||
    PUNCTUATION.test(name) ||
    /\d{3}|^[\d一二三四五六七八九十]+[.、]|[\d〇一二三四五六七八九十][年月日]/.test(name)
  )
    return false;
  if (/^(?:（|[及与的将把由]|和社会)/.test(name)) return false;
  return ENDING.test(name) && !OTHER_WORDS.test(name);
}

/** Marks after a body's name in a signature that are no part of it. */
const SEAL = /（(?:代章|盖章|公章|印章|章|加盖公章|签章)）$/;
const SEALS = /^(?:（?(?:代章|盖章|公章|印章|章|加盖公章|签章)）?)+$/;

/** True for a line of a signature that only says where the seals go. */
export function isSealLine(line: FlatText): boolean {
  return line.flat.length <= 80 && SEALS.test(line.flat);
}

/**
 * The bodies named on one line of a letterhead or a signature, in the order they stand: parted by two or more spaces, by one where both sides are whole
 * names, or by 、. Names printed with stretched letters (教 育 局) are one. Empty when the line is anything else.
 */
export function bodiesOnLine(source: string, line: Line): Found[] {
  const pieces = piecesOf(source, line);
  const merged = mergePieces(pieces);
  const bodies = merged.map((piece) => bodyOf(source, piece));
  return bodies.every((body) => body !== null) ? bodies.flatMap((body) => body ?? []) : [];
}

interface Piece extends FlatText {
  /** Width of the white space before it, in Chinese characters. */
  readonly gap: number;
  /** For a name printed with stretched letters: the width between them; 0 while it is a single letter; null otherwise. */
  readonly stretch: number | null;
}

function piecesOf(source: string, line: Line): Piece[] {
  const pieces: Piece[] = [];
  let [from, gap] = [line.start, 0];
  for (let index = line.start; index <= line.end; index += 1) {
    const character = source.charAt(index);
    const splits = index === line.end || isBlank(character) || character === '、';
    if (!splits) continue;
    if (index > from) {
      const piece = flatten(source, from, index);
      pieces.push({ ...piece, gap, stretch: piece.flat.length === 1 ? 0 : null });
      gap = 0;
    }
    gap += character === '、' ? 9 : character === '\u3000' ? 1 : character === '\t' ? 2 : 0.5;
    from = index + 1;
  }
  return pieces.filter((piece) => piece.flat !== '');
}

/** Puts back together what is one name: stretched letters, a place before its body, a name broken before 和. */
function mergePieces(pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const before = merged.at(-1);
    const stretches = before !== undefined && isNextLetter(before, piece);
    if (before && (stretches || isSecondHalf(before, piece))) {
      const stretch = stretches ? Math.max(before.stretch ?? 0, piece.gap) : null;
      merged[merged.length - 1] = {
        flat: before.flat + piece.flat,
        at: [...before.at, ...piece.at],
        gap: before.gap,
        stretch,
      };
    } else merged.push(piece);
  }
  return merged;
}

/** One more letter of a stretched name: about as far away as its letters are from each other. */
function isNextLetter(before: Piece, piece: Piece): boolean {
  if (before.stretch === null || piece.flat.length !== 1) return false;
  return before.stretch === 0 ? piece.gap <= 4 : piece.gap <= before.stretch * 1.5;
}

function isSecondHalf(before: Piece, piece: Piece): boolean {
  if (piece.gap >= 9 || isBodyName(before.flat)) return false;
  return /^[和及与]/.test(piece.flat) || /[省市区县州盟旗]$/.test(before.flat);
}

function bodyOf(source: string, piece: Piece): Found | null {
  const seal = SEAL.exec(piece.flat);
  const name = seal ? sliceFlat(piece, 0, seal.index) : piece;
  if (!isBodyName(name.flat)) return null;
  const found = foundIn(source, name, 0, name.flat.length);
  // Stretched letters are a matter of layout: the name is given without its inner blanks.
  return found && { ...found, value: [...trimBlank(found.value)].filter((character) => !isBlank(character)).join('') };
}
