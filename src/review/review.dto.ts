import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  ArrayUnique,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { Submission } from './review-submission.service.js';

const WRITTEN = '请写明内容，不能只有空白。 | Write something: blanks alone do not count.';
const WITH_ZONE =
  '应为带时区的时间，例如 2026-07-15T09:00:00+08:00。 | A time with its offset, e.g. 2026-07-15T09:00:00+08:00.';
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

const OPINION_LENGTH = 2000;

/** Hands a story in for review, with what its approval will release. */
export class SubmitRequest {
  @ApiProperty({ description: '看到的稿件版本号（乐观锁），与当前不符时拒绝', minimum: 1 })
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  version: number;

  @ApiProperty({ type: [String], format: 'uuid', description: '计划发布的账号，纳入定稿', minItems: 1, maxItems: 50 })
  @ArrayNotEmpty()
  @ArrayMaxSize(50)
  @ArrayUnique((id: unknown) => String(id).toLowerCase())
  @IsUUID(undefined, { each: true })
  accountIds: string[];

  @ApiProperty({ format: 'date-time', description: '发布时段开始（含），纳入定稿' })
  @IsISO8601({ strict: true })
  @Matches(MOMENT, { message: WITH_ZONE })
  windowFrom: string;

  @ApiProperty({ format: 'date-time', description: '发布时段结束（不含），最远 366 天后' })
  @IsISO8601({ strict: true })
  @Matches(MOMENT, { message: WITH_ZONE })
  windowTo: string;
}

/** What the service is asked for. */
export function submissionOf(body: SubmitRequest): Submission {
  const { version, accountIds } = body;
  return {
    version,
    accountIds: accountIds.map((id) => id.toLowerCase()),
    windowFrom: new Date(body.windowFrom),
    windowTo: new Date(body.windowTo),
  };
}

class VerdictRequest {
  @ApiProperty({ description: '表态的环节（从 0 起），须为当前环节', minimum: 0 })
  @IsInt()
  @Min(0)
  @Max(100)
  stage: number;

  @ApiProperty({ description: '审阅内容的 SHA-256 摘要（GET /api/stories/{id}/review 的 digest）' })
  @IsString()
  @Matches(/^[0-9a-f]{64}$/, { message: '应为 64 位小写十六进制摘要。 | A sha256 in lower-case hex.' })
  digest: string;
}

export class ApproveRequest extends VerdictRequest {
  @ApiPropertyOptional({ maxLength: OPINION_LENGTH, description: '审核意见' })
  @IsOptional()
  @IsString()
  @Matches(/\S/, { message: WRITTEN })
  @MaxLength(OPINION_LENGTH)
  opinion?: string;
}

export class ReturnRequest extends VerdictRequest {
  @ApiProperty({ maxLength: OPINION_LENGTH, description: '退回意见，必填' })
  @IsString()
  @Matches(/\S/, { message: WRITTEN })
  @MaxLength(OPINION_LENGTH)
  opinion: string;
}

/** Why a story is taken back. */
export class TakeBackRequest {
  @ApiProperty({ maxLength: OPINION_LENGTH, description: '原因，必填' })
  @IsString()
  @Matches(/\S/, { message: WRITTEN })
  @MaxLength(OPINION_LENGTH)
  reason: string;
}
