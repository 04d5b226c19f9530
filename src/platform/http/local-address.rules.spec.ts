import { isLocal } from './local-address.rules.js';

test.each(['localhost', 'LOCALHOST', 'localhost.', 'app.localhost', '127.0.0.1', '127.1.2.3', '::1', '[::1]'])(
  '%s is reached from this machine alone',
  (host) => expect(isLocal(host)).toBe(true),
);

test.each(['0.0.0.0', '::', '192.168.1.2', 'localhost.example.cn', '127.0.0.1.example.cn', 'www.example.gov.cn'])(
  '%s is reached, or listens, from elsewhere too',
  (host) => expect(isLocal(host)).toBe(false),
);
