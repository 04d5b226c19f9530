import { ApiProperty } from '@nestjs/swagger';
import { TextResponse } from '../../platform/http/text.dto.js';
import { PLATFORM_ADDRESSES } from '../account-access.rules.js';
import { type ChannelDriver, DRIVERS, needsNoAddress, openDrivers } from '../channels/channel-driver.rules.js';
import { CHANNEL_NAMES, CHANNELS, type ChannelKind } from '../channels/channel-kind.rules.js';
import { type AccountField, FIELD_KINDS } from '../settings/account-field.rules.js';
import { ACCOUNT_FIELDS } from '../settings/account-settings.rules.js';
import { isAuthorisable, isEnteredByPeople, wayOf } from './account-way.rules.js';
import { FIELD_HINTS } from './field-hint.rules.js';

export class AccountFieldResponse {
  @ApiProperty({ description: 'settings 或 credentials 中的键' })
  key: string;

  @ApiProperty({ description: '是否为密钥：填在 credentials，不再显示' })
  secret: boolean;

  @ApiProperty()
  required: boolean;

  @ApiProperty({ enum: FIELD_KINDS })
  kind: AccountField['kind'];

  @ApiProperty({ type: TextResponse })
  label: TextResponse;

  @ApiProperty({ type: TextResponse, nullable: true, description: '在平台后台的哪里找到' })
  hint: TextResponse | null;

  @ApiProperty({ type: String, isArray: true, description: '可选的值；不限的为空' })
  options: string[];

  @ApiProperty({ type: 'integer', nullable: true, description: '最多多少字' })
  maxCharacters: number | null;

  static of({ key, secret, required, kind, zh, en, options, maxCharacters }: AccountField): AccountFieldResponse {
    const hint = FIELD_HINTS[key] ?? null;
    return {
      ...{ key, secret, required, kind, hint },
      label: { zh, en },
      options: [...(options ?? [])],
      maxCharacters: maxCharacters ?? null,
    };
  }
}

export class AccountFormResponse {
  @ApiProperty({ enum: CHANNELS })
  channel: ChannelKind;

  @ApiProperty({ type: TextResponse })
  channelName: TextResponse;

  @ApiProperty({ enum: DRIVERS })
  driver: ChannelDriver;

  @ApiProperty({ type: TextResponse })
  name: TextResponse;

  @ApiProperty({ type: TextResponse, description: '这种方式做什么，需要平台给什么权限' })
  hint: TextResponse;

  @ApiProperty({ enum: ['none', 'usual', 'own'], description: '接口地址：不需要、平台通用、每家自有须填写' })
  address: 'none' | 'usual' | 'own';

  @ApiProperty({ type: String, nullable: true, description: '平台通用的接口地址' })
  usualAddress: string | null;

  @ApiProperty({ type: String, nullable: true, description: '内置沙箱的地址，填它即为沙箱账号；没有沙箱的为空' })
  sandboxAddress: string | null;

  @ApiProperty({ description: '可在平台页面授权添加（POST /weibo/authorizations），令牌由平台给出' })
  authorisable: boolean;

  @ApiProperty({ type: AccountFieldResponse, isArray: true })
  fields: AccountFieldResponse[];
}

/** @param sandbox where the built-in sandbox listens, null where there is none */
export function accountForms(sandbox: string | null): AccountFormResponse[] {
  return CHANNELS.flatMap((channel) => openDrivers(channel).map((driver) => formOf(channel, driver, sandbox)));
}

function formOf(channel: ChannelKind, driver: ChannelDriver, sandbox: string | null): AccountFormResponse {
  const usual = PLATFORM_ADDRESSES[driver];
  const isPlatform = (channel === 'wechat' || channel === 'weibo') && !needsNoAddress(driver);
  return {
    ...{ channel, driver, ...wayOf(driver) },
    channelName: CHANNEL_NAMES[channel],
    address: needsNoAddress(driver) ? 'none' : usual === null ? 'own' : 'usual',
    usualAddress: usual === '' ? null : usual,
    sandboxAddress: isPlatform ? sandbox : null,
    authorisable: isAuthorisable(channel, driver),
    fields: ACCOUNT_FIELDS[driver].filter(({ key }) => isEnteredByPeople(key)).map(AccountFieldResponse.of),
  };
}
