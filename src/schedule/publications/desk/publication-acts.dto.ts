import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength, ValidateNested } from 'class-validator';
import { CHANNELS, type ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import { PageQuery } from '../../../platform/http/paging/page.dto.js';
import { Instant } from '../../../platform/http/server/instant.decorator.js';
import { PUBLICATION_STATES, type PublicationState } from '../publication-state.rules.js';
import type { Shown } from '../planning/shown.rules.js';
import type { ScheduleRequest } from '../planning/schedule.service.js';

export class ScheduleBody {
  @ApiProperty({ format: 'uuid', description: '已通过终审的稿件' })
  @IsUUID()
  storyId: string;

  @ApiProperty({ format: 'uuid', description: '终审批准的账号之一' })
  @IsUUID()
  accountId: string;

  @ApiPropertyOptional({ format: 'date-time', description: '期望发布时间，带时区；不填表示尽快' })
  @IsOptional()
  @Instant()
  wishedAt?: Date;

  @ApiPropertyOptional({ enum: ['normal', 'urgent'], default: 'normal' })
  @IsOptional()
  @IsIn(['normal', 'urgent'])
  priority?: 'normal' | 'urgent';

  @ApiPropertyOptional({ maxLength: 500, description: '加急理由；加急时必填' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  priorityReason?: string;
}

/** What stood on the page when it was decided. */
export class ShownBody {
  @ApiProperty({ enum: PUBLICATION_STATES, description: '确认时看到的状态；已由他人改变的不改动' })
  @IsIn(PUBLICATION_STATES)
  state: PublicationState;

  @ApiPropertyOptional({ format: 'date-time', description: '预看时得到的时间；尽快排期若会早于它一分钟以上，不改动' })
  @IsOptional()
  @Instant()
  slotAt?: Date;
}

export function asShown({ state, slotAt }: ShownBody): Shown {
  return { state, slot: slotAt?.getTime() ?? null };
}

export class WishBody {
  @ApiPropertyOptional({ format: 'date-time', description: '新的期望发布时间，带时区；不填表示尽快' })
  @IsOptional()
  @Instant()
  wishedAt?: Date;
}

export class MoveBody extends WishBody {
  @ApiPropertyOptional({ type: ShownBody, description: '确认前看到的；与现在不符时拒绝' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ShownBody)
  shown?: ShownBody;
}

const REASON_NEEDED = '请写明理由，不能只有空白。 | Say why: blanks alone do not count.';

export class UrgentBody extends MoveBody {
  @ApiProperty({ maxLength: 500, description: '加急理由，写入审计记录' })
  @IsString()
  @Matches(/\S/, { message: REASON_NEEDED })
  @MaxLength(500)
  reason: string;
}

export class ReasonBody {
  @ApiProperty({ maxLength: 500, description: '理由，会写入审计记录' })
  @IsString()
  @Matches(/\S/, { message: REASON_NEEDED })
  @MaxLength(500)
  reason: string;
}

export class PublicationQuery extends PageQuery {
  @ApiPropertyOptional({ enum: PUBLICATION_STATES })
  @IsOptional()
  @IsIn(PUBLICATION_STATES)
  state?: PublicationState;

  @ApiPropertyOptional({ enum: CHANNELS })
  @IsOptional()
  @IsIn(CHANNELS)
  channel?: ChannelKind;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  storyId?: string;

  @ApiPropertyOptional({ enum: ['by_hand'], description: '只列撤下、更正或恢复等人到平台后台完成并确认的' })
  @IsOptional()
  @IsIn(['by_hand'])
  change?: 'by_hand';

  @ApiPropertyOptional({
    enum: ['overdue', 'gone'],
    description:
      'overdue 只列核定时间已过一分钟以上、还没有开始发送的；gone 只列已发布、后来发现不在平台上、还没有人登记知悉的',
  })
  @IsOptional()
  @IsIn(['overdue', 'gone'])
  waiting?: 'overdue' | 'gone';

  @ApiPropertyOptional({ enum: ['me'], description: '只列本人所写稿件的' })
  @IsOptional()
  @IsIn(['me'])
  author?: 'me';
}

export function toScheduleRequest(body: ScheduleBody): ScheduleRequest {
  return {
    storyId: body.storyId,
    accountId: body.accountId,
    wishedAt: body.wishedAt ?? null,
    priority: body.priority ?? 'normal',
    priorityReason: body.priorityReason ?? null,
  };
}
