import { QueryRunnerAlreadyReleasedError } from 'typeorm';
import { isAway, isTakenBack } from './database-away.rules.js';

const withCode = (code: string): Error => Object.assign(new Error('refused'), { driverError: { code } });

describe('isAway', () => {
  it.each(['08006', '57P01', '40001', '40P01', '55P03', '53300', '53100', '25006', '25P03', '42703', '58030', 'XX000'])(
    'takes %s for the database and not for a row',
    (code) => expect(isAway(withCode(code))).toBe(true),
  );

  it.each(['ECONNRESET', 'ETIMEDOUT', 'ERR_STREAM_DESTROYED'])('knows Node’s %s', (code) =>
    expect(isAway(Object.assign(new Error('gone'), { code }))).toBe(true),
  );

  it('knows what is said of a connection that broke in the middle of a transaction', () =>
    expect(isAway(new QueryRunnerAlreadyReleasedError())).toBe(true));

  it.each(['23505', '23514', '22P02', 'P0001'])('takes %s for the row’s own fault', (code) =>
    expect(isAway(withCode(code))).toBe(false),
  );
});

describe('isTakenBack', () => {
  it.each(['40001', '40P01'])('knows by %s that nothing stands', (code) =>
    expect(isTakenBack(withCode(code))).toBe(true),
  );

  it.each(['40003', '57P01', '08006', '23505'])('does not conclude it from %s', (code) =>
    expect(isTakenBack(withCode(code))).toBe(false),
  );
});
