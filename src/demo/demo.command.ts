import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { followPublications } from './headless/follow.js';
import { OwnInstallationKeeper } from './headless/own-installation.js';
import { proveReleases } from './headless/proof.js';
import { campaignReport, type DemoReport, failedReport, publicationsReport, storyOf } from './headless/report.js';
import { seedDemo } from './seed-demo.js';
import { NoNotice } from './stories/campaign.js';
import { PACE_IN_BRIEF } from './stories/scheduling.js';
import { CHANNEL_NAMES } from './wording.rules.js';

const USAGE = `npm run demo -- [--json] [--notice FILE]

走一遍主要工作：从通知生成专题活动，撰写稿件，三人三审，按频次规则排期，发往网站、微信和微博（沙箱），再到平台账本上核对。
The main job once through: a campaign from a notice, stories, three reviews by three people, a throttled schedule, posts on the
web, WeChat and Weibo (sandbox), and a look into the platforms' own ledger. On a data directory of its own, removed afterwards.
  --json         一行 JSON / one line of JSON
  --notice FILE  用这份通知，不用自带的示例 / this notice instead of the bundled sample`;

/** Exit codes: 0 all well, 1 something is missing, 2 the input cannot be used. */
interface Verdict {
  report: DemoReport;
  exitCode: 0 | 1 | 2;
}

const ZONE = 'Asia/Shanghai';

function say(message: string): void {
  process.stderr.write(`${message}\n`);
}

/** Progress, with the seconds since the command began. */
function progress(message: string): void {
  say(`${process.uptime().toFixed(0).padStart(3)} s ${message}`);
}

/** The whole demonstration on an installation that is already there. */
async function perform(keeper: OwnInstallationKeeper, notice: Buffer | undefined): Promise<Verdict> {
  progress('· 启动一套全新的系统 / a fresh installation');
  const { apiUrl, first, sandbox, ended } = await keeper.start();
  const work = async (): Promise<Verdict> => {
    const seeded = await seedDemo({
      ...{ apiUrl, first, sandbox, say: progress, pace: PACE_IN_BRIEF },
      ...(notice === undefined ? {} : { notice }),
      tell: () => undefined,
    });
    progress('· 等它们自己发出 / waiting for the posts to leave by themselves');
    const publications = await followPublications(seeded.admin, seeded.publications, (publication) => {
      const { channel, state, storyTitle } = publication;
      progress(`  ${CHANNEL_NAMES[channel].zh}  ${state}  ${storyTitle}`);
    });
    progress('· 到平台账本和网页上核对 / looking into the platforms’ ledger and at the pages');
    const faults = await proveReleases(seeded.admin, publications, sandbox.ledgerUrl);
    const { published, throttled } = publicationsReport(publications);
    for (const channel of ['web', 'wechat', 'weibo'] as const)
      if (!published.some((post) => post.channel === channel)) faults.push(`nothing left on ${channel}`);
    if (throttled.length === 0) faults.push('no publication was made to wait by a rule');
    const ok = faults.length === 0;
    const { stories, reviews } = seeded;
    return {
      report: {
        ...{ campaign: campaignReport(seeded), stories: stories.length, reviews, published, throttled, ok },
        ...(ok ? {} : { errors: faults }),
      },
      exitCode: ok ? 0 : 1,
    };
  };
  return Promise.race([work(), ended]);
}

/** @param path null = the bundled sample */
async function run(path: string | null): Promise<Verdict> {
  let notice: Buffer | undefined;
  try {
    if (path !== null) notice = await readFile(path);
  } catch (error) {
    return refused(`无法读取 ${path}。 Cannot read ${path}: ${messageOf(error)}`, 2);
  }
  const keeper = new OwnInstallationKeeper();
  const stop = (signal: NodeJS.Signals): void =>
    void keeper.remove().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  process.once('SIGINT', stop).once('SIGTERM', stop);
  try {
    return await perform(keeper, notice);
  } catch (error) {
    const [first = '', ...details] = messageOf(error).split('\n');
    // What the application said belongs to a reader, not into the one line.
    if (details.length > 0) say(details.join('\n'));
    return refused(first, error instanceof NoNotice ? 2 : 1);
  } finally {
    await keeper.remove();
  }
}

function refused(error: string, exitCode: 1 | 2): Verdict {
  return { report: failedReport([error]), exitCode };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function main(): Promise<void> {
  let options: { json: boolean; notice?: string; help: boolean };
  try {
    const { values } = parseArgs({
      options: {
        json: { type: 'boolean', default: false },
        notice: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    options = values;
  } catch (error) {
    say(`参数有误 / ${messageOf(error)}\n\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  if (options.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const { report, exitCode } = await run(options.notice ?? null);
  for (const error of report.errors ?? []) say(`✗ ${error}`);
  process.stdout.write(`${options.json ? JSON.stringify(report) : storyOf(report, ZONE)}\n`);
  process.exitCode = exitCode;
}

await main();
