import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AccessService } from '../../identity/access/access.service.js';
import type { Actor } from '../../identity/actor.js';
import { DepartmentService } from '../../identity/departments/department.service.js';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { cursorOf, type PageQuery, pageOf } from '../../platform/http/paging/page.dto.js';
import { type DayMoveResultResponse, type DayPreviewResponse, toDayMoveResult, toDayPreview } from './day-move.dto.js';
import { NAMES_OF } from './book/plan-book.queries.js';
import { type DayOutcome, outcomeOfDay } from './moves/day-outcome.rules.js';
import type { TaskPreview, TaskResult } from './moves/plan-move.service.js';
import { countsOf, crowdOf, type ExplainedEntries, type PreviewEntry } from './moves/plan-preview.rules.js';
import { isMove, reasonsOf } from './moves/proposal.rules.js';
import type {
  ChangePreviewResponse,
  DayMoveBody,
  MoveResultResponse,
  PreviewItemResponse,
  PreviewResponse,
} from './replanning.dto.js';
import type { ChangePreview } from './change/rule-change.service.js';

const SILENCES_SHOWN = 20;

interface Names {
  id: string;
  storyTitle: string;
  departmentName: string;
  accountName: string;
}

/** Previews as the API shows them: counts of everything, and a page of those the reader may see. */
@Injectable()
export class ReplanningView {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    private readonly departments: DepartmentService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async task(actor: Actor, preview: TaskPreview, query: PageQuery): Promise<PreviewResponse> {
    return { confirm: preview.digest, ...(await this.page(actor, preview, query)) };
  }

  async dayPreview(
    actor: Actor,
    asked: DayMoveBody,
    preview: TaskPreview,
    query: PageQuery,
  ): Promise<DayPreviewResponse> {
    return toDayPreview(await this.task(actor, preview, query), this.outcome(asked, preview.entries));
  }

  dayResult(asked: DayMoveBody, result: TaskResult): DayMoveResultResponse {
    return toDayMoveResult(this.result(result), this.outcome(asked, result.entries));
  }

  async change(actor: Actor, preview: ChangePreview, query: PageQuery): Promise<ChangePreviewResponse> {
    const { effect } = preview;
    const crowd = crowdOf(preview.entries);
    const shown = effect.silences.slice(0, SILENCES_SHOWN);
    const names = await this.departments.namesOf(shown.map(({ departmentId }) => departmentId));
    return {
      confirm: preview.confirm,
      ...(await this.page(actor, preview, query)),
      planned: effect.planned,
      misfits: effect.misfits.length,
      crowd: crowd && { count: crowd.count, from: iso(crowd.from), to: iso(crowd.to) },
      silenced: effect.silences.length,
      silences: shown.map(({ because, ...silence }) => ({
        ...silence,
        departmentName: names.get(silence.departmentId) ?? '',
        because: reasonsOf(because),
      })),
    };
  }

  result({ moved, left }: TaskResult): MoveResultResponse {
    return {
      moved: moved.map(({ publication, to }) => ({
        id: publication.id,
        from: iso(publication.slot),
        wishedBefore: iso(publication.wish),
        to: iso(to),
      })),
      left: left.map(({ publication, fault }) => ({ id: publication.id, slotAt: iso(publication.slot), fault })),
    };
  }

  private outcome({ day, to }: DayMoveBody, entries: readonly PreviewEntry[]): DayOutcome {
    return outcomeOfDay(entries, { day, to: to ?? null }, this.config.timeZone);
  }

  private async page(
    actor: Actor,
    { entries, explain }: ExplainedEntries,
    query: PageQuery,
  ): Promise<Omit<PreviewResponse, 'confirm'>> {
    const [slot, id] = cursorOf(query, ['number', 'uuid']) ?? [];
    const readable = new Set(await this.access.departmentsFor(actor, 'publication.read'));
    const visible = entries
      .filter(({ proposal }) => readable.has(proposal.publication.departmentId))
      .sort((a, b) => placeOf(a).slot - placeOf(b).slot || (placeOf(a).id < placeOf(b).id ? -1 : 1));
    const isAfter = (entry: PreviewEntry): boolean => {
      const place = placeOf(entry);
      return slot === undefined || place.slot > Number(slot) || (place.slot === slot && place.id > String(id));
    };
    const first = visible.findIndex(isAfter);
    const rows = first < 0 ? [] : visible.slice(first, first + query.limit + 1);
    const ids = rows.slice(0, query.limit).map((entry) => placeOf(entry).id);
    const names = await this.namesOf(ids);
    const explained = new Map((ids.length === 0 ? [] : await explain(ids)).map((entry) => [placeOf(entry).id, entry]));
    const { items, nextCursor } = pageOf(
      rows,
      query.limit,
      (entry) => [placeOf(entry).slot, placeOf(entry).id],
      (entry) => toItem(explained.get(placeOf(entry).id) ?? entry, names.get(placeOf(entry).id)),
    );
    return { counts: { ...countsOf(entries), hidden: entries.length - visible.length }, items, nextCursor };
  }

  private async namesOf(ids: readonly string[]): Promise<Map<string, Names>> {
    const rows: Names[] = await this.database.query(NAMES_OF, [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }
}

function toItem({ proposal, against, held, follows }: PreviewEntry, names: Names | undefined): PreviewItemResponse {
  const { publication, to, earliest, because, fault } = proposal;
  return {
    id: publication.id,
    storyTitle: names?.storyTitle ?? '',
    departmentId: publication.departmentId,
    departmentName: names?.departmentName ?? '',
    accountId: publication.accountId,
    accountName: names?.accountName ?? '',
    channel: publication.channel,
    slotAt: iso(publication.slot),
    held,
    against: reasonsOf(against),
    to: isMove(proposal) ? iso(to) : null,
    earliestAt: earliest === null ? null : iso(earliest),
    because: [...because],
    follows,
    fault,
  };
}

function placeOf({ proposal }: PreviewEntry): { slot: number; id: string } {
  return proposal.publication;
}

function iso(at: number): string {
  return new Date(at).toISOString();
}
