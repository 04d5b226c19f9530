import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsOptional, IsUUID, ValidateIf } from 'class-validator';
import { AppError } from '../../../platform/errors/app-error.js';
import { Instant } from '../../../platform/http/server/instant.decorator.js';
import { FaultResponse } from '../../replanning/replanning.dto.js';
import { ReasonResponse } from '../desk/publication.dto.js';
import type { GrantedSlot } from '../planning/slot.service.js';

/** A day by quarters of an hour, or a quarter of a year by days. */
const MOST_WISHES = 100;

export class SlotOutlookBody {
  @ApiPropertyOptional({ format: 'uuid', description: '要改期的发布任务；不填则填 storyId 和 accountId' })
  @IsOptional()
  @IsUUID()
  publicationId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: '要排期的已定稿稿件' })
  @ValidateIf(({ publicationId }: SlotOutlookBody) => publicationId === undefined)
  @IsUUID()
  storyId?: string;

  @ApiPropertyOptional({ format: 'uuid', description: '终审批准的账号之一' })
  @ValidateIf(({ publicationId }: SlotOutlookBody) => publicationId === undefined)
  @IsUUID()
  accountId?: string;

  @ApiProperty({
    type: String,
    format: 'date-time',
    isArray: true,
    minItems: 1,
    maxItems: MOST_WISHES,
    description: '期望时间，带时区，一次最多 100 个',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_WISHES)
  @Instant({ each: true })
  wishes: Date[];
}

export class SlotOutlookItem {
  @ApiProperty({ format: 'date-time' })
  wishedAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '会得到的时间；不能排时为 null' })
  slotAt: string | null;

  @ApiProperty({ type: ReasonResponse, isArray: true, description: '为什么不是所期望的时间' })
  because: ReasonResponse[];

  @ApiProperty({ description: '账号由多个单位共用，时间为预测' })
  forecast: boolean;

  @ApiProperty({ type: FaultResponse, nullable: true, description: '为什么不能排在这时或其后' })
  fault: FaultResponse | null;
}

export class SlotOutlookResponse {
  @ApiProperty({ type: SlotOutlookItem, isArray: true, description: '逐个对应所期望的时间，次序不变' })
  items: SlotOutlookItem[];
}

export function toSlotOutlook(wish: Date, answer: GrantedSlot | AppError): SlotOutlookItem {
  const wishedAt = wish.toISOString();
  if (answer instanceof AppError) {
    const because = (answer.detail?.['because'] ?? []) as ReasonResponse[];
    return { wishedAt, slotAt: null, because, forecast: false, fault: { code: answer.code, text: answer.text } };
  }
  const { slot, because, forecast } = answer;
  return { wishedAt, slotAt: new Date(slot).toISOString(), because, forecast, fault: null };
}
