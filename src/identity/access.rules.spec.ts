import {
  ACTIONS,
  type Action,
  allows,
  REACHES,
  reachOf,
  type Relation,
  type Role,
  ROLES,
  rolesReaching,
} from './access.rules.js';

// The whole table once more, by hand, so that no permission changes unnoticed.
// o = own department, b = and below, a = own and above, l = below and above, . = not at all
const COLUMNS: Role[] = [
  'press_officer',
  'proofreader',
  'first_reviewer',
  'second_reviewer',
  'final_reviewer',
  'duty_editor',
  'channel_administrator',
  'coordinator',
  'administrator',
  'viewer',
];
// prettier-ignore
const TABLE: Record<Action, string> = {
  'department.read':              'a l l l l l l l l b',
  'department.administer':        '. . . . . . . . b .',
  'person.administer':            '. . . . . . . . b .',
  'campaign.read':                'a l l l l l l l l b',
  'campaign.write':               '. . . . . . . b . .',
  'story.read':                   'o b b b b b b b b b',
  'story.write':                  'o . . . . . . . . .',
  'review.read':                  'o b b b b b b b b b',
  'review.submit':                'o . . . . . . . . .',
  'review.comment':               'o b b b b . . . . .',
  'review.decide.first_reviewer': '. . b . . . . . . .',
  'review.decide.second_reviewer':'. . . b . . . . . .',
  'review.decide.final_reviewer': '. . . . b . . . . .',
  'account.read':                 'a l l l l l l l l b',
  'account.administer':           '. . . . . . b . b .',
  'policy.read':                  'a l l l l l l l l b',
  'policy.administer':            '. . . . . . b . b .',
  'publication.read':             'o b b b b b b b b b',
  'publication.schedule':         'o . . . . b . b . .',
  'publication.control':          '. . . . . b b . b .',
  'publication.resolve':          '. . . . . b b . . .',
  'publication.post':             'o . . . . b b . . .',
  'freeze.declare':               '. . . . . b b . b .',
  'audit.read':                   '. . . . . . . . b .',
};

const RELATIONS: Record<string, Relation[]> = {
  o: ['same'],
  b: ['same', 'below'],
  a: ['same', 'above'],
  l: ['same', 'below', 'above'],
  '.': [],
};

describe('who may do what, where', () => {
  test('the table has a row for every action and a column for every role', () => {
    expect(Object.keys(TABLE).sort()).toEqual([...ACTIONS].sort());
    expect([...COLUMNS].sort()).toEqual([...ROLES].sort());
  });

  for (const action of ACTIONS) {
    for (const [index, mark] of TABLE[action].split(' ').entries()) {
      const role = COLUMNS[index] as Role;
      const permitted = RELATIONS[mark] ?? [];
      test(`${role} · ${action}: ${permitted.join(', ') || 'nowhere'}`, () => {
        const all: Relation[] = ['same', 'below', 'above', 'elsewhere'];
        expect(all.filter((relation) => allows(role, action, relation))).toEqual(permitted);
      });
    }
  }

  test('a stage of the review is decided by its own reviewers alone', () => {
    for (const stage of ['first_reviewer', 'second_reviewer', 'final_reviewer'] as const) {
      expect(ROLES.filter((role) => reachOf(role, `review.decide.${stage}`))).toEqual([stage]);
    }
  });

  test('the lists a query asks with say the same as the table', () => {
    for (const action of ACTIONS) {
      const lists = rolesReaching(action);
      for (const role of ROLES) {
        expect([lists.own, lists.below, lists.above].map((list) => list.includes(role))).toEqual(
          (['same', 'below', 'above'] as const).map((relation) => allows(role, action, relation)),
        );
      }
    }
    expect(REACHES).toHaveLength(4);
  });
});
