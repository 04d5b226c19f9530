import { SandboxAddress } from './sandbox-address.js';

describe('the sandbox’s address', () => {
  it('is meant by its number and by the machine’s name alike, and by nothing else', () => {
    const sandbox = new SandboxAddress();
    expect(sandbox.meantBy('http://127.0.0.1:3001')).toBeNull();
    sandbox.announce('http://127.0.0.1:3001');
    for (const address of ['http://127.0.0.1:3001', 'http://localhost:3001'])
      expect(sandbox.meantBy(address)).toBe('http://127.0.0.1:3001');
    for (const address of [
      null,
      'http://127.0.0.1:3002',
      'http://localhost:3001/x',
      'https://localhost:3001',
      'http://127.0.0.2:3001',
    ])
      expect(sandbox.meantBy(address)).toBeNull();
  });
});
