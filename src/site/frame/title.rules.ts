import { markup, type Markup, trusted } from './markup.rules.js';

const WORDS = new Intl.Segmenter('zh', { granularity: 'word' });
/** Where a title may best be broken: after these. */
const PAUSE = /[｜：，。；！？、—…|:,;!?]$/u;
const CLOSING = /^[\p{Pe}\p{Pf}\p{Po}\p{Pd}｜]/u;
const OPENING = /[\p{Ps}\p{Pi}]$/u;
/** Ends of names, which belong to what stands before them: 就业服务中心, 市委宣传部. */
const NAME_END =
  /^(中心|大学|学院|学校|医院|研究院|研究所|委员会|办公室|办公厅|管理局|宣传部|集团|公司|协会|街道|社区|厅|局|处|部|院|馆|站|所|会|队|校|市|省|区|县)$/;
/** A beginning shorter than this never stands on a line of its own (示例｜). */
const LEAST = 4;

/** The words of a title between which a line may end. */
function wordsOf(title: string): string[] {
  const words: string[] = [];
  for (const { segment } of WORDS.segment(title)) {
    const before = words.at(-1) ?? '';
    const joined = before !== '' && (CLOSING.test(segment) || OPENING.test(before) || NAME_END.test(segment));
    if (joined) words[words.length - 1] = before + segment;
    else words.push(segment);
  }
  return words;
}

/** The words of a title in the phrases that its stops part. */
export function phrasesOf(title: string): string[][] {
  const phrases: string[][] = [];
  let phrase: string[] = [];
  for (const word of wordsOf(title)) {
    phrase.push(word);
    if (!PAUSE.test(word) || [...phrase.join('')].length < LEAST) continue;
    phrases.push(phrase);
    phrase = [];
  }
  return phrase.length === 0 ? phrases : [...phrases, phrase];
}

/**
 * A title that is broken at its stops where it can be, between words where it must, and never inside a name: browsers break Chinese
 * anywhere, and balance the lines without a look at the words. The style of `.phrase` belongs to it.
 */
export function titleMarkup(title: string): Markup {
  return markup`${phrasesOf(title).map(
    (words) =>
      markup`<span class="phrase">${words.map((word, at) => markup`${at > 0 && word.trim() !== '' && trusted('<wbr>')}${word}`)}</span>`,
  )}`;
}
