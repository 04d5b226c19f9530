import { publicSource } from './account-source.rules.js';

describe('the source readers are told', () => {
  const named = { name: '自有CMS', settings: { source: '示例市总工会' } };

  it.each(['publish', 'mass', 'draft', 'webhook'] as const)('is the one the account names (%s)', (driver) =>
    expect(publicSource({ driver, ...named })).toBe('示例市总工会'),
  );

  it('is the department, never the account’s name, in a content system of one’s own', () =>
    expect(publicSource({ driver: 'webhook', name: '自有CMS', settings: { source: '' } })).toBeNull());

  it('is the name a public account of WeChat is known by', () =>
    expect(publicSource({ driver: 'publish', name: '示例公众号', settings: {} })).toBe('示例公众号'));
});
