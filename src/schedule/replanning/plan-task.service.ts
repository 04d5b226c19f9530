import { Inject, Injectable } from '@nestjs/common';
import { DateTime } from 'luxon';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { Clock } from '../../platform/clock.js';
import { AppError } from '../../platform/errors/app-error.js';
import { DAY_NOT_AHEAD } from '../schedule.errors.js';
import { dayOf, movingDay } from './moves/day-move.rules.js';
import type { PlanTask } from './moves/plan-move.service.js';
import { compacting, movingMisfits } from './moves/plan-preview.rules.js';
import { type DayMoveBody, type MisfitMoveBody, type PlanScopeBody, toPlanScope } from './replanning.dto.js';

/** Days ahead a publication can be planned for. */
const FARTHEST_DAYS = 366;

/** Makes tasks of what people ask for. */
@Injectable()
export class PlanTasks {
  constructor(
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Moving what no longer fits: all in the scope, or the chosen ones of it. */
  misfits(body: MisfitMoveBody): PlanTask {
    const chosen = body.ids ? new Set(body.ids.map((id) => id.toLowerCase())) : null;
    return {
      cause: 'misfits',
      scope: toPlanScope(body),
      planner: movingMisfits(chosen),
      plannerOf: movingMisfits,
    };
  }

  compact(body: PlanScopeBody): PlanTask {
    return { cause: 'compact', scope: toPlanScope(body), planner: compacting };
  }

  /** Moving a whole day. @throws AppError DAY_NOT_AHEAD */
  day(body: DayMoveBody): PlanTask {
    const today = dayOf(this.clock.now().getTime(), this.config.timeZone);
    const last = DateTime.fromISO(today, { zone: 'utc' }).plus({ days: FARTHEST_DAYS }).toFormat('yyyy-MM-dd');
    if (body.day < today) throw new AppError(DAY_NOT_AHEAD, {}, 'day');
    if (body.to !== undefined && (body.to < today || body.to > last || body.to === body.day))
      throw new AppError(DAY_NOT_AHEAD, {}, 'to');
    return { cause: 'day', scope: toPlanScope(body), planner: movingDay(body.day, body.to ?? null) };
  }
}
