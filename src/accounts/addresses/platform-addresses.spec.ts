import { readConfig } from '../../platform/config/env.js';
import { PlatformAddresses } from './platform-addresses.js';

describe('where accounts may call', () => {
  const open = new PlatformAddresses(readConfig({ XUANFA_PRIVATE_HOSTS: 'cms, 10.1.0.0/16' }));

  it.each(['http://cms/blog', 'http://10.1.2.3:8080', 'https://www.example.gov.cn'])('%s is kept', (address) => {
    expect(open.require('wordpress', address)).toBe(address);
  });

  it('a receiver is called at its very address, the slash at its end with it', () => {
    expect(open.require('webhook', 'https://cms.example.gov.cn/hook/')).toBe('https://cms.example.gov.cn/hook/');
    expect(open.require('webhook', 'https://cms.example.gov.cn/')).toBe('https://cms.example.gov.cn');
    expect(open.require('wordpress', 'https://cms.example.gov.cn/blog/')).toBe('https://cms.example.gov.cn/blog');
  });

  it.each(['http://database', 'http://10.2.0.1', 'http://127.0.0.1', 'file:///etc/passwd'])(
    '%s is refused',
    (address) => {
      expect(() => open.require('wordpress', address)).toThrow(
        expect.objectContaining({ code: 'ACCOUNT_ADDRESS_REFUSED' }) as Error,
      );
    },
  );

  it('calls may lead into the own network for listed hosts alone', () => {
    expect(open.isListed('http://cms/blog')).toBe(true);
    expect(open.isListed('https://www.example.gov.cn')).toBe(false);
    expect(open.isListed('')).toBe(false);
  });
});
