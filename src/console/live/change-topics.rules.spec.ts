import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TOPICS, topicsOf } from './change-topics.rules.js';

describe('what a change concerns', () => {
  test('each topic is said once, in the same order whatever came first', () => {
    expect(topicsOf(['story', 'publication', 'story', 'freeze'])).toEqual(['publication', 'story']);
  });

  test('the end of the demonstration concerns every page', () => {
    expect(topicsOf(['session', 'demonstration'])).toEqual([...TOPICS]);
  });

  test('what no page shows is not said', () => {
    expect(topicsOf(['session', 'something else'])).toEqual([]);
  });

  test('every subject the audit log is given has been thought of', () => {
    const silent = new Set(['session', 'audit', 'demo', 'queue', 'installation']);
    const subjects = new Set<string>();
    for (const file of readdirSync(join(import.meta.dirname, '../..'), { recursive: true, encoding: 'utf8' })) {
      if (!/(?<!\.spec)\.ts$/.test(file)) continue;
      const text = readFileSync(join(import.meta.dirname, '../..', file), 'utf8');
      for (const [, subject = ''] of text.matchAll(/subjectType: '([a-z-]+)'/g)) subjects.add(subject);
    }
    expect(subjects.size).toBeGreaterThan(8);
    expect([...subjects].filter((subject) => !silent.has(subject) && topicsOf([subject]).length === 0)).toEqual([]);
  });
});
