import type { Credential } from '../../demo/house/people.js';
import { seedDemo, type SeededDemo } from '../../demo/seed-demo.js';
import { CHANNEL_NAMES, localDayTime, localTime, table, wasMoved } from '../../demo/wording.rules.js';
import type { FirstAdministrator } from '../../identity/first-administrator.service.js';
import type { Config } from '../../platform/config/config.token.js';
import type { Sandbox } from '../../sandbox/sandbox.server.js';
import type { DemoMark } from './demo-mark.js';

interface Showing {
  apiUrl: string;
  config: Config;
  first: FirstAdministrator;
  sandbox: Sandbox;
  mark: DemoMark;
  say: (message: string) => void;
}

/** Fills the empty installation and says what there is to see. A seeding that fails leaves the system up and says how to start over. */
export async function showDemo({ apiUrl, config, first, sandbox, mark, say }: Showing): Promise<void> {
  const credentials: Credential[] = [];
  const tell = (credential: Credential): void => void credentials.push(credential);
  say('\n正在填入演示数据 / filling in the demonstration');
  try {
    const seeded = await seedDemo({ apiUrl, first, sandbox, unfinished: true, say, tell });
    // By the clock of this machine, which is the embedded database's, too.
    mark.finish(new Date().toISOString());
    say(programme(seeded, config, sandbox));
    say(passwords(credentials));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    say(`\n演示数据没有填完 / the demonstration was not finished: ${reason}`);
    say(START_OVER);
  }
}

/** How to get a whole demonstration where the filling in was cut off or failed: its passwords were shown to nobody. */
export const START_OVER = `
演示数据没有填完，也没有人可以登录。请重新启动，内置数据库会清空重来；使用外部数据库的，请另换一个空库。
The demonstration is incomplete and nobody can log in. Start again: on the embedded database it is made anew; a database of
your own must be an empty one.`;

function programme(
  { campaign, stories, publications, planned }: SeededDemo,
  { timeZone, publicUrl }: Config,
  sandbox: Sandbox,
): string {
  const rows = publications
    .toSorted((a, b) => a.slotAt.localeCompare(b.slotAt))
    .map((publication) => [
      localTime(publication.slotAt, timeZone),
      CHANNEL_NAMES[publication.channel].zh,
      publication.departmentName,
      publication.storyTitle,
    ]);
  const ahead = planned
    .toSorted((a, b) => a.slotAt.localeCompare(b.slotAt))
    .map((publication) => [
      localDayTime(publication.slotAt, timeZone),
      CHANNEL_NAMES[publication.channel].zh,
      publication.departmentName,
      publication.storyTitle,
    ]);
  const waiting = [...publications, ...planned]
    .filter(wasMoved)
    .flatMap(({ channel, storyTitle, wishedAt, slotAt, because }) => [
      `  ${CHANNEL_NAMES[channel].zh}《${storyTitle}》 ${localTime(wishedAt, timeZone)} → ${localTime(slotAt, timeZone)}`,
      ...because.flatMap(({ text }) => [`    ${text.zh}`, `    ${text.en}`]),
    ]);
  return `
演示已备好 / The demonstration is ready
  专题活动 campaign       ${campaign.title}
  稿件 stories            ${stories.length} 篇已经三审定稿，1 篇在审 / ${stories.length} approved by three people, 1 in review

接下来自动发出 / leaving by themselves (${timeZone})
${table(rows)}

今后几天的安排，可改期、暂停、取消 / planned for the coming days, to be moved, held or cancelled
${table(ahead)}

因本单位发布频次规则而等候 / waiting because of their department's rule
${waiting.join('\n')}

请看 / watch
  ${publicUrl}/      网站 / the public site
  ${sandbox.pageUrl}      微信、微博（沙箱） / WeChat and Weibo (sandbox)

看完示例要正式使用：以 admin 登录控制台，在工作台点“清空示例，正式开始”
to begin in earnest afterwards: log in as admin; the desk has “Clear the demonstration away”`;
}

function passwords(credentials: readonly Credential[]): string {
  const rows = credentials.map(({ login, password, displayName, en }) => [login, password, displayName, en]);
  return `
账号（密码只显示这一次） / people (passwords are shown this once)
${table(rows)}`;
}
