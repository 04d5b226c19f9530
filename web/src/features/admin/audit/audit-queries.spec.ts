import { auditWorkbookOf } from './audit-queries';

test('days are asked for as the institution has them, the last one whole', () => {
  const asked = new URL(auditWorkbookOf({ since: '2026-11-26', until: '2026-11-27' }), 'http://x').searchParams;
  expect([asked.get('from'), asked.get('to')]).toEqual(['2026-11-25T16:00:00.000Z', '2026-11-27T16:00:00.000Z']);
});

test.each(['20261-11-27', '112026-11-27', '2026-13-01', '0202-11-27', ''])(
  'what is no day narrows nothing: "%s"',
  (day) => {
    expect(auditWorkbookOf({ since: day, until: day, subjectType: 'story' })).toBe(
      '/api/audit/export.xlsx?subjectType=story',
    );
  },
);
