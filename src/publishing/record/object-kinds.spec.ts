import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OBJECT_KINDS } from './object-kinds.rules.js';

const SRC = join(__dirname, '../..');

test('whatever kind of object the record tells of has a name to be chosen by, and none is left over', () => {
  const recorded = new Set<string>();
  for (const file of readdirSync(SRC, { recursive: true, encoding: 'utf8' })) {
    if (!/(?<!\.spec)\.ts$/.test(file)) continue;
    for (const [, kind = ''] of readFileSync(join(SRC, file), 'utf8').matchAll(/subjectType: '([a-z-]+)'/g))
      recorded.add(kind);
  }
  expect(recorded.size).toBeGreaterThan(14);
  expect(Object.keys(OBJECT_KINDS).sort()).toEqual([...recorded].sort());
});
