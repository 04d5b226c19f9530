import { changeRecord } from './change-record.rules.js';

test('a change is told by what it replaced; what stays, and whole documents, are left out', () => {
  const before = { name: '甲', kind: 'school', shortName: null, pillars: [{ id: 1 }], organisers: ['a'], at: null };
  const at = new Date(0);
  expect(
    changeRecord(before, { name: '乙', kind: 'school', shortName: '乙', pillars: [{ id: 2 }], organisers: ['b'], at }),
  ).toEqual({
    before: { name: '甲', shortName: null, organisers: ['a'], at: null },
    after: { name: '乙', shortName: '乙', organisers: ['b'], at },
  });
});
