import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { Instant } from '../../platform/http/server/instant.decorator.js';
import { TextResponse } from '../../platform/http/text.dto.js';
import { REVIEW_ROLES, type ReviewRole } from '../round/workflow.rules.js';

export class WorkloadQuery {
  @ApiProperty({ type: String, format: 'date-time', description: '此时起审完的（含）' })
  @Instant()
  from: Date;

  @ApiProperty({ type: String, format: 'date-time', description: '此时之前审完的，最长 400 天' })
  @Instant()
  to: Date;

  @ApiPropertyOptional({ format: 'uuid', description: '单位，连同下级' })
  @IsOptional()
  @IsUUID()
  departmentId?: string;
}

class WorkResponse {
  @ApiProperty({ description: '现在等着的篇数' })
  waiting: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '等得最久的一篇从何时等起' })
  waitingSince: Date | null;

  @ApiProperty({ description: '这段时间审完几篇' })
  decided: number;

  @ApiProperty({ description: '其中退回的' })
  returned: number;

  @ApiProperty({ type: Number, nullable: true, description: '从送到这一环节到审完，半数不超过此数，毫秒；没有为 null' })
  tookP50: number | null;

  @ApiProperty({ type: Number, nullable: true, description: '百分之九十五不超过此数，毫秒' })
  tookP95: number | null;
}

export class StageWorkResponse extends WorkResponse {
  @ApiProperty({ enum: REVIEW_ROLES })
  role: ReviewRole;

  @ApiProperty({ type: TextResponse })
  name: TextResponse;
}

export class PersonWorkResponse extends WorkResponse {
  @ApiProperty({ format: 'uuid' })
  personId: string;

  @ApiProperty()
  personName: string;
}

export class WorkloadResponse {
  @ApiProperty({ type: StageWorkResponse, isArray: true, description: '按环节，依审核次序' })
  stages: StageWorkResponse[];

  @ApiProperty({
    type: PersonWorkResponse,
    isArray: true,
    description: '按人；等着的一篇，凡能审的人都各算一次；最多 200 人',
  })
  people: PersonWorkResponse[];
}
