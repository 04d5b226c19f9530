import type { TestingModule } from '@nestjs/testing';
import { PostMeasures } from '../../../src/publishing/measuring/counts/post-measures.service.js';
import { PostLooks } from '../../../src/publishing/measuring/looks/post-looks.service.js';
import { PostFollows } from '../../../src/publishing/measuring/post-follows.service.js';
import { SenderService } from '../../../src/publishing/dispatch/sender.service.js';
import { WorkerLease } from '../../../src/publishing/dispatch/worker-lease.js';
import { PrepareService } from '../../../src/publishing/prepare/prepare.service.js';
import { PollService } from '../../../src/publishing/settle/poll.service.js';
import { AlertRaiser } from '../../../src/platform/alerts/alert-raiser.service.js';
import { Clock } from '../../../src/platform/clock.js';
import { ClaimService } from '../../../src/schedule/claims/claim.service.js';
import { PublicationReader } from '../../../src/schedule/publications/publication-reader.service.js';
import { approveStory, type Newsroom, openAccount, openNewsroom, scheduleStory } from '../../factories/newsroom.js';
import { until } from '../../support/until.js';
import { buildWorker } from '../../support/worker.js';
import { SandboxBench } from '../channels/sandbox-bench.js';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export interface WechatKeys {
  appid: string;
  secret: string;
}

export interface SaidAlert {
  kind: string;
  subject: string;
  facts: { happened: { zh: string; en: string } };
}

/** A newsroom, the sandbox and two workers, whose clocks are one; PostgreSQL's own is moved by making everything older. */
export class MeasuringScene {
  lease: WorkerLease;

  private constructor(
    readonly room: Newsroom,
    readonly bench: SandboxBench,
    readonly workers: readonly [TestingModule, TestingModule],
  ) {}

  /** @param ago how long before now everything begins, ms */
  static async open(ago = 0): Promise<MeasuringScene> {
    const bench = await SandboxBench.start({ publishDelayMs: 0 });
    bench.clock.ms = Date.now() - ago;
    const room = await openNewsroom();
    const config = { publicUrl: room.api.url };
    const workers = [await buildWorker(room.databaseUrl, config), await buildWorker(room.databaseUrl, config)] as const;
    for (const worker of workers)
      jest.spyOn(worker.get(Clock, { strict: false }), 'now').mockImplementation(() => bench.clock.now());
    const scene = new MeasuringScene(room, bench, workers);
    scene.lease = await WorkerLease.take(room.databaseUrl, () => undefined);
    return scene;
  }

  async close(): Promise<void> {
    await this.lease.end();
    for (const worker of this.workers) await worker.close();
    await this.room.close();
    await this.bench.close();
  }

  part<T>(type: new (...args: never[]) => T, worker: 0 | 1 = 0): T {
    return this.workers[worker].get(type, { strict: false });
  }

  sql<T>(query: string, parameters: unknown[] = []): Promise<T[]> {
    return this.room.api.dataSource.query(query, parameters);
  }

  read(id: string) {
    return this.room.api.app.get(PublicationReader).require(id);
  }

  weibo(): Promise<string> {
    const { weibo } = this.bench.sandbox.credentials;
    const base = this.bench.sandbox.weiboBaseUrl;
    return openAccount(this.room, 'weibo', {
      baseUrl: base,
      sandbox: true,
      settings: { uid: weibo.uid, rip: '127.0.0.1', permalinkBase: base, shortLinkBase: base },
      credentials: { accessToken: weibo.accessToken },
    });
  }

  wechat(driver: 'publish' | 'mass', wechat = this.bench.sandbox.credentials.wechat as WechatKeys): Promise<string> {
    return openAccount(this.room, 'wechat', {
      driver,
      name: `示例公众号 ${wechat.appid}`,
      baseUrl: this.bench.sandbox.wechatBaseUrl,
      sandbox: true,
      settings: { appId: wechat.appid },
      credentials: { appSecret: wechat.secret },
    });
  }

  /** Something that is out on one account. */
  async out(channel: 'web' | 'wechat', account: string): Promise<string> {
    const id = await scheduleStory(this.room, await approveStory(this.room, { [channel]: account }), account);
    await this.sendUntilOut(id);
    return id;
  }

  /** A Weibo post that is out, after its page. */
  async outOnWeibo(accounts: { web: string; weibo: string }): Promise<string> {
    const story = await approveStory(this.room, accounts);
    await scheduleStory(this.room, story, accounts.web);
    const id = await scheduleStory(this.room, story, accounts.weibo);
    await this.sendUntilOut(id);
    return id;
  }

  private async sendUntilOut(id: string): Promise<void> {
    await until(`${id} is out`, async () => {
      await this.part(PrepareService).prepareDue();
      const { claims } = await this.part(ClaimService).claimDue(this.lease.id, 10);
      for (const claim of claims)
        await (
          await this.part(SenderService).open([claim], this.lease, performance.now() + 10_000)
        )(claim);
      await this.bench.sandbox.settle();
      await this.sql(`UPDATE publication_attempt SET next_poll_at = clock_timestamp() WHERE next_poll_at IS NOT NULL`);
      await this.part(PollService).pollDue();
      return (await this.read(id)).state === 'sent';
    });
    await this.part(PostFollows).keep();
  }

  /** Time passes for all that is out. */
  async pass(ms: number): Promise<void> {
    const ago = `$1 * interval '1 millisecond'`;
    this.bench.clock.ms = Math.max(this.bench.clock.ms, Date.now());
    await this.sql(`ALTER TABLE publication DISABLE TRIGGER USER`);
    await this.sql(`UPDATE publication SET sent_at = sent_at - ${ago} WHERE sent_at IS NOT NULL`, [ms]);
    await this.sql(`ALTER TABLE publication ENABLE TRIGGER USER`);
    await this.sql(
      `UPDATE post_follow SET sent_at = sent_at - ${ago}, followed_from = followed_from - ${ago}, look_at = look_at - ${ago},
                              measure_at = measure_at - ${ago}`,
      [ms],
    );
    await this.sql(`UPDATE measure_round SET next_at = next_at - ${ago}`, [ms]);
    await this.sql(`UPDATE post_look SET at = at - ${ago}`, [ms]);
    await this.sql(`UPDATE alert SET episode = episode - ${ago}`, [ms]);
    await this.sql(`UPDATE post_figure SET at = at - ${ago}`, [ms]);
  }

  /** A round of looks by both workers at once. @returns how many each took */
  async look(): Promise<number> {
    await this.part(PostFollows).keep();
    const taken = await Promise.all([this.part(PostLooks).lookDue(), this.part(PostLooks, 1).lookDue()]);
    return taken[0] + taken[1];
  }

  /** A round of measuring by both workers at once. @returns how many accounts were asked */
  async measure(): Promise<number> {
    await this.part(PostFollows).keep();
    const asked = await Promise.all([this.part(PostMeasures).measureDue(), this.part(PostMeasures, 1).measureDue()]);
    return asked[0] + asked[1];
  }

  looks(
    id: string,
  ): Promise<{ age: string; post: string; link: string; status: number | null; cause: string | null }[]> {
    return this.sql(`SELECT age, post, link, status, cause FROM post_look WHERE publication_id = $1 ORDER BY at`, [id]);
  }

  figures(id: string) {
    return this.sql<{ age: string; reads: string | null; likes: string; comments: string; shares: string }>(
      `SELECT age, reads, likes, comments, shares FROM post_figure WHERE publication_id = $1 ORDER BY at`,
      [id],
    );
  }

  /** What people outside are told of a publication, after two rounds of looking for it. */
  async alerts(id: string): Promise<SaidAlert[]> {
    const raiser = this.room.api.app.get(AlertRaiser, { strict: false });
    await raiser.raise();
    await raiser.raise();
    return this.sql(
      `SELECT kind, subject, facts FROM alert WHERE subject = $1 AND kind ~ 'gone|link' ORDER BY episode`,
      [id],
    );
  }
}
