import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ACTIONS } from '../../identity/access.rules.js';
import { catalog } from '../../jobs.js';
import { JOURNAL_ACTS } from '../../schedule/publications/journal-acts.js';
import { NAMED_ACTS, nameOfAct } from './act-names.rules.js';

const SRC = join(__dirname, '../..');

/** Acts that are put together, and what they can become. */
const MADE_OF: Record<string, readonly string[]> = {
  'publication.${act}': JOURNAL_ACTS.map((act) => `publication.${act}`),
  'issue.${act}': ['open', 'take_back', 'move', 'reopen', 'cancel'].map((act) => `issue.${act}`),
  'campaign.${move}': ['campaign.start', 'campaign.close', 'campaign.reopen'],
  'review.${decision}': ['review.approve', 'review.return'],
  '${subjectType}.reseal': ['account.reseal', 'weibo-connection.reseal'],
};
/** Names of locks look like acts. */
const LOCKS = ['department.tree', 'identity.first-administrator'];

/** Whatever the sources that write the audit log name like an act: rights and jobs left out, unless they are written as an act as well. */
function written(): Set<string> {
  const acts = new Set(Object.values(MADE_OF).flat());
  const others = new Set<string>([...ACTIONS, ...Object.keys(catalog.jobs), ...LOCKS]);
  for (const file of readdirSync(SRC, { recursive: true, encoding: 'utf8' })) {
    const text = /(?<!\.spec)\.ts$/.test(file) ? readFileSync(join(SRC, file), 'utf8') : '';
    if (!/AuditService|audit_entry/.test(text)) continue;
    for (const [, act = ''] of text.matchAll(/action: '([a-z_.-]+)'/g)) acts.add(act);
    for (const [, act = ''] of text.matchAll(/'([a-z-]{2,}(?:\.[a-z_-]+)+)'/g)) if (!others.has(act)) acts.add(act);
    for (const [, made = ''] of text.matchAll(/(?:action:|record\([^`\n]*) `([^`]+)`/g))
      if (!(made in MADE_OF)) acts.add(made);
  }
  return acts;
}

test('whatever the server writes into the audit log has a name for people, and no name is left over', () => {
  const acts = written();
  expect(acts.size).toBeGreaterThan(80);
  expect([...acts].filter((act) => nameOfAct(act) === null)).toEqual([]);
  expect(NAMED_ACTS.filter((act) => !acts.has(act))).toEqual([]);
});

test('an act does not say its name twice', () => {
  for (const act of NAMED_ACTS) expect(nameOfAct(act)?.zh).not.toMatch(/^(.{2,}).?\1/);
});
