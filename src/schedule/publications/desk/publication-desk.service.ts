import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../../identity/actor.js';
import { AccessService } from '../../../identity/access/access.service.js';
import { CONFIG, type Config } from '../../../platform/config/config.token.js';
import { AppError } from '../../../platform/errors/app-error.js';
import { NOT_FOUND } from '../../../platform/errors/platform.errors.js';
import { cursorOf, type Page, pageOf } from '../../../platform/http/paging/page.dto.js';
import { NearDuplicateService } from '../../duplicates/near-duplicate.service.js';
import { PublicationControlService } from '../publication-control.service.js';
import { PublicationReader } from '../publication-reader.service.js';
import type { PublicationView } from '../publication-view.rules.js';
import { type MovePreviewBody, type MovePreviewResponse, toMovePreview } from './move-preview.dto.js';
import {
  asShown,
  type MoveBody,
  type PublicationQuery,
  type ReasonBody,
  type ScheduleBody,
  toScheduleRequest,
  type UrgentBody,
} from './publication-acts.dto.js';
import {
  type PublicationResponse,
  type SlotResponse,
  toPublicationResponse,
  toSlotResponse,
} from './publication.dto.js';
import { isJustPlannedBy } from './publication-acts.rules.js';
import { ScheduleService } from '../planning/schedule.service.js';

/** The publications of the schedule as the API shows them: every act answers with what became of it. */
@Injectable()
export class PublicationDesk {
  @Inject(CONFIG)
  private readonly config: Config;

  constructor(
    private readonly schedules: ScheduleService,
    private readonly controls: PublicationControlService,
    private readonly reader: PublicationReader,
    private readonly access: AccessService,
    private readonly duplicates: NearDuplicateService,
  ) {}

  async schedule(actor: Actor, body: ScheduleBody): Promise<PublicationResponse> {
    const id = await this.schedules.schedule(actor, toScheduleRequest(body));
    const warnings = await this.duplicates.warningsFor(actor, id);
    return { ...(await this.shown(actor, await this.reader.require(id))), warnings };
  }

  async preview(actor: Actor, body: ScheduleBody): Promise<SlotResponse> {
    const slot = await this.schedules.preview(actor, toScheduleRequest(body));
    const { storyId, accountId } = body;
    const warnings = await this.duplicates.warningsAhead(actor, { storyId, accountId, at: new Date(slot.slot) });
    return { ...toSlotResponse(slot), warnings };
  }

  async list(actor: Actor, query: PublicationQuery): Promise<Page<PublicationResponse>> {
    const [below] = cursorOf(query, ['uuid']) ?? [];
    const rows = await this.reader.page({
      departmentIds: await this.access.departmentsFor(actor, 'publication.read'),
      ...(query.state ? { state: query.state } : {}),
      ...(query.channel ? { channel: query.channel } : {}),
      ...(query.storyId ? { storyId: query.storyId } : {}),
      ...(query.author ? { authorId: actor.personId } : {}),
      ...(query.change ? { only: 'changeByHand' } : query.waiting ? { only: query.waiting } : {}),
      ...(below === undefined ? {} : { below: String(below) }),
      limit: query.limit + 1,
    });
    const [control, resolve, schedule] = await Promise.all([
      this.access.departmentsFor(actor, 'publication.control'),
      this.access.departmentsFor(actor, 'publication.resolve'),
      this.access.departmentsFor(actor, 'publication.schedule'),
    ]);
    return pageOf(
      rows,
      query.limit,
      (row) => [row.id],
      (row) => {
        const { departmentId: home } = row;
        const takeBack = schedule.includes(home) && isJustPlannedBy(actor.personId, row);
        const rights = { control: control.includes(home), resolve: resolve.includes(home), takeBack };
        return toPublicationResponse(row, this.config.timeZone, rights);
      },
    );
  }

  /** @throws AppError NOT_FOUND also for what the actor may not see */
  async read(actor: Actor, id: string): Promise<PublicationResponse> {
    const view = await this.reader.require(id);
    if (!(await this.access.can(actor, 'publication.read', view.departmentId)))
      throw new AppError(NOT_FOUND, { what: { zh: '发布任务', en: 'publication' } });
    return this.shown(actor, view);
  }

  async move(actor: Actor, id: string, body: MoveBody): Promise<PublicationResponse> {
    await this.controls.reschedule(actor, id, body.wishedAt ?? null, body.shown && asShown(body.shown));
    const warnings = await this.duplicates.warningsFor(actor, id);
    return { ...(await this.read(actor, id)), warnings };
  }

  async previewMove(actor: Actor, id: string, body: MovePreviewBody): Promise<MovePreviewResponse> {
    const { slot, then } = await this.controls.preview(actor, id, body.wishedAt ?? null, body.urgent ?? false);
    return toMovePreview(slot, then, this.config.timeZone);
  }

  async hasten(actor: Actor, id: string, body: UrgentBody): Promise<PublicationResponse> {
    await this.controls.hasten(actor, id, body.reason, body.wishedAt ?? null, body.shown && asShown(body.shown));
    const warnings = await this.duplicates.warningsFor(actor, id);
    return { ...(await this.read(actor, id)), warnings };
  }

  async hold(actor: Actor, id: string, body: ReasonBody): Promise<PublicationResponse> {
    await this.controls.hold(actor, id, body.reason);
    return this.read(actor, id);
  }

  async cancel(actor: Actor, id: string, body: ReasonBody): Promise<PublicationResponse> {
    await this.controls.cancel(actor, id, body.reason);
    return this.read(actor, id);
  }

  private async shown(actor: Actor, view: PublicationView): Promise<PublicationResponse> {
    const isMine = isJustPlannedBy(actor.personId, view);
    const [control, resolve, takeBack] = await Promise.all([
      this.access.can(actor, 'publication.control', view.departmentId),
      this.access.can(actor, 'publication.resolve', view.departmentId),
      isMine && this.access.can(actor, 'publication.schedule', view.departmentId),
    ]);
    return toPublicationResponse(view, this.config.timeZone, { control, resolve, takeBack });
  }
}
