import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import { AccessService } from '../../../identity/access/access.service.js';
import type { Actor } from '../../../identity/actor.js';
import { Clock } from '../../../platform/clock.js';
import { requireSpan } from '../../../platform/http/server/time-span.rules.js';
import { type InHand, type PublicationState, stateNameOf } from '../publication-state.rules.js';
import { CALENDAR } from './calendar.queries.js';
import type { CalendarQuery, CalendarResponse } from './calendar.dto.js';

/** A quarter of a year: a month's view with its margins, and room for an overview. */
export const LONGEST_DAYS = 93;
/** Twice what the busiest month is meant to hold. */
const MOST = 10_000;

interface Row {
  id: string;
  storyId: string;
  storyTitle: string;
  departmentId: string;
  departmentName: string;
  accountId: string;
  accountName: string;
  channel: ChannelKind;
  state: PublicationState;
  inHand: InHand | null;
  at: Date;
  slotAt: Date;
  priority: 'normal' | 'urgent';
  forecast: boolean;
  frozenFor: string | null;
  accountStopped: 'paused' | 'unauthorised' | null;
  goneWhy: string | null;
}

/** What leaves when, as far as somebody may see it. */
@Injectable()
export class CalendarService {
  constructor(
    private readonly database: DataSource,
    private readonly access: AccessService,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws AppError INVALID_INPUT when the time ends before it begins, or is longer than 93 days */
  async read(actor: Actor, { from, to, channel, accountId }: CalendarQuery): Promise<CalendarResponse> {
    requireSpan(from, to, LONGEST_DAYS);
    const departments = await this.access.departmentsFor(actor, 'publication.read');
    const rows: Row[] =
      departments.length === 0
        ? []
        : await this.database.query(CALENDAR, [departments, from, to, channel ?? null, accountId ?? null, MOST + 1]);
    return {
      items: rows.slice(0, MOST).map(({ inHand, goneWhy, ...row }) => ({
        ...row,
        stateName: stateNameOf(row.state, inHand, goneWhy),
        isGone: goneWhy !== null,
        at: row.at.toISOString(),
        slotAt: row.slotAt.toISOString(),
      })),
      truncated: rows.length > MOST,
      now: this.clock.now().toISOString(),
    };
  }
}
