import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SandboxAddress } from '../addresses/sandbox-address.js';
import { AccountFormResponse, accountForms } from './account-form.dto.js';

@ApiTags('accounts')
@Controller('account-forms')
export class AccountFormController {
  constructor(private readonly sandbox: SandboxAddress) {}

  @Get()
  @ApiOperation({
    summary: '每种账号须填什么、在哪里找到 / What accounts of each kind are made of, and where to find it',
  })
  @ApiOkResponse({ type: AccountFormResponse, isArray: true })
  list(): AccountFormResponse[] {
    return accountForms(this.sandbox.address);
  }
}
