import type { Locator, Page } from 'playwright';
import { addPolicy, approveStory, openAccount, scheduleStory } from '../../factories/newsroom.js';
import { plantPublications } from '../../factories/planted-publications.js';
import { TEST_PASSWORD } from '../../support/http-app.js';
import { until } from '../../support/until.js';
import { DESKTOP, PHONE, type TestWindow } from './browser.js';
import { DayStage } from './day-stage.js';
import { looksAtItsDialogs } from './dialogs.js';

jest.setTimeout(120_000);

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** A day of the institution's clocks, counted from today. */
const day = (n: number): string => new Date(Date.now() + n * DAY + 8 * HOUR).toISOString().slice(0, 10);

/**
 * Every dialog that no day of anybody's comes by: opened, looked at in both sizes of window, refused and done, and the focus is back
 * where it was. Somebody who may do everything goes through them, in one window.
 */
describe('the dialog', () => {
  const stage = new DayStage();
  let window: TestWindow;
  let page: Page;
  const accounts = { web: '', mass: '', hand: '', weibo: '' };
  const sql = <T>(query: string, parameters: unknown[] = []): Promise<T[]> =>
    stage.room.api.dataSource.query(query, parameters);
  const plan = async (text: string, ahead: number | null, channel: 'web' | 'other' = 'web', account = accounts.web) => {
    const story = await approveStory(stage.room, { [channel]: account }, { text });
    return scheduleStory(stage.room, story, account, ahead === null ? null : new Date(Date.now() + ahead));
  };
  const lead = async (id: string, ...states: string[]): Promise<void> => {
    await sql(
      `UPDATE publication SET claim_token = gen_random_uuid(), claim_expires_at = clock_timestamp(), platform_ref = 'example',
         sent_at = clock_timestamp() WHERE id = $1`,
      [id],
    );
    for (const state of states) await sql(`UPDATE publication SET state = $2 WHERE id = $1`, [id, state]);
  };
  const stateOf = async (id: string): Promise<string | undefined> =>
    (await sql<{ state: string }>('SELECT state FROM publication WHERE id = $1', [id]))[0]?.state;

  const press = (name: string | RegExp, within: Page | Locator = page): Promise<void> =>
    within
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click();
  /** Its act, by whatever name: it says when. */
  const act = (dialog: Locator): Promise<void> => dialog.locator('.ant-modal-footer .ant-btn-primary').click();
  /** By the keyboard, so that the focus has somewhere to go back to. */
  const begin = async (opener: Locator): Promise<void> => {
    await opener.focus();
    await page.keyboard.press('Enter');
  };
  const opened = async (name: string | RegExp): Promise<Locator> => {
    const dialog = page.getByRole('dialog', { name });
    await dialog.waitFor();
    return dialog;
  };
  const look = async (): Promise<void> => {
    expect(await window.barriers()).toEqual([]);
    expect(await window.isTooWide()).toBe(false);
  };
  const gone = async (dialog: Locator, focus?: Locator | string): Promise<void> => {
    await dialog.waitFor({ state: 'detached' });
    if (focus !== undefined)
      await (
        typeof focus === 'string' ? page.locator(':focus', { hasText: focus }) : focus.and(page.locator(':focus'))
      ).waitFor();
  };

  beforeAll(
    () =>
      stage
        .open(async (room) => {
          const { weibo } = stage.sandbox.credentials;
          accounts.web = await openAccount(room, 'web', { name: '示例局网站' });
          accounts.mass = await openAccount(room, 'wechat', {
            ...{ name: '示例群发号', driver: 'mass', sandbox: true, baseUrl: stage.sandbox.wechatBaseUrl },
            ...{ settings: { appId: 'wx1234567890123456' }, credentials: { appSecret: '示例' } },
          });
          accounts.hand = await openAccount(room, 'other', { name: '示例视频号', settings: { minutes: 60 } });
          accounts.weibo = await openAccount(room, 'weibo', {
            ...{ name: '示例微博', sandbox: true, baseUrl: stage.sandbox.weiboBaseUrl },
            settings: { uid: weibo.uid, clientId: weibo.clientId, rip: '203.0.113.7' },
            credentials: { accessToken: weibo.accessToken, clientSecret: weibo.clientSecret },
          });
          await room.api.createPerson({
            login: 'allround',
            roles: [[room.bureau, 'duty_editor', 'channel_administrator', 'administrator', 'press_officer']],
          });
        })
        .then(async () => {
          window = await stage.enter('allround', '/console/', DESKTOP);
          page = window.page;
        }),
    120_000,
  );
  afterEach(() => {
    // The browser itself notes what was refused.
    const complaints = window.complaints.splice(0).filter((one) => !/status of 4(00|09|22)/.test(one));
    expect(complaints).toEqual([]);
  });
  afterAll(async () => {
    await stage.leave();
    await stage.close();
  });

  test('of an issue: opened, filled, put in order, closed, opened again, moved and cancelled', async () => {
    const titles = ['示例图文甲', '示例图文乙', '示例图文丙'];
    for (const text of titles) await approveStory(stage.room, { wechat: accounts.mass }, { text });
    await page.goto(`/console/calendar?view=week&day=${day(1)}`);
    const opener = page.getByRole('button', { name: '开一期图文…' });
    await begin(opener);
    const opening = await opened('开一期图文');
    await opening.getByLabel(/截稿时间/).fill(`${day(1)}T18:00`);
    await press('开一期', opening);
    await opening.getByRole('alert').waitFor();
    await look();
    await opening.getByLabel(/截稿时间/).fill(`${day(1)}T12:00`);
    await press('开一期', opening);
    const issue = await opened('示例群发号 的一期图文');
    for (const title of titles.slice(0, 2)) await press(new RegExp(`订位.*${title}`), issue);
    await issue.locator('.place-title', { hasText: '示例图文乙' }).waitFor();
    await look();
    await press(/关闭/, issue);
    await gone(issue, opener);

    // The third one, from the stories that wait for a time.
    const waiting = page.locator('.tray-story', { hasText: '示例图文丙' }).getByRole('button');
    await begin(waiting);
    const booking = await opened('订到哪一期');
    await booking.getByText('余 6 位').waitFor();
    await look();
    await press('订位', booking);
    await issue.locator('.place-title', { hasText: '示例图文丙' }).waitFor();
    await press(/设为头条.*示例图文丙/, issue);
    await issue.locator('.is-lead', { hasText: '示例图文丙' }).waitFor();
    await press(/移出.*示例图文甲/, issue);
    await issue.locator('.place-title', { hasText: '示例图文甲' }).waitFor({ state: 'detached' });

    await begin(issue.getByRole('button', { name: '现在截稿' }));
    const closing = await opened('现在截稿');
    await look();
    await press('现在截稿', closing);
    await issue.getByText('已截稿').waitFor();
    await begin(issue.getByRole('button', { name: '重新开放…' }));
    const again = await opened('重新开放…');
    await press('重新开放…', again);
    await again.getByText('请写明理由').waitFor();
    await look();
    await again.getByLabel('理由').fill('示例：再收一篇');
    await press('重新开放…', again);
    await issue.getByText('组稿中').waitFor();
    await begin(issue.getByRole('button', { name: '改群发时间…' }));
    const moving = await opened('改群发时间…');
    await moving.getByLabel(/群发时间/).fill(`${day(2)}T17:00`);
    await moving.getByLabel('理由').fill('示例：让一天');
    await look();
    await press('改群发时间…', moving);
    await gone(moving, '改群发时间…');
    await issue
      .getByText(new RegExp(`${day(2)}.*17:00`))
      .first()
      .waitFor();
    await begin(issue.getByRole('button', { name: '取消这一期…' }));
    const cancelling = await opened('取消这一期…');
    await cancelling.getByText('2 篇稿件退回待排期').waitFor();
    await cancelling.getByLabel('理由').fill('示例：不发了');
    await look();
    await press('取消这一期…', cancelling);
    await issue.getByText('已取消').waitFor();
    expect(await sql('SELECT state FROM mass_issue')).toEqual([{ state: 'cancelled' }]);
    await press(/关闭/, issue);
    await gone(issue);
  });

  test('of many: a day is moved as shown, and gaps are filled or there are none', async () => {
    const id = await plan('示例整天移动的', 4 * DAY);
    const [from = ''] = [day(4)];
    await page.goto(`/console/calendar?view=week&day=${from}`);
    await page.locator('.chip', { hasText: '示例整天移动的' }).waitFor();
    const opener = page.getByRole('button', { name: `${from}：移动整天` });
    await begin(opener);
    const moving = await opened('整天移动');
    await moving.getByLabel('移到哪一天').fill(from);
    await press('看看会怎样', moving);
    await moving.getByRole('alert').or(moving.getByText('没有可以移动的')).first().waitFor();
    await moving.getByLabel('移到哪一天').fill(day(5));
    await press('看看会怎样', moving);
    await moving.getByText('共 1 条，可以移动 1 条').waitFor();
    await look();
    await press('移动这 1 条', moving);
    await gone(moving);
    await page.getByRole('status').getByText('1 条已移动').waitFor();
    const [row] = await sql<{ slot: Date }>('SELECT slot_at AS slot FROM publication WHERE id = $1', [id]);
    expect(new Date((row?.slot.getTime() ?? 0) + 8 * HOUR).toISOString().slice(0, 10)).toBe(day(5));
    const gaps = page.getByRole('button', { name: '向前补空…' });
    await begin(gaps);
    const filling = await opened('向前补空');
    await press('看看会怎样', filling);
    await filling
      .getByText(/没有可以移动的|可以移动/)
      .first()
      .waitFor();
    await look();
    await page.keyboard.press('Escape');
    await gone(filling, gaps);
  });

  test('of a post on the calendar: held, then cancelled, each with its reason', async () => {
    const id = await plan('示例日历上的', 6 * DAY);
    await page.goto(`/console/calendar?view=day&day=${day(6)}`);
    for (const [act, title, done, state] of [
      ['暂停…', '暂停发布', '暂停', 'held'],
      ['取消发布…', '取消发布', '取消发布', 'cancelled'],
    ] as const) {
      await begin(page.locator('.chip', { hasText: '示例日历上的' }));
      await press(act, await opened('示例日历上的'));
      const asking = await opened(title);
      await press(done, asking);
      await asking.getByText('请写明理由').waitFor();
      await look();
      await asking.getByLabel('理由').fill('示例：另有安排');
      await press(done, asking);
      await gone(asking);
      expect(await stateOf(id)).toBe(state);
    }
  });

  test('of the rules: a day is set and unset, a blackout called off, a rule given up, each after a look at the plan', async () => {
    await addPolicy(stage.room, [{ type: 'minGap', gap: 'PT1M' }]);
    await sql(
      `INSERT INTO blackout (id, name, starts_at, ends_at, mode, mourning)
       VALUES (gen_random_uuid(), '示例停发', now() + interval '40 d', now() + interval '41 d', 'shift', false)`,
    );
    await page.goto('/console/policies');
    await page.getByRole('tab', { name: '放假与调休' }).click();
    const set = page.getByRole('button', { name: '设置一天' });
    await begin(set);
    const setting = await opened('设置一天');
    await setting.getByLabel('日期').fill('');
    await press('预看影响', setting);
    await setting.getByText('请填写日期').waitFor();
    await setting.getByLabel('日期').fill(`${day(0).slice(0, 4)}-12-30`);
    await setting.getByRole('radio', { name: '上班' }).check();
    await setting.getByLabel('说明').fill('示例：调休');
    await look();
    await press('预看影响', setting);
    await press('确认保存', setting);
    await gone(setting, set);
    const row = page.getByRole('listitem').filter({ hasText: '12-30' });
    await row.getByText('手工设置').waitFor();
    await begin(row.getByRole('button', { name: '恢复' }));
    const unsetting = await opened(/^恢复 /);
    await look();
    await press('预看影响', unsetting);
    await press('确认恢复', unsetting);
    await gone(unsetting);
    await row.getByText('手工设置').waitFor({ state: 'detached' });
    await page.getByRole('tab', { name: '停发时段' }).click();
    await begin(page.getByRole('button', { name: '取消', exact: true }));
    const removing = await opened('取消停发时段“示例停发”');
    await press('预看影响', removing);
    await removing.getByText(/不影响任何已排期的稿件/).waitFor();
    await look();
    await press('确认取消', removing);
    await gone(removing);
    await page.getByRole('tab', { name: '规则' }).click();
    await begin(page.getByRole('button', { name: '废止' }));
    const retiring = await opened('废止“示例规则”');
    await look();
    await press('预看影响', retiring);
    await press('确认废止', retiring);
    await gone(retiring);
    await page.getByText('还没有频次规则').waitFor();
  });

  test('of accounts: a secret is made and rotated, Weibo asked, and a change that strands posts is made all the same', async () => {
    await openAccount(stage.room, 'web', {
      ...{ name: '示例单位网站', driver: 'webhook', baseUrl: stage.pages.url },
      settings: { columns: ['工作动态'], minutes: 60 },
    });
    await page.goto('/console/accounts');
    await page.getByText('示例单位网站').first().click();
    for (const word of ['生成密钥', '更换密钥']) {
      await begin(page.getByRole('button', { name: word }));
      const rotating = await opened(word);
      await look();
      await press(word, rotating);
      await rotating.getByText('新密钥（只显示这一次）').waitFor();
      await look();
      await rotating.getByRole('button', { name: '关闭' }).last().click();
      await gone(rotating, '更换密钥');
    }
    await page.getByText('示例微博').first().click();
    const weibo = page.getByRole('button', { name: '重新授权' });
    await begin(weibo);
    const connecting = await opened('到微博完成授权');
    await look();
    await connecting.getByRole('button', { name: '关闭' }).last().click();
    await gone(connecting, weibo);
    // Ten mass sends in one month; a service account has four.
    const month = new Date(`${day(62).slice(0, 7)}-01T12:00:00+08:00`).getTime();
    await plantPublications(
      stage.room.api.dataSource,
      Array.from({ length: 10 }, (_, n) => ({
        ...{ departmentId: stage.room.bureau, accountId: accounts.mass, channel: 'wechat' as const },
        slot: new Date(month + n * DAY),
      })),
    );
    await page.getByText('示例群发号').first().click();
    const edit = page.getByRole('button', { name: '修改', exact: true });
    await begin(edit);
    const editing = await opened('修改“示例群发号”');
    await window.stillness();
    if (!(await editing.getByLabel(/账号类型/).isVisible())) await editing.locator('summary').click();
    await editing.getByLabel(/账号类型/).click();
    await page.locator('.ant-select-dropdown:visible').getByText('服务号', { exact: false }).click();
    await press('保存', editing);
    await editing.getByText('改后有 6 条已排期的发布不再符合规则').waitFor();
    await editing.getByText('这些发布的时间不会自动改动').waitFor();
    expect((await editing.getByRole('alert').boundingBox())?.y).toBeGreaterThan(0);
    await look();
    await press('仍然保存', editing);
    await gone(editing, edit);
    await sql(`DELETE FROM publication WHERE account_id = $1`, [accounts.mass]).catch(() => undefined);
    expect(await sql(`SELECT settings->>'accountKind' AS kind FROM account WHERE id = $1`, [accounts.mass])).toEqual([
      { kind: 'service' },
    ]);
  });

  test('of the house: a department moves after a look at what that does, a password is made anew', async () => {
    await stage.room.api.createDepartment({ name: '示例分局', parentId: stage.room.bureau, kind: 'district' });
    await page.goto('/console/admin?tab=departments');
    const row = page.locator('.tree-row', { hasText: '示例学校' });
    await begin(row.getByRole('button', { name: '换上级' }));
    const moving = await opened('“示例学校”换上级');
    await window.stillness();
    await moving.getByLabel('移到哪个单位下面').click();
    await page.locator('.ant-select-dropdown:visible').getByText('示例分局', { exact: true }).click();
    await press('预看影响', moving);
    await moving.getByText(/不影响任何已排期的稿件/).waitFor();
    await look();
    await press('确认移动', moving);
    await gone(moving);
    expect(
      await sql(
        `SELECT above.name FROM department d JOIN department above ON above.id = d.parent_id WHERE d.name = '示例学校'`,
      ),
    ).toEqual([{ name: '示例分局' }]);
    await page.goto('/console/admin?tab=people');
    await press('管理 second-duty');
    const person = await opened(/second-duty/);
    const reset = person.getByRole('button', { name: '重置密码' });
    await begin(reset);
    const asking = await opened('重置密码');
    await look();
    await page.keyboard.press('Escape');
    await gone(asking, reset);
    await begin(reset);
    await press('确认重置', asking);
    await person.getByText('一次性密码（只显示这一次）').waitFor();
    await look();
    await press('完成', person);
    await gone(person);
  });

  test('of a post: moved, hastened, cancelled; one that is out gets its link, and what was to be taken down stays', async () => {
    const id = await plan('示例要动的稿件', 30 * DAY);
    await page.goto(`/console/publications/${id}`);
    const move = page.getByRole('button', { name: '改期' });
    await begin(move);
    const moving = await opened('改期：《示例要动的稿件》');
    // It begins at the time it has.
    await moving.getByRole('radio', { name: '指定时间', checked: true }).waitFor();
    await moving.getByLabel(/期望时间/).fill('');
    await act(moving);
    await moving.getByText('请选择时间').waitFor();
    await look();
    await moving.getByLabel(/期望时间/).fill(`${day(20)}T10:00`);
    await act(moving);
    await gone(moving, move);
    await page.getByText(/已核定在/).waitFor();
    const hasten = page.getByRole('button', { name: '加急' });
    await begin(hasten);
    const hastening = await opened('加急：《示例要动的稿件》');
    await act(hastening);
    await hastening.getByText('请写明理由').waitFor();
    await hastening.getByRole('radio', { name: '指定时间' }).check();
    await hastening.getByLabel('加急理由').fill('示例：来不及');
    await act(hastening);
    await hastening.getByText('请选择时间').first().waitFor();
    await look();
    await hastening.getByLabel(/期望时间/).fill(`${day(10)}T10:00`);
    await act(hastening);
    await gone(hastening);
    await page.getByText(/加急：示例：来不及/).waitFor();
    await begin(page.getByRole('button', { name: '取消发布' }));
    const cancelling = await opened(/^取消《示例要动的稿件》/);
    await press('取消发布', cancelling);
    await cancelling.getByText('请写明理由').waitFor();
    await look();
    await cancelling.getByLabel('理由').fill('示例：不发了');
    await press('取消发布', cancelling);
    await gone(cancelling);
    expect(await stateOf(id)).toBe('cancelled');

    const out = await plan('示例已发出的', DAY, 'other', accounts.hand);
    await lead(out, 'claimed', 'sending', 'sent');
    await page.goto(`/console/publications/${out}`);
    const link = page.getByRole('button', { name: '补填链接' });
    await begin(link);
    const linking = await opened('补填链接');
    await linking.getByLabel('链接').fill('不是链接');
    await press('保存', linking);
    await linking.getByText('请填写以 http 或 https 开头的链接').waitFor();
    await look();
    await linking.getByLabel('链接').fill('https://example.org/s/1');
    await press('保存', linking);
    await gone(linking);
    const after = page.getByRole('region', { name: '发布之后' });
    await press(/^撤下/, after);
    const ordering = await opened(/^撤下《/);
    await ordering.getByLabel(/理由/).fill('示例：数字有误');
    await ordering.getByRole('button', { name: /^撤下/ }).click();
    await gone(ordering);
    await begin(after.getByRole('button', { name: '不做了' }));
    const givingUp = await opened('放弃撤下');
    await press('不做了', givingUp);
    await givingUp.getByText('请写明理由').waitFor();
    await look();
    await givingUp.getByLabel('理由').fill('示例：核实无误');
    await press('不做了', givingUp);
    await gone(givingUp);
    await after.getByText('撤下 · 已放弃').waitFor();
    const [post] = await sql<{ story: string }>(`SELECT story_id AS story FROM publication WHERE id = $1`, [out]);
    await page.goto(`/console/stories/${post?.story}`);
    for (const [line, why] of [
      ['要求从 示例视频号 撤下', '示例：数字有误'],
      ['放弃从 示例视频号 撤下', '示例：核实无误'],
    ] as const)
      await page.locator('.story-history > li', { hasText: line }).getByText(why).waitFor();
    await look();
  });

  test('of an account’s health: paused with its reason, then taken up again', async () => {
    await page.goto('/console/live');
    const row = page.getByRole('region', { name: '账号' }).getByRole('listitem').filter({ hasText: '示例视频号' });
    await begin(row.getByRole('button', { name: '停用' }));
    const pausing = await opened('停用“示例视频号”');
    await press('停用', pausing);
    await pausing.getByText('请写明理由').waitFor();
    await look();
    await pausing.getByLabel('理由').fill('示例：后台改版');
    await press('停用', pausing);
    await gone(pausing, '恢复');
    await begin(row.getByRole('button', { name: '恢复' }));
    const resuming = await opened('恢复“示例视频号”');
    await look();
    await press('恢复', resuming);
    await gone(resuming, '停用');
  });

  test('of a task by hand: taken over from somebody, put off, and given up', async () => {
    const id = await plan('示例人工的一篇', null, 'other', accounts.hand);
    await until('it has begun', async () => (await stateOf(id)) === 'confirming');
    await page.goto(`/console/tasks/${id}`);
    await page.getByRole('button', { name: '领取' }).waitFor();
    await begin(page.getByRole('button', { name: '改期' }));
    const putting = await opened('改期：《示例人工的一篇》');
    await putting.getByRole('radio', { name: '指定时间' }).check();
    await putting.getByLabel('理由').fill('示例：等素材');
    await press('改期', putting);
    await putting.getByText('请选择时间').first().waitFor();
    await look();
    await press('返回', putting);
    await gone(putting, '改期');
    const other = await stage.room.api.loginAs('duty');
    await until('it is taken', async () => (await other.post(`/api/hand-tasks/${id}/take`, {})).status < 300);
    await begin(page.getByRole('button', { name: '接手' }));
    const taking = await opened('从 duty 手中接手');
    await look();
    await press('已问过，没有发布，接手', taking);
    await gone(taking);
    await page.getByText('您已领取').waitFor();
    await begin(page.getByRole('button', { name: '未能发布' }));
    const failing = await opened('未能发布《示例人工的一篇》');
    await press('未能发布', failing);
    await failing.getByText('请写明理由').waitFor();
    await look();
    await failing.getByLabel('理由').fill('示例：平台维护');
    await press('未能发布', failing);
    await gone(failing);
    await until('it has failed', async () => (await stateOf(id)) === 'failed');
  });

  test('of the editor: a link is set, and another revision laid beside what is typed', async () => {
    const writer = await stage.room.api.loginAs('allround');
    const { body: story } = await writer.post<{ id: string }>('/api/stories', {
      ...{
        departmentId: stage.room.bureau,
        kind: 'unit',
        title: '示例：有链接的',
        summary: '',
        facts: { name: '示例' },
      },
      body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '链接在这里' }] }] },
    });
    await page.goto(`/console/stories/${story.id}/edit`);
    const text = page.getByRole('textbox', { name: '正文' });
    await text.press('Control+a');
    await press('链接', page.getByRole('toolbar'));
    const linking = await opened('链接');
    await linking.getByLabel(/链接地址/).fill('javascript:x');
    await linking.getByText('请填写完整的 http 或 https 地址').waitFor();
    await look();
    await press('链接到本稿的网页', linking);
    await linking.getByText('发布时换成本稿网页的地址').waitFor();
    await look();
    await press('改用网址', linking);
    await linking.getByLabel(/链接地址/).fill('https://example.org/');
    await page.keyboard.press('Enter');
    await gone(linking, text);
    await text.locator('a[href="https://example.org/"]').waitFor();
    await page.getByRole('tab', { name: '版本' }).click();
    const beside = page.getByRole('button', { name: '与现在对照' });
    await begin(beside);
    const comparing = await opened('第 1 版 → 现在');
    await look();
    await press('关闭', comparing);
    await gone(comparing, beside);
  });

  test('of oneself: the way on a phone, and a password of one’s own', async () => {
    await page.setViewportSize(PHONE);
    await page.goto('/console/');
    await press('菜单');
    await look();
    await press('收起菜单');
    await begin(page.getByRole('button', { name: 'allround' }));
    await begin(page.getByRole('button', { name: '修改密码' }));
    const changing = await opened('修改密码');
    await changing.getByLabel('当前密码').fill('不是这个密码呀');
    for (const field of ['新密码', '再输一遍新密码'])
      await changing.getByLabel(field, { exact: true }).fill('示例的一句新话，好记');
    await changing.locator('button[type=submit]').click();
    await changing.getByRole('alert').first().waitFor();
    await look();
    await changing.getByLabel('当前密码').fill(TEST_PASSWORD);
    await changing.locator('button[type=submit]').click();
    await changing.getByText('密码已修改').waitFor();
    await press('完成', changing);
    await gone(changing, 'allround');
    await page.setViewportSize(DESKTOP);
  });

  looksAtItsDialogs();
});
