import ExcelJS from 'exceljs';
import { type Newsroom, openNewsroom } from '../factories/newsroom.js';
import type { Client } from '../support/http-app.js';

interface Found {
  items: { subjectId: string; at: string }[];
  nextCursor: string | null;
}

const MANY = 1_200;

/** What is looked for in the audit log by the words of a name. */
describe('the audit log, searched', () => {
  let room: Newsroom;
  let admin: Client & { cookie: string };

  beforeAll(async () => {
    room = await openNewsroom();
    admin = await room.api.loginAs('admin');
    await room.api.dataSource.query(
      `INSERT INTO audit_entry (actor_id, action, subject_type, subject_id, data)
       SELECT NULL, 'story.create', 'story', gen_random_uuid()::text, jsonb_build_object('title', '示例_搜索稿' || n)
       FROM generate_series(1, $1) n`,
      [MANY],
    );
  });
  afterAll(() => room.close());

  const found = async (words: string): Promise<string[]> => {
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const more: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const asked = `/api/audit?limit=100&object=${encodeURIComponent(words)}${more}`;
      const { items, nextCursor }: Found = (await admin.get<Found>(asked)).body;
      ids.push(...items.map(({ subjectId }) => subjectId));
      cursor = nextCursor;
    } while (cursor !== null);
    return ids;
  };

  it('leaves out nothing that a name fits, however much it is, and nothing else is in', async () => {
    expect(new Set(await found('示例_搜索稿')).size).toBe(MANY);
    expect(await found('示例_搜索稿1200')).toHaveLength(1);
    expect(await found('示例%搜索稿')).toEqual([]);
  });

  it('is taken away whole, too', async () => {
    const path = `/api/audit/export.xlsx?object=${encodeURIComponent('示例_搜索稿')}`;
    const answer = await fetch(`${room.api.url}${path}`, { headers: { cookie: admin.cookie } });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await answer.arrayBuffer());
    expect(book.worksheets[0]?.rowCount).toBe(MANY + 1);
  });

  it.each(['1', '2026-07-01', '2026-07-01T00:00:00', 'yesterday'])('takes "%s" for no instant', async (from) => {
    const { status, body } = await admin.get<{ errors: { pointer: string }[] }>(`/api/audit?from=${from}`);
    expect([status, body.errors.map(({ pointer }) => pointer)]).toEqual([400, ['/from']]);
    expect((await admin.get(`/api/audit?to=${from}`)).status).toBe(400);
  });

  it('is narrowed by instants', async () => {
    const { body } = await admin.get<Found>(`/api/audit?from=${encodeURIComponent('2999-07-01T00:00:00+08:00')}`);
    expect(body.items).toEqual([]);
  });
});
