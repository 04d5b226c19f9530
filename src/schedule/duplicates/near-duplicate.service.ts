import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { AppError } from '../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../platform/errors/platform.errors.js';
import { SealService } from '../../review/seal/seal.service.js';
import { DAY, ZoneClock } from '../planner/time/zone-clock.rules.js';
import { ACCOUNT_CHANNEL, COMPARED_PUBLICATION, NEIGHBOURS } from './duplicate.queries.js';
import { type Compared, duplicateOf, duplicateWords, type OtherPublication } from './near-duplicate.rules.js';
import type { NearDuplicateResponse } from './near-duplicate.dto.js';
import { SealPrintService } from './seal-print.service.js';

/** An approval on an account at a time: planned already, or only thought of. */
interface Anchor extends Omit<Compared, 'prints'> {
  readonly departmentId: string;
  readonly accountId: string;
  readonly at: Date;
}

export interface Neighbour extends Omit<Compared, 'prints'> {
  readonly id: string;
  readonly departmentId: string;
  readonly title: string;
  readonly accountName: string;
  readonly isOut: boolean;
  readonly at: Date;
}

/** How many neighbours are looked at, the nearest first, and how many warnings are given. */
const MOST_NEIGHBOURS = 2_000;
const MOST_WARNINGS = 20;

const log = new Logger('duplicates');

/** Warns when the same story, text or person goes out twice too near each other, on an account or from a department. Warns, and never stops anything. */
@Injectable()
export class NearDuplicateService {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly seals: SealService,
    private readonly prints: SealPrintService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The near duplicates of a publication, nearest first. @throws AppError NOT_FOUND also for what the actor may not see */
  async of(actor: Actor, publicationId: string): Promise<NearDuplicateResponse[]> {
    const anchor = await this.publication(publicationId);
    if (!anchor || !(await this.access.can(actor, 'publication.read', anchor.departmentId)))
      throw new AppError(NOT_FOUND, { what: { zh: '发布任务', en: 'publication' } });
    return this.find(actor, anchor);
  }

  /** As `of`, for an answer that stands without them: what goes wrong here is logged, and nobody is stopped. */
  async warningsFor(actor: Actor, publicationId: string): Promise<NearDuplicateResponse[]> {
    return this.quietly(async () => {
      const anchor = await this.publication(publicationId);
      return anchor ? this.find(actor, anchor) : [];
    });
  }

  /** The warnings a story's standing approval would meet on an account at a time; as `warningsFor`. */
  async warningsAhead(
    actor: Actor,
    planned: { storyId: string; accountId: string; at: Date },
  ): Promise<NearDuplicateResponse[]> {
    return this.quietly(async () => {
      const seal = await this.database.transaction((tx) => this.seals.sealFor(tx, planned.storyId));
      const [account]: { channel: ChannelKind }[] = await this.database.query(ACCOUNT_CHANNEL, [planned.accountId]);
      if (!seal || !account) return [];
      const { sealId, departmentId } = seal;
      return this.find(actor, { ...planned, sealId, departmentId, channel: account.channel });
    });
  }

  private async find(actor: Actor, anchor: Anchor): Promise<NearDuplicateResponse[]> {
    const reach = this.config.nearDuplicateDays * DAY;
    if (reach === 0) return [];
    const at = anchor.at.getTime();
    const neighbours: Neighbour[] = await this.database.query(NEIGHBOURS, [
      anchor.accountId,
      anchor.departmentId,
      new Date(at - reach),
      new Date(at + reach),
      anchor.at,
      anchor.sealId,
      MOST_NEIGHBOURS,
      anchor.channel,
    ]);
    if (neighbours.length === 0) return [];
    const prints = await this.prints.of([...new Set([anchor, ...neighbours].map(({ sealId }) => sealId))]);
    const printed = <T extends { sealId: string }>(one: T) => ({ ...one, prints: prints.get(one.sealId) ?? [] });
    const shown = new Set(await this.access.departmentsFor(actor, 'publication.read'));
    const clock = ZoneClock.of(this.config.timeZone);
    const self = printed(anchor);
    return neighbours
      .flatMap((neighbour) => {
        const found = duplicateOf(self, printed(neighbour));
        if (!found) return [];
        const isShown = shown.has(neighbour.departmentId);
        const other: OtherPublication = {
          title: isShown ? neighbour.title : null,
          accountName: neighbour.accountName,
          isOut: neighbour.isOut,
          at: neighbour.at.getTime(),
        };
        return {
          code: found.code,
          text: duplicateWords(found, other, at, clock),
          publicationId: isShown ? neighbour.id : null,
          at: neighbour.at.toISOString(),
        };
      })
      .slice(0, MOST_WARNINGS);
  }

  private async publication(id: string): Promise<Anchor | undefined> {
    const [row]: Anchor[] = await this.database.query(COMPARED_PUBLICATION, [id]);
    return row;
  }

  private async quietly(look: () => Promise<NearDuplicateResponse[]>): Promise<NearDuplicateResponse[]> {
    try {
      return await look();
    } catch (error) {
      log.error({ err: error });
      return [];
    }
  }
}
