import { fullTime, shortTime } from '../lib/moment';

/** An instant, short; whole, with the zone, when it is pointed at. */
export function Moment({ at }: { at: string }) {
  return (
    <time dateTime={at} title={fullTime(at)}>
      {shortTime(at)}
    </time>
  );
}
