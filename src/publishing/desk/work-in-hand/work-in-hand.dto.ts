import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import { TextResponse } from '../../../platform/http/text.dto.js';
import type { LostStage } from '../../../review/gaps/review-gaps.rules.js';
import { REVIEW_ROLES, type ReviewRole } from '../../../review/round/workflow.rules.js';
import type { LeftWork } from './work-in-hand.rules.js';

export class WorkInHandQuery {
  @ApiPropertyOptional({ format: 'uuid', description: '只收回这一项职责；不填则是停用此人' })
  @IsOptional()
  @IsUUID()
  roleId?: string;
}

export class LeftWorkResponse implements LeftWork {
  @ApiProperty({ description: '共几项' })
  count: number;

  @ApiProperty({ description: '其中没有别人可以接手的' })
  alone: number;

  @ApiProperty({ type: [String], description: '名称，没有别人可以接手的在前，最多 5 个' })
  titles: string[];
}

/** A stage that nobody could decide any more. */
export class LostStageResponse implements LostStage {
  @ApiProperty({ enum: REVIEW_ROLES })
  role: ReviewRole;

  @ApiProperty({ type: TextResponse, description: '没有人可以审的环节' })
  name: TextResponse;

  @ApiProperty({ type: [String], description: '哪些单位的稿件；上级单位在内的，下级不再列出' })
  departments: string[];

  @ApiProperty({ description: '这些单位再没有别人担任这一职责；否则只是等着的稿件没有别人可审' })
  isLast: boolean;

  @ApiProperty({ description: '正等着这一环节、将没有人可审的篇数' })
  waiting: number;
}

/** What would leave a person's hands, and what would then wait for nobody. */
export class WorkInHandResponse {
  @ApiProperty({ type: LeftWorkResponse, description: '没写完的草稿' })
  drafts: LeftWorkResponse;

  @ApiProperty({ type: LeftWorkResponse, description: '退回修改的稿件' })
  returned: LeftWorkResponse;

  @ApiProperty({ type: LeftWorkResponse, description: '已领取、还没有反馈的人工发布任务' })
  tasks: LeftWorkResponse;

  @ApiProperty({ type: LeftWorkResponse, description: '此人建立的、或没有别人统筹的未结束专题活动' })
  campaigns: LeftWorkResponse;

  @ApiProperty({ type: [LostStageResponse], description: '此后没有人可审的环节' })
  stages: LostStageResponse[];
}
