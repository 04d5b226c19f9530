import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const SRC = join(__dirname, '../..');

test('no field for a day or a time takes years of more than four figures', () => {
  const fields = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .flatMap((name) => readFileSync(join(SRC, name), 'utf8').split(/(?=<[Ii]nput\b)/))
    .filter((element) => /^<[Ii]nput\b[^<]*type="(date|datetime-local)"/.test(element));
  expect(fields.length).toBeGreaterThan(15);
  expect(fields.filter((element) => !/^<[^<]*max=\{LAST_(DAY|MINUTE)\}/.test(element))).toEqual([]);
});
