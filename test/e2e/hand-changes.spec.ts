import { approveStory, type Newsroom, scheduleStory } from '../factories/newsroom.js';
import type { Answer } from '../support/http-app.js';
import { until } from '../support/until.js';
import { type Caller, type HandHouse, openHandHouse } from './hand-house.js';

interface After {
  changes: { kind: string; state: string }[];
  code?: string;
  text?: { zh: string };
}

/** What a person says they have done on a platform is looked at where it can be seen. */
describe('a change by hand', () => {
  let house: HandHouse;
  let room: Newsroom;
  let duty: Caller;
  let account: string;
  let serial = 0;

  beforeAll(async () => {
    house = await openHandHouse();
    ({ room, duty } = house);
    account = await house.handAccount();
  }, 60_000);
  afterAll(() => house.close());

  const change = (id: string, more: string, body: unknown) => duty.post<After>(`/api/publications/${id}/${more}`, body);
  const codeOf = ({ status, body }: Answer<After>) => `${status} ${body?.code ?? ''}`.trim();
  const stateOf = async (id: string) => (await duty.get<{ state: string }>(`/api/publications/${id}`)).body.state;

  /** Posted by hand and out at a page of its own, ordered to be taken down. */
  async function toBeTakenDown(): Promise<{ id: string; page: string; url: string }> {
    const text = `示例要撤下的人工稿件 ${++serial}`;
    const id = await scheduleStory(room, await approveStory(room, { other: account }, { text }), account);
    const task = `/api/hand-tasks/${id}`;
    await until('the task is laid out', async () => (await duty.get<{ stage: string }>(task)).body.stage === 'open');
    const page = `/p/${serial}`;
    house.pages.pages.set(page, { body: `<html><h1>${text}</h1></html>` });
    const url = `${house.pages.url}${page}`;
    await duty.post(`${task}/take`, {});
    expect((await duty.post(`${task}/posted`, { url })).status).toBe(200);
    expect((await change(id, 'retract', { reason: '示例：内容有误' })).body.changes[0]).toMatchObject({
      state: 'by_hand',
    });
    return { id, page, url };
  }

  it('does not count as taken down while its page still shows it', async () => {
    const { id, page, url } = await toBeTakenDown();
    const early = await change(id, 'changes/confirm', { note: '已删除' });
    expect(codeOf(early)).toBe('422 CHANGE_STILL_SHOWN');
    expect(early.body.text?.zh).toContain(url);
    expect(await stateOf(id)).toBe('sent');
    house.pages.pages.delete(page);
    const late = await change(id, 'changes/confirm', { note: '已删除' });
    expect(late.body.changes[0]).toMatchObject({ kind: 'retract', state: 'done' });
    expect(await stateOf(id)).toBe('retracted');
  });

  it('counts all the same when the person says that readers do not see it, which goes on record', async () => {
    const { id } = await toBeTakenDown();
    const insisted = await change(id, 'changes/confirm', { note: '页面有缓存', despiteShown: true });
    expect([codeOf(insisted), await stateOf(id)]).toEqual(['200', 'retracted']);
    const [entry]: { shown: string }[] = await room.api.dataSource.query(
      `SELECT data->>'stillShown' AS shown FROM audit_entry WHERE subject_id = $1 AND action = 'publication.retract'`,
      [id],
    );
    expect(entry?.shown).toBe('true');
  });

  it('is not looked at for whoever may not confirm it', async () => {
    const { id, page } = await toBeTakenDown();
    const before = house.pages.calls.filter((call) => call === page).length;
    const refused = await house.officer.post<After>(`/api/publications/${id}/changes/confirm`, { note: '示例' });
    expect(codeOf(refused)).toBe('403 FORBIDDEN');
    expect(house.pages.calls.filter((call) => call === page)).toHaveLength(before);
  });
});
