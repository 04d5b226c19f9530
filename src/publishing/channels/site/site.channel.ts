import type { EventEmitter } from 'node:events';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { PostgresDriver } from 'typeorm/driver/postgres/PostgresDriver.js';
import { v7 as uuid } from 'uuid';
import { Clock } from '../../../platform/clock.js';
import { CONFIG, type Config } from '../../../platform/config/config.token.js';
import { CHANNEL_USES } from '../../../stories/media/fitting/channel-use.rules.js';
import { renderWebHtml } from '../../../stories/rendering/web-html.rules.js';
import type { WebContent } from '../../../stories/variant-content.rules.js';
import { mediaOf } from '../../../stories/variants/read-variant.rules.js';
import type {
  ChangeOutcome,
  ChannelConnector,
  ChannelTraits,
  FindOutcome,
  LastLook,
  NotReady,
  OutcomeText,
  PostedRef,
  Rejection,
  SendOutcome,
  SendPackage,
} from '../channel.js';
import { PUBLISH_PAGE } from './site-page.queries.js';
import { mediaPath, type PageWords, slugFor } from './site-page.rules.js';
import { noteOf, pictureForms, PICTURES_STEP, type PictureSize, sizesIn } from './site-pictures.rules.js';
import { SitePageService } from './site-page.service.js';

const SEND_MS = 10_000;
const RETRY_MS = 5_000;

interface Connection {
  client: EventEmitter & { query(text: string, values: unknown[]): Promise<unknown> };
  /** With an error the connection is closed instead of being given back. */
  release(error?: Error): void;
}

class LookedTooLate extends Error {}

const UNFIT: OutcomeText = {
  zh: '自有网站的数据库不接受这篇网页稿（内容过长或含有不能保存的字符），请修改后重新送审；仍不行的把代码告诉系统管理员',
  en: 'the own site’s database does not take this page: too long, or it holds what cannot be stored. Change it and submit again; if that does not help, tell the administrator the code',
};

/**
 * The own public site: publishing is one row in our own database. Idempotent by the publication's id, so a lost answer is simply
 * looked up, and sending twice makes one page.
 */
@Injectable()
export class SiteChannel implements ChannelConnector {
  readonly channel = 'web';
  readonly driver = 'site';
  readonly traits: ChannelTraits = {
    can: ['find', 'retract', 'correct', 'restore'],
    idempotent: true,
    readable: true,
    longestCallMs: SEND_MS,
  };

  constructor(
    private readonly dataSource: DataSource,
    private readonly pages: SitePageService,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  validate(pack: SendPackage): Rejection | null {
    if (webContent(pack).title.trim() !== '') return null;
    return {
      kind: 'rejected',
      code: 'SITE_NO_TITLE',
      reason: 'the page has no title',
      fix: 'content',
      text: {
        zh: '网页稿没有标题，请退回修改后重新送审',
        en: 'the page has no title: return the story and give it one',
      },
    };
  }

  /** Renders once and makes the pictures fit, so that what cannot be rendered or read is found out before its slot. */
  async prepare(pack: SendPackage): Promise<NotReady | null> {
    const refusal = this.validate(pack);
    if (refusal) return refusal;
    bodyOf(webContent(pack));
    await pack.journal.put(PICTURES_STEP, await fitted(pack));
    return null;
  }

  async send(pack: SendPackage, lastLook: LastLook): Promise<SendOutcome> {
    const values = this.row(pack);
    let connection: Connection;
    try {
      connection = await this.connect();
    } catch (error) {
      return { kind: 'retry', notBefore: this.now() + RETRY_MS, reason: messageOf(error) };
    }
    try {
      lastLook();
    } catch (error) {
      connection.release();
      return { kind: 'retry', notBefore: this.now(), reason: messageOf(error) };
    }
    // Same tick as the last look: the driver writes at once on an idle connection.
    const outcome = await this.write(connection, values);
    if (outcome) return outcome;
    const page = await this.pages.pageOf(pack.publicationId).catch((error: unknown) => messageOf(error));
    if (page !== null && typeof page === 'object') return { kind: 'sent', ref: page.ref, url: page.url };
    return { kind: 'unconfirmed', reason: page ?? 'the page is not there after it was written' };
  }

  async find(pack: SendPackage): Promise<FindOutcome> {
    const page = await this.pages.pageOf(pack.publicationId);
    // Our own table is complete from the beginning.
    if (!page) return { kind: 'absent', reachesBackTo: 0 };
    return { kind: 'found', ref: page.ref, url: page.url, postedAt: Math.floor(this.now() - page.ageMs) };
  }

  async retract({ publicationId }: SendPackage, _post: PostedRef, lastLook: LastLook): Promise<ChangeOutcome> {
    return this.change(publicationId, lastLook, (tx) => this.pages.takeDown(tx, publicationId));
  }

  async restore({ publicationId }: SendPackage, _post: PostedRef, lastLook: LastLook): Promise<ChangeOutcome> {
    return this.change(publicationId, lastLook, (tx) => this.pages.putUpAgain(tx, publicationId));
  }

  async correct(pack: SendPackage, _post: PostedRef, lastLook: LastLook): Promise<ChangeOutcome> {
    const { publicationId } = pack;
    const words = wordsOf(pack, sizesIn(await fitted(pack)));
    return this.change(publicationId, lastLook, (tx) => this.pages.correct(tx, publicationId, words));
  }

  /** One statement, harmless twice: what it answers does not matter as long as the page is there. */
  private async change(
    publicationId: string,
    lastLook: LastLook,
    statement: (tx: EntityManager) => Promise<boolean>,
  ): Promise<ChangeOutcome> {
    try {
      await this.atLastLook(lastLook, statement);
      const page = await this.pages.pageOf(publicationId);
      return page ? { kind: 'done', url: page.url } : { kind: 'refused', ...NO_PAGE };
    } catch (error) {
      if (error instanceof LookedTooLate) throw error.cause;
      const state = sqlState((error as { driverError?: unknown }).driverError ?? error);
      const reason = messageOf(error);
      if (state === null || /^(08|57|58|XX)/.test(state)) return { kind: 'unknown', reason };
      if (!/^(22|23)/.test(state)) return { kind: 'retry', notBefore: this.now() + RETRY_MS, reason };
      const text = { zh: '网页无法保存，请退回修改', en: 'the page cannot be stored: return the story' };
      return { kind: 'refused', code: `SITE_${state}`, reason, text };
    }
  }

  /** The connection first: the wait for one in the pool has no end that the last look could know. */
  private async atLastLook(lastLook: LastLook, statement: (tx: EntityManager) => Promise<boolean>): Promise<void> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.connect();
      try {
        lastLook();
      } catch (cause) {
        throw new LookedTooLate('the last look said no', { cause });
      }
      await statement(runner.manager);
    } finally {
      await runner.release();
    }
  }

  private async connect(): Promise<Connection> {
    const driver = this.dataSource.driver as PostgresDriver;
    const [client, release] = (await driver.obtainMasterConnection()) as [Connection['client'], Connection['release']];
    // A connection that breaks also fails the statement on it; unheard, its own event would end the process.
    const heard = () => undefined;
    client.on('error', heard);
    return {
      client,
      release: (error) => {
        client.off('error', heard);
        release(error);
      },
    };
  }

  /** The one statement, cut off after the longest a call may take. Null when it went through. */
  private async write({ client, release }: Connection, values: unknown[]): Promise<SendOutcome | null> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${SEND_MS} ms`)), SEND_MS);
    });
    try {
      await Promise.race([client.query(PUBLISH_PAGE, values), late]);
      release();
      return null;
    } catch (error) {
      const state = sqlState(error);
      // A connection without an answer is not given back: a statement may still be under way on it.
      release(state === null ? new Error('abandoned') : undefined);
      return this.failed(state, messageOf(error));
    } finally {
      clearTimeout(timer);
    }
  }

  /** An error PostgreSQL answered rolled the one statement back; without an answer nobody knows. */
  private failed(state: string | null, reason: string): SendOutcome {
    if (state === null || /^(08|58|XX)/.test(state)) return { kind: 'unconfirmed', reason };
    if (/^(22|23)/.test(state)) return { kind: 'rejected', code: `SITE_${state}`, reason, fix: 'content', text: UNFIT };
    return { kind: 'retry', notBefore: this.now() + RETRY_MS, reason };
  }

  private row(pack: SendPackage): unknown[] {
    const slug = slugFor(pack.publicationId, this.now(), this.config.timeZone);
    const { storyId = null, campaignId = null, pillarId = null } = pack.origin ?? {};
    const { title, summary, html, cover, departmentName, pictures } = wordsOf(
      pack,
      sizesIn(pack.journal.get(PICTURES_STEP)),
    );
    return [
      uuid(),
      pack.publicationId,
      slug,
      title,
      summary,
      html,
      cover,
      departmentName,
      storyId,
      campaignId,
      pillarId,
      pictures,
    ];
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

const NO_PAGE = {
  code: 'SITE_NO_PAGE',
  reason: 'there is no page of this publication',
  text: { zh: '网站上没有这篇稿件的页面', en: 'the site has no page of this publication' },
};

/** The pictures in the largest form the site shows, made and measured. */
async function fitted(pack: SendPackage): Promise<Record<string, string>> {
  const files = mediaOf(webContent(pack)).map((sha256) => pack.loadMedia(sha256, CHANNEL_USES.web));
  return noteOf(await Promise.all(files));
}

/** What the page says, rendered. */
function wordsOf(pack: SendPackage, sizes: ReadonlyMap<string, PictureSize>): PageWords {
  const content = webContent(pack);
  const { title, summary, cover } = content;
  const pictures = new Set(cover === null ? [] : [cover]);
  const html = bodyOf(content, pictures, sizes);
  return { title, summary, html, cover, departmentName: pack.departmentName, pictures: [...pictures] };
}

function webContent(pack: SendPackage): WebContent {
  if (pack.content.channel !== 'web') throw new Error(`a ${pack.content.channel} text cannot leave on the web`);
  return pack.content;
}

/**
 * @param pictures takes the pictures of the body in
 * @param sizes of those that were measured
 */
function bodyOf(
  content: WebContent,
  pictures: Set<string> = new Set(),
  sizes: ReadonlyMap<string, PictureSize> = new Map(),
): string {
  return renderWebHtml(content.body, {
    imageSize: (sha256) => sizes.get(sha256) ?? null,
    imageForms: (sha256) => {
      const size = sizes.get(sha256);
      return size ? pictureForms(sha256, size) : null;
    },
    imageUrl: (sha256) => {
      pictures.add(sha256);
      return mediaPath(sha256);
    },
  });
}

/** SQLSTATE of an error that PostgreSQL itself answered; null for a broken connection. */
function sqlState(error: unknown): string | null {
  const { code, severity } = (error ?? {}) as { code?: unknown; severity?: unknown };
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && severity !== undefined ? code : null;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
