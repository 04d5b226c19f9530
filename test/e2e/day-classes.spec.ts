import { DayClassService } from '../../src/schedule/days/day-class.service.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { bootApi, type Client, type TestApi } from '../support/http-app.js';

interface Days {
  year: number;
  announced: boolean;
  basis: { zh: string; en: string };
  special: { date: string; class: string; source: string; name: { zh: string } | null }[];
  days: { date: string; class: string; note?: string; setByName: string }[];
}

describe('classes of days set by hand', () => {
  let database: TestDatabase;
  let api: TestApi;
  let admin: Client;
  let officer: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    api = await bootApi({ databaseUrl: database.url });
    const root = await api.createDepartment({ name: '示例局' });
    const school = await api.createDepartment({ name: '示例学校', parentId: root, kind: 'school' });
    admin = await api.enter('admin', [root, 'administrator']);
    officer = await api.enter('officer', [school, 'press_officer', 'administrator']);
  });
  afterAll(async () => {
    await api.close();
    await database.close();
  });

  const table = () => api.dataSource.transaction((tx) => api.app.get(DayClassService).table(tx));

  test('are kept by local date and told to the planner as text, whatever the zone of the process', async () => {
    const days = [
      { date: '2027-01-01', class: 'holiday', note: '元旦' },
      { date: '2027-12-31', class: 'workday' },
    ];
    expect((await admin.put('/api/day-classes', { days })).status).toBe(204);
    const { body } = await officer.get<Days>('/api/day-classes?year=2027');
    expect(body).toMatchObject({ year: 2027, announced: false, days });
    expect(body.days.map(({ setByName }) => setByName)).toEqual(['admin', 'admin']);
    expect(await table()).toEqual({ '2027-01-01': 'holiday', '2027-12-31': 'workday' });
    expect((await officer.get<Days>('/api/day-classes?year=2026')).body).toMatchObject({ announced: true, days: [] });
  });

  test('stand beside the announced holidays and days worked in their place, and go before them', async () => {
    const year = async (number: number) => (await officer.get<Days>(`/api/day-classes?year=${number}`)).body;
    const before = await year(2026);
    const of = ({ special }: Days, date: string) => special.find((one) => one.date === date);
    expect(of(before, '2026-10-01')).toEqual({
      ...{ date: '2026-10-01', class: 'holiday', source: 'announced' },
      name: { zh: '国庆节', en: 'National Day' },
    });
    expect(of(before, '2026-10-10')).toMatchObject({ class: 'workday', source: 'announced' });
    expect(of(before, '2026-10-11')).toBeUndefined();
    expect(before.basis.zh).toContain('2026 年放假安排');
    const days = ['2026-10-10', '2026-10-12'].map((date) => ({ date, class: 'weekend', note: '示例' }));
    await admin.put('/api/day-classes', { days });
    const after = await year(2026);
    expect(of(after, '2026-10-10')).toMatchObject({ class: 'weekend', source: 'set', name: { zh: '国庆节' } });
    expect(of(after, '2026-10-12')).toMatchObject({ class: 'weekend', source: 'set', name: null });
    expect(after.special.map(({ date }) => date)).toEqual([...after.special.map(({ date }) => date)].sort());
    for (const { date } of days) await admin.delete(`/api/day-classes/${date}`);
    expect((await year(2026)).special).toEqual(before.special);
    const unknown = await year(2040);
    expect(unknown).toMatchObject({ announced: false, special: [] });
    expect(unknown.basis.zh).toContain('按星期计算');
    expect(unknown.basis.en).toContain('the weekday decides');
  });

  test('are set anew by day and given back one by one, each act in the audit log', async () => {
    await admin.put('/api/day-classes', { days: [{ date: '2028-02-29', class: 'holiday' }] });
    await admin.put('/api/day-classes', { days: [{ date: '2028-02-29', class: 'workday', note: '示例：校庆调课' }] });
    expect((await admin.get<Days>('/api/day-classes?year=2028')).body.days).toMatchObject([
      { date: '2028-02-29', class: 'workday', note: '示例：校庆调课' },
    ]);
    const preview = await admin.post('/api/day-classes/2028-02-29/removal-preview', {});
    expect(preview).toMatchObject({ status: 200, body: { misfits: 0 } });
    expect((await admin.delete('/api/day-classes/2028-02-29')).status).toBe(204);
    expect((await admin.delete('/api/day-classes/2028-02-29')).status).toBe(404);
    expect((await admin.get<Days>('/api/day-classes?year=2028')).body.days).toEqual([]);
    const acts = await api.dataSource.query(
      `SELECT action, data FROM audit_entry WHERE subject_type = 'day-class' ORDER BY id DESC LIMIT 2`,
    );
    expect(acts).toMatchObject([
      { action: 'day-class.remove', data: { days: [{ date: '2028-02-29', class: 'workday' }] } },
      { action: 'day-class.set', data: { days: [{ date: '2028-02-29', class: 'workday' }] } },
    ]);
  });

  test.each([
    ['a date the calendar does not have', { date: '2027-02-29', class: 'holiday' }, '/days/0/date'],
    ['a year out of reach', { date: '1999-01-01', class: 'holiday' }, '/days/0/date'],
    ['an instant', { date: '2027-01-01T00:00:00Z', class: 'holiday' }, '/days/0/date'],
    ['an unknown class', { date: '2027-01-02', class: 'sunday' }, '/days/0/class'],
    ['a field that does not exist', { date: '2027-01-02', class: 'workday', name: 'x' }, '/days/0/name'],
  ])('refuse %s by its field and set nothing', async (_what, bad, pointer) => {
    const days = [bad, { date: '2030-01-02', class: 'workday' }];
    const { status, body } = await admin.put<{ pointer: string }>('/api/day-classes', { days });
    expect([status, body.pointer]).toEqual([400, pointer]);
    expect((await admin.get<Days>('/api/day-classes?year=2030')).body.days).toEqual([]);
  });

  test('refuse the same day twice, an empty list, a bad year and a bad path', async () => {
    const twice = [1, 2].map(() => ({ date: '2029-01-01', class: 'workday' }));
    expect((await admin.put('/api/day-classes', { days: twice })).status).toBe(400);
    expect((await admin.put('/api/day-classes', { days: [] })).status).toBe(400);
    expect((await admin.get('/api/day-classes?year=abc')).status).toBe(400);
    expect((await admin.delete('/api/day-classes/2027-13-01')).status).toBe(400);
  });

  test('are for administrators of the whole house: one of a lower department reads, and sets nothing', async () => {
    const days = [{ date: '2031-01-01', class: 'workday' }];
    expect((await officer.put('/api/day-classes', { days })).status).toBe(403);
    expect((await officer.delete('/api/day-classes/2027-01-01')).status).toBe(403);
    expect((await officer.get('/api/day-classes?year=2027')).status).toBe(200);
  });
});
