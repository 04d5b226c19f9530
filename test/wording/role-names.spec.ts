import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROLE_NAMES } from '../../src/identity/role-names.rules.js';

const ROOT = join(__dirname, '../..');
/** Other words for the ten roles: people look for the one that a refusal names. */
const OTHER_WORDS = /宣传员|撰稿员|终审签发人|[初复终]审(?:编辑|员)(?!会)|校对员|专题活动统筹(?!人员)|统筹员|值班员/;
/** What reads official notices meets every word. */
const READERS = /campaigns\/notice\/|role-names\.spec|schema\.d\.ts|history\.rules\.spec/;

function textsOf(folder: string): [file: string, text: string][] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|tsx|md)$/.test(file))
    .map((file) => [`${folder}/${file}`, readFileSync(join(ROOT, folder, file), 'utf8')]);
}

test('the console calls the roles as the server does', () => {
  const console = readFileSync(join(ROOT, 'web/src/lib/role-names.ts'), 'utf8');
  for (const [role, { zh, en }] of Object.entries(ROLE_NAMES)) {
    expect(console).toContain(`${role}: '${zh}',`);
    expect(console).toContain(`${role}: '${en}',`);
  }
});

test('a role has one name everywhere', () => {
  const texts: [string, string][] = [
    ...['src', 'web/src', 'docs'].flatMap(textsOf),
    ['README.md', readFileSync(join(ROOT, 'README.md'), 'utf8')],
  ];
  const strays = texts
    .filter(([file]) => !READERS.test(file))
    .flatMap(([file, text]) =>
      text.split('\n').flatMap((line, at) => (OTHER_WORDS.test(line) ? [`${file}:${at + 1} ${line.trim()}`] : [])),
    );
  expect(texts.length).toBeGreaterThan(500);
  expect(strays).toEqual([]);
});
