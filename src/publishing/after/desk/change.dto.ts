import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import type { ChannelDriver } from '../../../accounts/channels/channel-driver.rules.js';
import { CHANNELS, type ChannelKind } from '../../../accounts/channels/channel-kind.rules.js';
import { CodedTextResponse, TextResponse } from '../../../platform/http/text.dto.js';
import { PUBLICATION_STATES, type PublicationState } from '../../../schedule/publications/publication-state.rules.js';
import { backOfficeTodo } from '../orders/back-office.rules.js';
import { CHANGE_KINDS, CHANGE_NAMES, CHANGE_STATES, type ChangeKind, type ChangeState } from '../change.rules.js';

export class ChangeBody {
  @ApiProperty({ maxLength: 500, description: '理由，写入审计记录，不对外公开' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason: string;
}

export class ChangeNoteBody {
  @ApiProperty({ maxLength: 500, description: '做了什么、看到了什么' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  note: string;
}

export class ConfirmChangeBody extends ChangeNoteBody {
  @ApiPropertyOptional({
    description: '撤下时页面仍能打开看到（CHANGE_STILL_SHOWN），确认读者已看不到的填 true，记入审计',
  })
  @IsOptional()
  @IsBoolean()
  despiteShown?: boolean;
}

export class LinkingResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty()
  storyTitle: string;

  @ApiProperty({ enum: CHANNELS })
  channel: ChannelKind;

  @ApiProperty()
  accountName: string;

  @ApiProperty({ enum: PUBLICATION_STATES })
  state: PublicationState;

  @ApiProperty({ type: String, nullable: true })
  url: string | null;
}

export class ChangeResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: CHANGE_KINDS })
  kind: ChangeKind;

  @ApiProperty({ enum: CHANGE_STATES, description: '提交平台中 / 待人工完成并确认 / 已完成 / 已放弃' })
  state: ChangeState;

  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: '更正换上的定稿' })
  sealId: string | null;

  @ApiProperty()
  reason: string;

  @ApiProperty()
  orderedBy: string;

  @ApiProperty({ format: 'date-time' })
  orderedAt: string;

  @ApiProperty({ description: '已向平台提交几次' })
  tries: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '下次提交的时间' })
  nextTryAt: string | null;

  @ApiProperty({ type: CodedTextResponse, nullable: true, description: '平台最近的答复' })
  told: CodedTextResponse | null;

  @ApiProperty({ type: TextResponse, nullable: true, description: '需要人工完成时怎么做' })
  todo: TextResponse | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  endedAt: string | null;

  @ApiProperty({ type: String, nullable: true, description: '确认或放弃的人；由接口完成的为空' })
  endedBy: string | null;

  @ApiProperty({ type: String, nullable: true })
  note: string | null;
}

export class PossibleChangeResponse {
  @ApiProperty({ enum: CHANGE_KINDS })
  kind: ChangeKind;

  @ApiProperty({ type: TextResponse })
  name: TextResponse;

  @ApiProperty({ enum: ['connector', 'hand'], description: '由接口完成，或由人到平台后台完成后确认' })
  way: 'connector' | 'hand';

  @ApiProperty({ type: TextResponse, nullable: true, description: '由人完成时怎么做' })
  todo: TextResponse | null;
}

export class TogetherResponse {
  @ApiProperty({ format: 'uuid' })
  storyId: string;

  @ApiProperty()
  storyTitle: string;

  @ApiProperty()
  departmentName: string;
}

export class AfterResponse {
  @ApiProperty({
    type: PossibleChangeResponse,
    isArray: true,
    description: '现在可以做什么；更正须先有新的定稿；有未完成的一项时为空',
  })
  possible: PossibleChangeResponse[];

  @ApiProperty({ type: LinkingResponse, isArray: true, description: '链接到这个网页的其他发布任务，撤下前请一并考虑' })
  linking: LinkingResponse[];

  @ApiProperty({ type: TogetherResponse, isArray: true, description: '同一次群发的其他稿件：撤下、恢复时一并生效' })
  together: TogetherResponse[];

  @ApiProperty({ type: ChangeResponse, isArray: true, description: '撤下、更正、恢复的记录，新的在前' })
  changes: ChangeResponse[];
}

export interface ChangeRow {
  id: string;
  kind: ChangeKind;
  state: ChangeState;
  sealId: string | null;
  reason: string;
  orderedBy: string;
  orderedAt: Date;
  tries: number;
  nextTryAt: Date | null;
  told: CodedTextResponse | null;
  endedAt: Date | null;
  endedBy: string | null;
  note: string | null;
}

export interface Account {
  channel: ChannelKind;
  driver: ChannelDriver;
}

export function toChangeResponse(row: ChangeRow, { channel, driver }: Account): ChangeResponse {
  return {
    ...row,
    orderedAt: row.orderedAt.toISOString(),
    nextTryAt: row.nextTryAt?.toISOString() ?? null,
    todo: row.state === 'by_hand' ? backOfficeTodo(channel, driver, row.kind) : null,
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}

export function toPossible(kind: ChangeKind, { channel, driver }: Account, able: boolean): PossibleChangeResponse {
  return {
    kind,
    name: CHANGE_NAMES[kind],
    way: able ? 'connector' : 'hand',
    todo: able ? null : backOfficeTodo(channel, driver, kind),
  };
}
