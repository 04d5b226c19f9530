import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessService } from '../../../identity/access/access.service.js';
import type { Actor } from '../../../identity/actor.js';
import { Clock } from '../../../platform/clock.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../../platform/errors/platform.errors.js';
import { cursorOf, type Page, pageOf } from '../../../platform/http/paging/page.dto.js';
import { PublicationReader } from '../../../schedule/publications/publication-reader.service.js';
import {
  type ChannelTotalResponse,
  type FigureFilter,
  type FigureQuery,
  type FigureResponse,
  type FollowedRow,
  type LookRow,
  type PostFiguresResponse,
  type PostFiguresRow,
  type PublicationFiguresResponse,
  toPostFigures,
  toPublicationFigures,
} from './figures.dto.js';
import { FIGURE_PAGE, FIGURE_TOTALS, FIGURES_OF, FOLLOWED, LOOKS_OF } from './figures.queries.js';

/** What is summed up when nobody says since when, ms. */
const USUAL_SPAN_MS = 31 * 24 * 3_600_000;

/** What is counted and seen of posts, for whoever may read the publications. */
@Injectable()
export class FiguresDesk {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly publications: PublicationReader,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws AppError NOT_FOUND also for what the actor may not see */
  async ofPublication(actor: Actor, id: string): Promise<PublicationFiguresResponse> {
    const { departmentId } = await this.publications.require(id);
    if (!(await this.access.can(actor, 'publication.read', departmentId)))
      throw new AppError(NOT_FOUND, { what: { zh: '发布任务', en: 'publication' } });
    const figures: FigureResponse[] = await this.database.query(FIGURES_OF, [id]);
    const looks: LookRow[] = await this.database.query(LOOKS_OF, [id]);
    const [followed]: FollowedRow[] = await this.database.query(FOLLOWED, [id]);
    return toPublicationFigures(id, figures, looks, followed);
  }

  /** Posts that are out, the newest first. */
  async page(actor: Actor, query: FigureQuery): Promise<Page<PostFiguresResponse>> {
    const [place, id] = cursorOf(query, ['text', 'uuid']) ?? [];
    const from = [place ?? null, id ?? null, query.limit + 1];
    const rows: PostFiguresRow[] = await this.database.query(FIGURE_PAGE, [
      ...(await this.chosen(actor, query)),
      ...from,
    ]);
    return pageOf(rows, query.limit, (row) => [row.place, row.publicationId], toPostFigures);
  }

  /** The same posts summed up by channel. All there ever were would be read for it: without a campaign or a beginning, the last month's. */
  async totals(actor: Actor, filter: FigureFilter): Promise<ChannelTotalResponse[]> {
    const { campaignId, from } = filter;
    const begin = from ?? (campaignId === undefined ? new Date(this.clock.now().getTime() - USUAL_SPAN_MS) : undefined);
    return this.database.query(
      FIGURE_TOTALS,
      await this.chosen(actor, { ...filter, ...(begin ? { from: begin } : {}) }),
    );
  }

  private async chosen(actor: Actor, filter: FigureFilter): Promise<unknown[]> {
    const { campaignId, departmentId, channel, from, to } = filter;
    const departments = await this.access.departmentsFor(actor, 'publication.read');
    return [departments, campaignId ?? null, departmentId ?? null, channel ?? null, from ?? null, to ?? null];
  }
}
