import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type as Convert } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { CHANNELS, type ChannelKind } from '../../accounts/channels/channel-kind.rules.js';
import { PageQuery } from '../../platform/http/paging/page.dto.js';
import { CodedTextResponse, TextResponse } from '../../platform/http/text.dto.js';
import { ReasonResponse } from '../publications/desk/publication.dto.js';
import { BlackoutBody, PolicyBody } from '../throttle/desk/throttle.dto.js';
import { DIFFERENCE_KINDS, type DifferenceKind } from './plan-difference.rules.js';
import type { CopiedPublication } from './plan-copy.rules.js';
import { RUN_STATES, type RunState, type WhatIfResult, type WhatIfRun } from './what-if-runs.service.js';

export class WhatIfPolicyBody extends PolicyBody {
  @ApiPropertyOptional({ format: 'uuid', description: '要换掉的规则；不填为新增' })
  @IsOptional()
  @IsUUID()
  id?: string;
}

export class WhatIfBlackoutBody extends BlackoutBody {
  @ApiPropertyOptional({ format: 'uuid', description: '要换掉的停发时段；不填为新增' })
  @IsOptional()
  @IsUUID()
  id?: string;
}

/** All parts may be left out: with none, the plan is made anew under the present rules. */
export class WhatIfBody {
  @ApiPropertyOptional({ type: WhatIfPolicyBody, isArray: true, maxItems: 50, description: '新增或改动的规则' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique((one: WhatIfPolicyBody) => one.id ?? one)
  @ValidateNested({ each: true })
  @Convert(() => WhatIfPolicyBody)
  putPolicies?: WhatIfPolicyBody[];

  @ApiPropertyOptional({ type: String, format: 'uuid', isArray: true, maxItems: 50, description: '去掉的规则' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  removePolicies?: string[];

  @ApiPropertyOptional({ type: WhatIfBlackoutBody, isArray: true, maxItems: 50, description: '新增或改动的停发时段' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique((one: WhatIfBlackoutBody) => one.id ?? one)
  @ValidateNested({ each: true })
  @Convert(() => WhatIfBlackoutBody)
  putBlackouts?: WhatIfBlackoutBody[];

  @ApiPropertyOptional({ type: String, format: 'uuid', isArray: true, maxItems: 50, description: '去掉的停发时段' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  removeBlackouts?: string[];

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: { type: 'string', enum: ['workday', 'weekend', 'holiday'] },
    example: { '2027-01-01': 'holiday' },
    description: '按当地日期指定的日期类别，优先于已公布的放假安排',
  })
  @IsOptional()
  @IsObject()
  dayClasses?: Record<string, unknown>;
}

export class MoveQuery extends PageQuery {
  @ApiPropertyOptional({
    enum: DIFFERENCE_KINDS,
    default: 'moved',
    description: 'moved 会换时间；impossible 无处可排；held 落入待人工处置的停发时段',
  })
  @IsOptional()
  @IsIn(DIFFERENCE_KINDS)
  kind: DifferenceKind = 'moved';
}

class ProgressResponse {
  @ApiProperty({ description: '本阶段已处理的发布任务数' })
  done: number;

  @ApiProperty()
  total: number;
}

class DayResponse {
  @ApiProperty({ format: 'date' })
  date: string;

  @ApiProperty({ description: '现计划中当天的条数' })
  before: number;

  @ApiProperty({ description: '推演后当天的条数' })
  after: number;
}

class DelayResponse {
  @ApiProperty({ format: 'uuid' })
  publicationId: string;

  @ApiProperty({ format: 'date-time', description: '现核定时间' })
  from: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '推演后的时间；null 为无处可排' })
  to: string | null;

  @ApiProperty({ type: Number, nullable: true, description: '推后的秒数；提前为负' })
  delaySeconds: number | null;
}

class NotShownResponse {
  @ApiProperty()
  planned: number;

  @ApiProperty()
  moved: number;

  @ApiProperty()
  impossible: number;
}

class SummaryResponse {
  @ApiProperty({ format: 'date-time', description: '推演所依据的时刻' })
  asOf: string;

  @ApiProperty({ description: '您可查看的待发布任务数' })
  planned: number;

  @ApiProperty()
  unchanged: number;

  @ApiProperty()
  earlier: number;

  @ApiProperty()
  later: number;

  @ApiProperty()
  impossible: number;

  @ApiProperty({ description: '落入待人工处置的停发时段的条数' })
  held: number;

  @ApiProperty({ type: NotShownResponse, description: '您不可查看的单位的条数' })
  notShown: NotShownResponse;

  @ApiProperty({ type: DayResponse, isArray: true })
  days: DayResponse[];

  @ApiProperty({ type: DelayResponse, isArray: true, description: '推后最久的十条' })
  biggestDelays: DelayResponse[];
}

export class WhatIfResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: RUN_STATES })
  state: RunState;

  @ApiProperty({ type: ProgressResponse })
  progress: ProgressResponse;

  @ApiProperty({ format: 'date-time' })
  startedAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  finishedAt: string | null;

  @ApiProperty({ type: SummaryResponse, nullable: true })
  summary: SummaryResponse | null;

  @ApiProperty({ type: CodedTextResponse, nullable: true, description: '失败的原因' })
  failure: CodedTextResponse | null;
}

class ImpossibleResponse {
  @ApiProperty({ description: 'NO_LEGAL_SLOT、SLOT_OUTSIDE_WINDOW 或 PAGE_WITHOUT_SLOT' })
  code: string;

  @ApiProperty({ type: TextResponse })
  text: TextResponse;
}

export class WhatIfMoveResponse extends DelayResponse {
  @ApiProperty({ format: 'uuid' })
  storyId: string;

  @ApiProperty()
  storyTitle: string;

  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty({ format: 'uuid' })
  accountId: string;

  @ApiProperty({ enum: CHANNELS })
  channel: ChannelKind;

  @ApiProperty({ description: '新时间在待人工处置的停发时段内' })
  held: boolean;

  @ApiProperty({ type: ReasonResponse, isArray: true, description: '期望时间到新时间之间，每条不许发的规则' })
  because: ReasonResponse[];

  @ApiProperty({ type: ImpossibleResponse, nullable: true })
  impossible: ImpossibleResponse | null;
}

/** Where one publication goes. */
export function toDelay({ copy, plan }: WhatIfResult, index: number): DelayResponse {
  const { id, slot } = copy.publications[index] as CopiedPublication;
  const to = plan.slots[index] as number;
  const lost = Number.isNaN(to);
  return {
    publicationId: id,
    from: new Date(slot).toISOString(),
    to: lost ? null : new Date(to).toISOString(),
    delaySeconds: lost ? null : Math.round((to - slot) / 1000),
  };
}

export function toWhatIfResponse(run: WhatIfRun): WhatIfResponse {
  const { id, state, done, total, result, failure } = run;
  return {
    id,
    state,
    progress: { done, total },
    startedAt: run.startedAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    summary: result && toSummary(result),
    failure: failure && { code: failure.code, text: failure.text },
  };
}

function toSummary(result: WhatIfResult): SummaryResponse {
  const { planned, unchanged, earlier, later, impossible, held, notShown, days, biggestDelays } = result.difference;
  return {
    asOf: new Date(result.copy.now).toISOString(),
    ...{ planned, unchanged, earlier, later, impossible: impossible.length, held: held.length, notShown },
    days: [...days],
    biggestDelays: biggestDelays.map((index) => toDelay(result, index)),
  };
}
