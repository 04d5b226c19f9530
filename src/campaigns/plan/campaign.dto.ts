import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '../../platform/http/paging/page.dto.js';
import {
  CAMPAIGN_MOVES,
  CAMPAIGN_STATES,
  type CampaignState,
  PILLAR_KINDS,
  type PillarKind,
} from '../campaign.rules.js';
import { ClauseFields, DeadlineFields, PillarFields, trimmed, WindowFields } from './campaign-parts.dto.js';
import type { CampaignRecord } from './campaign-plan.rules.js';

/** For members that may be left out but not be null: `null` would else empty a whole list unseen. */
const unlessLeftOut = ValidateIf((_body, value) => value !== undefined);
/** For members that may be left out, and may be null to be emptied. */
const ifGiven = ValidateIf((_body, value) => value !== undefined && value !== null);

/** What people may write about a campaign. */
export class CampaignFields {
  @ApiProperty({ maxLength: 300, example: '2026年世界青年技能日宣传活动' })
  @trimmed
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  title: string;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 300 })
  @trimmed
  @ifGiven
  @IsString()
  @IsNotEmpty()
  @MaxLength(300)
  theme?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 100, example: '示人社发〔2026〕12号' })
  @trimmed
  @ifGiven
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  documentNumber?: string | null;

  @ApiPropertyOptional({ type: String, isArray: true, description: '主办单位' })
  @unlessLeftOut
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @IsNotEmpty({ each: true })
  @MaxLength(200, { each: true })
  organisers?: string[];

  @ApiPropertyOptional({ type: WindowFields })
  @unlessLeftOut
  @IsObject()
  @ValidateNested()
  @Type(() => WindowFields)
  window?: WindowFields;

  @ApiPropertyOptional({ type: PillarFields, isArray: true })
  @unlessLeftOut
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => PillarFields)
  pillars?: PillarFields[];

  @ApiPropertyOptional({ type: ClauseFields, isArray: true })
  @unlessLeftOut
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ClauseFields)
  forms?: ClauseFields[];

  @ApiPropertyOptional({ type: ClauseFields, isArray: true })
  @unlessLeftOut
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ClauseFields)
  requirements?: ClauseFields[];

  @ApiPropertyOptional({ type: DeadlineFields, isArray: true })
  @unlessLeftOut
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => DeadlineFields)
  deadlines?: DeadlineFields[];
}

export class CreateCampaignRequest extends CampaignFields {
  @ApiProperty({ format: 'uuid', description: '组织活动的单位' })
  @IsUUID()
  departmentId: string;
}

/** Members left out stay as they are; a list given replaces the whole list. */
export class ChangeCampaignRequest extends PartialType(CampaignFields, { skipNullProperties: false }) {
  @ApiProperty({ minimum: 1, description: '修改所依据的版本；已被别人改过时返回 409' })
  @IsInt()
  @Min(1)
  version: number;

  @ApiPropertyOptional({ enum: CAMPAIGN_STATES })
  @unlessLeftOut
  @IsIn(CAMPAIGN_STATES)
  state?: CampaignState;
}

export class CampaignListQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  departmentId?: string;

  @ApiPropertyOptional({ enum: CAMPAIGN_STATES })
  @IsOptional()
  @IsIn(CAMPAIGN_STATES)
  state?: CampaignState;
}

/** A line of the list. */
export class CampaignSummaryResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty()
  title: string;

  @ApiProperty({ type: String, nullable: true })
  theme: string | null;

  @ApiProperty({ type: WindowFields })
  window: WindowFields;

  @ApiProperty({ enum: CAMPAIGN_STATES })
  state: CampaignState;

  @ApiProperty()
  version: number;
}

export class PillarResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ enum: PILLAR_KINDS })
  kind: PillarKind;

  @ApiProperty()
  title: string;

  @ApiProperty()
  text: string;
}

export class CampaignResponse extends CampaignSummaryResponse {
  @ApiProperty({ type: String, nullable: true })
  documentNumber: string | null;

  @ApiProperty({ type: String, isArray: true })
  organisers: string[];

  @ApiProperty({ type: PillarResponse, isArray: true })
  pillars: PillarResponse[];

  @ApiProperty({ type: ClauseFields, isArray: true })
  forms: ClauseFields[];

  @ApiProperty({ type: ClauseFields, isArray: true })
  requirements: ClauseFields[];

  @ApiProperty({ type: DeadlineFields, isArray: true })
  deadlines: DeadlineFields[];

  @ApiProperty({ enum: CAMPAIGN_STATES, isArray: true, description: '可以转到的状态' })
  nextStates: CampaignState[];

  @ApiProperty({ format: 'date-time' })
  createdAt: string;

  @ApiProperty({ format: 'date-time' })
  updatedAt: string;

  static of(record: CampaignRecord): CampaignResponse {
    return {
      ...record,
      nextStates: [...CAMPAIGN_MOVES[record.state]],
      createdAt: record.createdAt.toISOString(),
      updatedAt: record.updatedAt.toISOString(),
    };
  }
}
