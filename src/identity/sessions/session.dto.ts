import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import { ACTIONS, type Action, type Role, ROLES } from '../access.rules.js';
import type { Actor } from '../actor.js';
import { PASSWORD_MAX, PASSWORD_MIN } from '../people/password.rules.js';

export class LogInRequest {
  @ApiProperty({ example: 'admin' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  login: string;

  @ApiProperty({ format: 'password', maxLength: PASSWORD_MAX })
  @IsString()
  @IsNotEmpty()
  @MaxLength(PASSWORD_MAX)
  password: string;
}

export class ChangePasswordRequest {
  @ApiProperty({ format: 'password' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(PASSWORD_MAX)
  current: string;

  @ApiProperty({ format: 'password', minLength: PASSWORD_MIN, maxLength: PASSWORD_MAX })
  @IsString()
  @IsNotEmpty()
  @MaxLength(PASSWORD_MAX)
  next: string;
}

export class HeldRoleResponse {
  @ApiProperty({ format: 'uuid' })
  departmentId: string;

  @ApiProperty()
  departmentName: string;

  @ApiProperty({ enum: ROLES })
  role: Role;
}

/** Who I am and what I may do. */
export class MeResponse {
  @ApiProperty({ format: 'uuid' })
  personId: string;

  @ApiProperty()
  login: string;

  @ApiProperty()
  displayName: string;

  @ApiProperty({ description: '为 true 时须先修改初始密码' })
  mustChangePassword: boolean;

  @ApiProperty({ type: HeldRoleResponse, isArray: true })
  roles: HeldRoleResponse[];

  @ApiProperty({ enum: ACTIONS, isArray: true, description: '至少在一个单位可以进行的操作' })
  may: Action[];

  static of(
    person: Pick<Actor, 'personId' | 'login' | 'displayName'> & { mustChangePassword: boolean },
    roles: HeldRoleResponse[],
    may: Action[],
  ): MeResponse {
    const { personId, login, displayName, mustChangePassword } = person;
    return { personId, login, displayName, mustChangePassword, roles, may };
  }
}
