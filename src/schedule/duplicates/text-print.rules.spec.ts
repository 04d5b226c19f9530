import fc from 'fast-check';
import { comparable, likeness, NEARLY_SAME, PRINT_BYTES, printOf } from './text-print.rules.js';

const NUM_RUNS = 50;
const SEED = 20260715;
/** Some three thousand common characters: random texts of them share next to no pieces. */
const hanArb = fc.integer({ min: 0x4e00, max: 0x5a00 }).map((code) => String.fromCodePoint(code));
const textArb = fc.array(hanArb, { minLength: 60, maxLength: 240 }).map((characters) => characters.join(''));

const likenessOf = (a: string, b: string): number => {
  const [left, right] = [printOf(a)?.print, printOf(b)?.print];
  if (!left || !right) throw new Error('a text is too short');
  return likeness(left, right);
};
/** The share itself, by counting. */
const sharedPieces = (a: string, b: string): number => {
  const pieces = (text: string): Set<string> => {
    const characters = [...comparable(text)];
    return new Set(characters.slice(2).map((_last, at) => characters.slice(at, at + 3).join('')));
  };
  const [left, right] = [pieces(a), pieces(b)];
  const common = [...left].filter((piece) => right.has(piece)).length;
  return common / (left.size + right.size - common);
};

describe('the print of a text', () => {
  it.each([
    ['punctuation and spaces', '示例：一位技师，把手艺 教给了年轻人。', '示例一位技师把手艺教给了年轻人'],
    ['width and case', 'ＡＩ人才２０２６年行动', 'ai人才2026年行动'],
    ['lines', '第一段。\n\n第二段。', '第一段第二段'],
    ['the place of the link, or the link itself', '示例正文 {link:publication}', '示例正文 https://example.cn/a?b=1'],
    ['a link in the midst of Chinese', '详见https://example.cn/a。谢谢', '详见谢谢'],
  ])('does not change with %s', (_what, one, other) => {
    expect(printOf(one)).toEqual(printOf(other));
  });

  it('changes with a single character', () => {
    expect(printOf('示例正文甲')?.digest).not.toBe(printOf('示例正文乙')?.digest);
  });

  it('is none of a text without letters and figures, and no likeness of a short one', () => {
    expect(printOf('　——……！')).toBeNull();
    expect(printOf('一位技师的示例')).toMatchObject({ print: null });
    expect(printOf('示例'.repeat(10))?.print).toHaveLength(PRINT_BYTES);
  });
});

describe('likeness', () => {
  it('is the same both ways, and 1 of a text with itself', () => {
    fc.assert(
      fc.property(textArb, textArb, (a, b) => {
        expect(likenessOf(a, b)).toBe(likenessOf(b, a));
        expect(likenessOf(a, a)).toBe(1);
      }),
      { numRuns: NUM_RUNS, seed: SEED },
    );
  });

  it('lies near the share of common pieces', () => {
    const kept = fc.tuple(textArb, textArb, fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(kept, ([a, b, share]) => {
        const mixture = a.slice(0, Math.round(a.length * share)) + b;
        // Five standard deviations of 128 values.
        expect(Math.abs(likenessOf(a, mixture) - sharedPieces(a, mixture))).toBeLessThan(0.22);
      }),
      { numRuns: NUM_RUNS, seed: SEED },
    );
  });

  it('finds a text again after small edits: up to one character in forty changed, left out or put in', () => {
    const editArb = fc.record({ at: fc.nat(), how: fc.constantFrom('change', 'drop', 'add'), by: hanArb });
    const editedArb = textArb.chain((text) =>
      fc.tuple(
        fc.constant(text),
        fc.array(editArb, { minLength: 1, maxLength: Math.max(1, Math.floor(text.length / 40)) }),
      ),
    );
    fc.assert(
      fc.property(editedArb, ([text, edits]) => {
        const characters = [...text];
        for (const { at, how, by } of edits) {
          const place = at % characters.length;
          if (how === 'change') characters[place] = by;
          else if (how === 'drop') characters.splice(place, 1);
          else characters.splice(place, 0, by);
        }
        expect(likenessOf(text, characters.join(''))).toBeGreaterThanOrEqual(NEARLY_SAME);
      }),
      { numRuns: NUM_RUNS, seed: SEED },
    );
  });

  it('does not take different texts for the same, even when a third of each is a common opening', () => {
    fc.assert(
      fc.property(textArb, textArb, textArb, (opening, a, b) => {
        const common = opening.slice(0, Math.floor(Math.min(a.length, b.length) / 2));
        expect(likenessOf(common + a, common + b)).toBeLessThan(NEARLY_SAME);
      }),
      { numRuns: NUM_RUNS, seed: SEED },
    );
  });
});
