import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'pg';
import { owe } from '../engine/endings.js';
import { type Household, openHousehold } from '../engine/household.js';
import { WIDE_LIMITS } from '../engine/private-sandbox.js';
import type { DrillResult } from './drill-report.js';
import { gatherFacts } from './judge/gather-facts.js';
import { judge } from './judge/verdict.rules.js';
import { atPace, type DrillScale, type DrillSettings } from './plan/drill-scale.js';
import { planFaults } from './plan/fault-plan.js';
import { type Scene, setScene } from './plan/scene.js';
import { CallbackRelay } from './storm/callback-relay.js';
import { BackOffice } from './storm/back-office.js';
import { Crew } from './storm/crew.js';
import { Desk } from './storm/desk.js';
import { Duty } from './storm/duty.js';
import { workerEntry } from './hurried/hurried-build.js';
import { WeatherMaker } from './storm/weather-maker.js';

/** A repetition is not to be refused by the platform: the drill wants to see it. */
export const LIMITS = { ...WIDE_LIMITS, weibo: { ...WIDE_LIMITS.weibo, identicalWindowMs: 0, similarWindowMs: 0 } };
/** The platform's own, s. */
const CLIENT_ID_GAP_SECONDS = 60;
/** From here until the workers are at work. */
const LEAD_MS = 1_500;
/** So many times the patience with a calm in which nothing moves, the calm may last. */
const LONGEST_CALM = 5;
/** Longest life of a claim and longest call of the product, ms. */
const CLAIM_AND_CALL_MS = 30_000;

/** One run: servers, a scene, the storm, the calm after it, and what the platforms say. */
export async function drill(settings: DrillSettings, say: (message: string) => void): Promise<DrillResult> {
  const entry = workerEntry(settings.scale.hurry);
  entry.catch(() => undefined); // whoever waits for it hears of it
  const house = await openHousehold({
    redis: settings.backend === 'redis',
    wordpress: settings.scale.guests.wordpress > 0,
    settings: { max_connections: '500' },
    limits: limitsAt(settings.scale.hurry),
  });
  const close = owe(() => house.close());
  try {
    return await new Drill(settings, house, say).run(await entry);
  } finally {
    await close();
  }
}

/** Where the product's patience is divided, the pause that WeChat asks for between two tries of one mass send is, too. */
function limitsAt(hurry: number): typeof LIMITS {
  const clientMsgIdGapSeconds = Math.floor(CLIENT_ID_GAP_SECONDS / hurry) - (hurry > 1 ? 2 : 0);
  return { ...LIMITS, wechat: { ...LIMITS.wechat, ...{ clientMsgIdGapSeconds } } };
}

class Drill {
  private readonly secretKey = randomBytes(32);
  private readonly troubles: string[] = [];

  constructor(
    private readonly settings: DrillSettings,
    private readonly house: Household,
    private readonly say: (message: string) => void,
  ) {}

  async run(entry: readonly string[]): Promise<DrillResult> {
    const { seed } = this.settings;
    const databaseUrl = await this.house.postgres.createDatabase();
    const database = new Pool({ connectionString: databaseUrl, max: 6 });
    database.on('error', () => undefined); // restarts end idle sessions
    database.on('connect', (client) => client.on('error', () => undefined)); // those in use report it to who uses them
    const dataDir = join(this.house.folder, 'worker');
    const crew = new Crew({
      settings: { databaseUrl, redisUrl: this.house.redis?.url ?? null, secretKey: this.secretKey, dataDir },
      entry,
      scale: this.settings.scale,
      sabotage: null,
      cutLeases: () => cutLeases(database),
    });
    const scale = atPace(this.settings.scale, await crew.load());
    this.say('workers loaded 已就绪');
    const plan = planFaults(seed, scale);
    const beginsAt = Date.now() + LEAD_MS;
    const { sandbox, wordpress, board, contents } = this.house;
    const scene = await setScene(database, sandbox, {
      ...{
        scale,
        seed,
        secretKey: this.secretKey,
        beginsAt,
        webhook: { url: contents.address, secret: contents.secrets[0] ?? '' },
      },
      ...(wordpress ? { wordpress: { url: wordpress.url, user: 'editor', password: wordpress.passwords.editor } } : {}),
    });
    const backOffice = new BackOffice(database, sandbox, scene.newsroom.accounts);
    const desk = await Desk.open({ databaseUrl, secretKey: this.secretKey, dataDir }, database, scene.newsroom.people);
    const { duty, secondDuty } = scene.newsroom.people;
    const onDuty = new Duty(desk.api, board, [duty, secondDuty]);
    const relay = await CallbackRelay.start(desk.url, seed);
    try {
      if (this.settings.callbacks) await this.connectCallbacks(scene, relay);
      await this.setStandingFaults(scene);
      await crew.start(plan.fates, scale.stormMs);
      backOffice.open();
      onDuty.open();
      this.say(`storm 风暴开始, ${scale.stormMs} ms`);
      const weather = new WeatherMaker(this.house, scene, desk, database, seed);
      this.troubles.push(...(await weather.pass(plan.weather, scale.stormMs)));
      await this.waitForKills(crew, scale);
      const { endedAccounts } = weather;
      await this.calm(crew, database, scene, scale, endedAccounts);
      this.say('counting 清点');
      const graceMs = CLAIM_AND_CALL_MS / scale.hurry;
      const facts = await gatherFacts(database, this.house, scene, { desk, endedAccounts, graceMs });
      const verdict = judge(facts);
      return {
        seed,
        backend: this.settings.backend,
        publications: scene.publications.length,
        kills: crew.kills,
        killsWanted: scale.kills,
        verdict,
        troubles: this.troubles,
        notes: {
          'claims in two hands 一单两派': crew.handed,
          'callbacks 回调': relay.delivered,
          'drafts published by hand 人工发表草稿': backOffice.published,
          'posted by hand 人工发布': onDuty.posted,
          'released after freezes 解除后重排': desk.released,
          ...(await sentBy(database)),
          ...(await waitingBecause(database)),
        },
      };
    } finally {
      await crew.stop();
      await backOffice.close();
      await onDuty.close();
      await relay.close();
      await desk.close();
      await database.end();
    }
  }

  private async connectCallbacks(scene: Scene, relay: CallbackRelay): Promise<void> {
    for (const { id, channel, platformId } of scene.newsroom.accounts)
      if (channel === 'wechat')
        await this.house.sandbox.call('PATCH', `/control/wechat/accounts/${platformId}`, {
          callback: { url: relay.urlFor(id), mode: 'aes', verify: false },
        });
  }

  private async setStandingFaults({ standingFaults }: Scene): Promise<void> {
    for (const spec of standingFaults) await this.house.sandbox.addFault(spec);
  }

  private async waitForKills(crew: Crew, { kills, stormMs }: DrillScale): Promise<void> {
    // A machine that has got busy since its pace was taken needs longer for the same.
    const deadline = Date.now() + 5 * stormMs;
    while (crew.kills < kills && Date.now() < deadline) await pause(100);
    if (crew.kills < kills) this.troubles.push(`only ${crew.kills} kills`);
  }

  /** Waits until every publication has come to rest; those that do not are lost. */
  private async calm(
    crew: Crew,
    database: Pool,
    scene: Scene,
    { settleMs }: DrillScale,
    endedAccounts: ReadonlySet<string>,
  ): Promise<void> {
    await this.house.sandbox.clearFaults();
    await this.setStandingFaults(scene);
    crew.becalm();
    this.say('calm 风暴结束');
    let left = await restless(database, endedAccounts);
    let patience = Date.now() + settleMs;
    const end = Date.now() + LONGEST_CALM * settleMs;
    while (left > 0 && Date.now() < Math.min(patience, end)) {
      await pause(200);
      const now = await restless(database, endedAccounts);
      if (now < left) patience = Date.now() + settleMs;
      left = Math.min(left, now);
    }
  }
}

/**
 * What may still come to rest by itself. Of an account whose authorisation ended, and of what nobody could find out, a person has been
 * told; what became of a draft that nobody handed over a person alone can say.
 */
async function restless(database: Pool, endedAccounts: ReadonlySet<string>): Promise<number> {
  const { rows } = await database.query<{ n: number }>(
    `SELECT count(*)::int AS n
     FROM publication p JOIN account a ON a.id = p.account_id LEFT JOIN publication d ON d.id = p.depends_on
     WHERE p.state IN ('scheduled', 'claimed', 'sending', 'confirming', 'unconfirmed')
       AND NOT (p.state = 'scheduled' AND coalesce(d.state, '') = 'held')
       AND NOT (p.state IN ('scheduled', 'unconfirmed') AND p.account_id = ANY ($1::uuid[]))
       AND NOT (p.state = 'unconfirmed' AND a.driver = 'draft')
       AND NOT (p.state = 'unconfirmed' AND EXISTS (
         SELECT 1 FROM publication_attempt t
         WHERE t.publication_id = p.id AND t.claim_token = p.claim_token AND t.outcome = 'unconfirmed' AND t.next_check_at IS NULL))`,
    [[...endedAccounts]],
  );
  return rows[0]?.n ?? 0;
}

/** What went out, by the way it went. */
async function sentBy(database: Pool): Promise<Record<string, number>> {
  const { rows } = await database.query<{ way: string; n: number }>(
    `SELECT concat_ws(' ', ' ', a.channel, a.driver) AS way, count(*) FILTER (WHERE p.state = 'sent')::int AS n
     FROM publication p JOIN account a ON a.id = p.account_id GROUP BY 1 ORDER BY 1`,
  );
  return Object.fromEntries(rows.map(({ way, n }) => [`sent 已发${way}`, n]));
}

/** Why posts wait for a person, or are still being looked for: by the last look's own words. */
async function waitingBecause(database: Pool): Promise<Record<string, number>> {
  const { rows } = await database.query<{ because: string; n: number }>(
    `SELECT concat_ws(' ', '  ', CASE WHEN t.next_check_at IS NULL THEN 'asked a person' ELSE 'still looked for' END,
              jsonb_array_length(t.settle_checks), 'looks', t.settle_checks -> -1 ->> 'result', t.settle_checks -> -1 ->> 'reason') AS because,
            count(*)::int AS n
     FROM publication p JOIN publication_attempt t ON t.publication_id = p.id AND t.claim_token = p.claim_token
     WHERE p.state = 'unconfirmed' GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 8`,
  );
  return Object.fromEntries(rows.map(({ because, n }) => [because, n]));
}

/** The sessions in which workers hold their right to send, ended as a network that broke does it. */
async function cutLeases(database: Pool): Promise<void> {
  await database.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE application_name = 'xuanfa worker lease' AND datname = current_database()`,
  );
}
