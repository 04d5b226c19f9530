import { sessionOptions } from './session-options.rules.js';

describe('sessionOptions', () => {
  const settings = { idle_in_transaction_session_timeout: '10s', tcp_keepalives_idle: '10' };
  const ours = '-c idle_in_transaction_session_timeout=10s -c tcp_keepalives_idle=10';

  it.each([
    ['postgres://u:p%40ss@db:5432/x', 'postgres://u:p%40ss@db:5432/x', ours],
    ['postgres://db/x?sslmode=require', 'postgres://db/x?sslmode=require', ours],
    ['postgres:///x?host=/run/postgresql', 'postgres:///x?host=/run/postgresql', ours],
    ['no address at all', 'no address at all', ours],
    ['postgres://db/x?options=-c%20work_mem%3D8MB', 'postgres://db/x', `${ours} -c work_mem=8MB`],
    [
      'postgres://db/x?options=-c%20tcp_keepalives_idle%3D60&sslmode=require',
      'postgres://db/x?sslmode=require',
      `${ours} -c tcp_keepalives_idle=60`,
    ],
  ])('%s', (given, url, options) => expect(sessionOptions(given, settings)).toEqual({ url, options }));
});
