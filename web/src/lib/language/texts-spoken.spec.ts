import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SRC = join(__dirname, '../..');
const SOURCES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /(?<!\.spec)\.tsx?$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(SRC, file), 'utf8') }));
const TEXTS = SOURCES.filter(({ file }) => file.endsWith('.texts.ts'));

/** Names of the texts of both languages, as they stand at the beginning of their lines. */
const namesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/^ {4}'?([\w-]+)'?:/gm)].map(([, name = '']) => name)),
];

/** Everything quoted that is no name of a text itself: the names that are spoken, and the states they are made of. */
const QUOTED = new Set(
  SOURCES.flatMap(({ text }) => [...text.matchAll(/['"]([\w-]+)['"](?!:)/g)].map(([, name = '']) => name)),
);
/** Names that are put together from a state: `t(`state_${story.state}`)`. */
const MADE = SOURCES.flatMap(({ text }) => [...text.matchAll(/`([a-zA-Z]*_?)\$\{[^}`]+\}([A-Z]\w*)?`/g)])
  .map(([, before = '', after = '']) => ({ before, after }))
  .filter(({ before, after }) => before !== '' || after !== '');

function isSpoken(said: string): boolean {
  // What English says of one thing goes with what it says of many.
  const name = said.replace(/_one$/, '');
  if (QUOTED.has(name)) return true;
  return MADE.some(({ before, after }) => {
    const state = name.slice(before.length, name.length - after.length);
    return name === before + state + after && (QUOTED.has(state) || /^\d+$/.test(state));
  });
}

test('no text of the console is kept that nobody says', () => {
  expect(TEXTS.flatMap(({ text }) => namesIn(text)).length).toBeGreaterThan(1_000);
  const silent = TEXTS.flatMap(({ file, text }) => namesIn(text).map((name) => ({ file, name }))).filter(
    ({ name }) => !isSpoken(name),
  );
  expect(silent).toEqual([]);
});
