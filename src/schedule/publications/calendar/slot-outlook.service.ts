import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../identity/actor.js';
import { ScheduleService } from '../planning/schedule.service.js';
import { PublicationControlService } from '../publication-control.service.js';
import { type SlotOutlookBody, type SlotOutlookResponse, toSlotOutlook } from './slot-outlook.dto.js';

/** Where something would come to stand, for every place somebody may drop it. */
@Injectable()
export class SlotOutlookService {
  constructor(
    private readonly schedules: ScheduleService,
    private readonly controls: PublicationControlService,
  ) {}

  /** @throws AppError as scheduling or moving it would, where it cannot be placed at all */
  async ask(actor: Actor, body: SlotOutlookBody): Promise<SlotOutlookResponse> {
    const { publicationId, storyId = '', accountId = '' } = body;
    const wishes = body.wishes.map((wish) => wish.getTime());
    const request = { storyId, accountId, priority: 'normal', priorityReason: null } as const;
    const answers = publicationId
      ? await this.controls.previewMany(actor, publicationId, wishes)
      : await this.schedules.previewMany(actor, request, wishes);
    return { items: body.wishes.flatMap((wish, n) => (answers[n] ? [toSlotOutlook(wish, answers[n])] : [])) };
  }
}
