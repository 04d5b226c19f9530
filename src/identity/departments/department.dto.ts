import { ApiProperty, ApiPropertyOptional, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength, ValidateIf } from 'class-validator';
import { PageQuery } from '../../platform/http/paging/page.dto.js';
import { DEPARTMENT_KINDS, type DepartmentKind } from './department-kind.rules.js';
import type { Department } from './department.entity.js';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

export class CreateDepartmentRequest {
  @ApiProperty({ format: 'uuid', description: '上级单位' })
  @IsUUID()
  parentId: string;

  @ApiProperty({ maxLength: 100, example: '某区人力资源和社会保障局' })
  @trimmed
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  name: string;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 30 })
  @trimmed
  @ValidateIf((_body, value) => value !== undefined && value !== null)
  @IsString()
  @IsNotEmpty()
  @MaxLength(30)
  shortName?: string | null;

  @ApiProperty({ enum: DEPARTMENT_KINDS })
  @IsIn(DEPARTMENT_KINDS)
  kind: DepartmentKind;
}

/** Members left out stay as they are; `parentId` moves the department with everything below it. */
export class ChangeDepartmentRequest extends PartialType(CreateDepartmentRequest, { skipNullProperties: false }) {
  @ApiPropertyOptional({ maxLength: 64, description: '移动会影响已排期的发布时，预览返回的确认码' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  confirm?: string;

  @ApiPropertyOptional({ maxLength: 64, description: '由 NAME_IS_SIGNED 的答复给出：确认改名后到点不再发出的发布' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  confirmNames?: string;
}

export class DepartmentListQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: '只列出该单位的直接下级' })
  @IsOptional()
  @IsUUID()
  parentId?: string;

  @ApiPropertyOptional({ maxLength: 100, description: '名称包含' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
}

export class DepartmentResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  parentId: string | null;

  @ApiProperty()
  name: string;

  @ApiProperty({ type: String, nullable: true })
  shortName: string | null;

  @ApiProperty({ enum: DEPARTMENT_KINDS })
  kind: DepartmentKind;

  @ApiProperty({ type: String, isArray: true, description: '从最上级单位到本单位的编号' })
  path: string[];

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: '何时停用；在使用的为 null' })
  closedAt: string | null;

  static of(department: Department): DepartmentResponse {
    const { id, parentId, name, shortName, kind, path, closedAt } = department;
    return { id, parentId, name, shortName, kind, path, closedAt: closedAt?.toISOString() ?? null };
  }
}
