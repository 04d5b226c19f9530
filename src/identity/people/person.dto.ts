import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '../../platform/http/paging/page.dto.js';
import { type Role, ROLES } from '../access.rules.js';
import { canonicalLogin, LOGIN_FORM } from './password.rules.js';
import type { PersonRow } from './person.queries.js';

const trimmed = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

export class GrantRoleRequest {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  departmentId: string;

  @ApiProperty({ enum: ROLES })
  @IsIn(ROLES)
  role: Role;
}

export class CreatePersonRequest {
  @ApiProperty({ example: 'jiuye-chushen', description: '小写字母、数字、汉字和 ._-，2 至 64 个字符' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? canonicalLogin(value) : value))
  @IsString()
  @Matches(LOGIN_FORM, {
    message:
      '账号由字母、数字、汉字和 ._- 组成，2 至 64 个字符。 | A login is made of letters, digits, Chinese characters and ._-, 2 to 64 characters.',
  })
  login: string;

  @ApiProperty({ maxLength: 60, example: '初审（示例）' })
  @trimmed
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  displayName: string;

  @ApiProperty({ format: 'uuid', description: '所属单位，由它的系统管理员管理此人' })
  @IsUUID()
  departmentId: string;

  @ApiPropertyOptional({ type: GrantRoleRequest, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => GrantRoleRequest)
  roles?: GrantRoleRequest[];
}

/** Members left out stay as they are. */
export class ChangePersonRequest {
  @ApiPropertyOptional({ maxLength: 60 })
  @ValidateIf((_body, value) => value !== undefined)
  @trimmed
  @IsString()
  @IsNotEmpty()
  @MaxLength(60)
  displayName?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @ValidateIf((_body, value) => value !== undefined)
  @IsUUID()
  departmentId?: string;

  @ApiPropertyOptional({ description: '停用后立即退出登录' })
  @ValidateIf((_body, value) => value !== undefined)
  @IsBoolean()
  disabled?: boolean;

  @ApiPropertyOptional({ description: '改动所依据的版本（读取时得到的 version）；已被别人改过的拒绝，不填则不核对' })
  @ValidateIf((_body, value) => value !== undefined)
  @IsInt()
  @Min(1)
  version?: number;
}

export class PersonListQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: '所属单位' })
  @IsOptional()
  @IsUUID()
  departmentId?: string;

  @ApiPropertyOptional({ maxLength: 60, description: '账号或姓名包含' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  q?: string;
}

export class RoleResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty({ enum: ROLES })
  role: Role;
}

export class PersonResponse {
  @ApiProperty({ format: 'uuid' })
  id: string;

  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty()
  login: string;

  @ApiProperty()
  displayName: string;

  @ApiProperty()
  mustChangePassword: boolean;

  @ApiProperty()
  disabled: boolean;

  @ApiProperty({ description: '每改一次加一' })
  version: number;

  @ApiProperty({ type: RoleResponse, isArray: true })
  roles: RoleResponse[];

  static of(row: PersonRow): PersonResponse {
    const { id, departmentId, login, displayName, mustChangePassword, disabled, version, roles } = row;
    return { id, departmentId, login, displayName, mustChangePassword, disabled, version, roles };
  }
}

export class OneTimePasswordResponse {
  @ApiProperty({ type: String, nullable: true, description: '一次性密码，只显示这一次；重发的请求得到 null' })
  oneTimePassword: string | null;
}

export class CreatedPersonResponse extends PersonResponse {
  @ApiProperty({ type: String, nullable: true, description: '一次性密码，只显示这一次；重发的请求得到 null' })
  oneTimePassword: string | null;
}
