import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { DataSource } from 'typeorm';
import { CampaignService } from '../../campaigns/campaign.service.js';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import { HandPackageDesk } from '../../publishing/hand/desk/hand-package-desk.service.js';
import { EXPORT_EMPTY, EXPORT_NOT_OUT, EXPORT_NOT_WEB, EXPORT_TOO_MANY } from './export.errors.js';
import { EXPORTED_BY_ID, EXPORTED_OF_CAMPAIGN } from './export.queries.js';
import { StaticArchive } from './static-archive.service.js';
import type { ExportedStory } from './static-page.rules.js';

/** The most stories in one archive. */
const MOST = 2_000;

type Found = ExportedStory & { state: string; channel: string; departmentId: string };

/** Local days `YYYY-MM-DD`, both included. */
export interface Days {
  from?: string | undefined;
  to?: string | undefined;
}

/** Hands out web texts as files to those who may read them. */
@Injectable()
export class ExportDesk {
  @Inject(CONFIG)
  private readonly config: Config;

  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly campaigns: CampaignService,
    private readonly hand: HandPackageDesk,
    private readonly archives: StaticArchive,
  ) {}

  /** A web text that is out. @throws AppError NOT_FOUND, EXPORT_NOT_WEB, EXPORT_NOT_OUT */
  async publication(actor: Actor, id: string): Promise<{ name: string; bytes: Readable }> {
    const found = await this.find(id);
    if (!found || !(await this.access.can(actor, 'publication.read', found.departmentId))) throw unknown();
    if (found.channel !== 'web') throw new AppError(EXPORT_NOT_WEB);
    if (found.state !== 'sent') throw new AppError(EXPORT_NOT_OUT);
    return { name: `publication-${id}.zip`, bytes: await this.archives.one(found) };
  }

  /** What a person is to put into a content system of one's own. @throws AppError EXPORT_NOT_WEB, as `HandPackageDesk.fetch` */
  async handTask(actor: Actor, id: string): Promise<{ name: string; bytes: Readable }> {
    const { channel } = await this.hand.fetch(actor, id);
    if (channel !== 'web') throw new AppError(EXPORT_NOT_WEB);
    const found = await this.find(id);
    if (!found) throw unknown();
    return { name: `page-${id}.zip`, bytes: await this.archives.one(found) };
  }

  /** Every web text of a campaign that is out and that the actor may read. @throws AppError NOT_FOUND, EXPORT_EMPTY, EXPORT_TOO_MANY */
  async campaign(actor: Actor, id: string, { from, to }: Days): Promise<{ name: string; bytes: Readable }> {
    const campaign = await this.campaigns.find(id);
    if (!campaign || !(await this.access.can(actor, 'campaign.read', campaign.departmentId)))
      throw new AppError(NOT_FOUND, { what: { zh: '专题活动', en: 'campaign' } });
    const departments = await this.access.departmentsFor(actor, 'publication.read');
    const stories: Found[] = await this.database.query(EXPORTED_OF_CAMPAIGN, [
      id,
      departments,
      this.beginOf(from, 0),
      this.beginOf(to, 1),
      MOST + 1,
    ]);
    if (stories.length === 0) throw new AppError(EXPORT_EMPTY);
    if (stories.length > MOST) throw new AppError(EXPORT_TOO_MANY, { limit: MOST });
    return { name: `campaign-${id}.zip`, bytes: this.archives.many(campaign.title, stories) };
  }

  private async find(id: string): Promise<Found | null> {
    const [found] = await this.database.query<Found[]>(EXPORTED_BY_ID, [id]);
    return found ?? null;
  }

  private beginOf(day: string | undefined, later: number): Date | null {
    return day === undefined
      ? null
      : DateTime.fromISO(day, { zone: this.config.timeZone }).plus({ days: later }).toJSDate();
  }
}

function unknown(): AppError {
  return new AppError(NOT_FOUND, { what: { zh: '发布任务', en: 'publication' } });
}
