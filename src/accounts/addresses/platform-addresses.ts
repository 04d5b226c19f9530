import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config/config.token.js';
import { AppError } from '../../platform/errors/app-error.js';
import { HostList } from '../../platform/http/host-list.js';
import { isPrivateHost } from '../../platform/http/outbound-address.js';
import { baseAddress } from '../account-access.rules.js';
import { ACCOUNT_ADDRESS_REFUSED } from '../account.errors.js';
import { type ChannelDriver, needsNoAddress } from '../channels/channel-driver.rules.js';

/** Where accounts may call: the public network, and what the operator has listed of the own one. */
@Injectable()
export class PlatformAddresses {
  private readonly listed: HostList;

  constructor(@Inject(CONFIG) config: Pick<Config, 'outbound'>) {
    this.listed = new HostList(config.outbound.privateHosts);
  }

  /** The address as it is kept. @throws AppError ACCOUNT_ADDRESS_REFUSED */
  require(driver: ChannelDriver, text: string): string {
    if (needsNoAddress(driver)) {
      if (text === '') return '';
      throw new AppError(ACCOUNT_ADDRESS_REFUSED, {}, '/baseUrl');
    }
    const address = baseAddress(text, driver === 'webhook');
    if (address === null) throw new AppError(ACCOUNT_ADDRESS_REFUSED, {}, '/baseUrl');
    const { hostname } = new URL(address);
    if (isPrivateHost(hostname) && !this.listed.has(hostname)) {
      throw new AppError(ACCOUNT_ADDRESS_REFUSED, {}, '/baseUrl');
    }
    return address;
  }

  /** Whether the operator has listed the host of an address, so that it may be called wherever it leads. */
  isListed(address: string): boolean {
    return address !== '' && this.listed.has(new URL(address).hostname);
  }
}
