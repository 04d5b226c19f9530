import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const WEB = join(import.meta.dirname, '../..');

/** The room a sheet belongs to: a feature, or a folder that all of them use. */
function roomOf(file: string): string {
  const [first = '', second = ''] = file.split('/');
  return first === 'features' ? `${first}/${second}` : first;
}

interface Styled {
  selector: string;
  file: string;
  /** Classes of the first thing a selector names. */
  classes: string[];
}

function styledBy(file: string): Styled[] {
  const text = readFileSync(join(WEB, file), 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '');
  return [...text.matchAll(/([^{};]+)\{/g)]
    .flatMap(([, selectors = '']) => (selectors.trim().startsWith('@') ? [] : selectors.split(/,(?![^(]*\))/)))
    .map((selector) => selector.trim())
    .map((selector) => {
      const [first = ''] = selector.split(/[\s>+~]/);
      // What is styled for what lies in it belongs to the room of that.
      const own = selector.includes(':has(') ? '' : first;
      return { selector, file, classes: [...own.matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name) };
    });
}

/**
 * The sheets of pages that were open stay in the document: a class that two rooms style looks as the last of them wants, wherever one
 * has been before. The phone's page is a document of its own.
 */
describe('a class', () => {
  const sheets = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'));
  const styled = sheets.filter((file) => !file.startsWith('sign/')).flatMap(styledBy);

  test('is styled by one room alone', () => {
    const rooms = new Map<string, Set<string>>();
    for (const { classes, file } of styled)
      for (const name of classes)
        if (!/^(is|was|has)-|^ant-/.test(name)) rooms.set(name, (rooms.get(name) ?? new Set()).add(roomOf(file)));
    const shared = [...rooms].filter(([, of]) => of.size > 1).map(([name, of]) => `${name}: ${[...of].join(', ')}`);
    expect(rooms.size).toBeGreaterThan(300);
    expect(shared).toEqual([]);
  });

  test('that says how something stands is styled with what stands so', () => {
    const bare = styled.filter(
      ({ selector, classes, file }) =>
        !/[\s>+~]/.test(selector) &&
        classes.length > 0 &&
        classes.every((name) => /^(is|was|has)-/.test(name)) &&
        roomOf(file).startsWith('features/'),
    );
    expect(bare.map(({ selector, file }) => `${file}: ${selector}`)).toEqual([]);
  });
});
