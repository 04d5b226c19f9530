import { useEffect, useRef, useState } from 'react';
import { channelName } from '../../lib/channel-names';
import { useTexts } from '../../lib/language/use-texts';
import { outletsIn, previewAddress } from '../../lib/review/outlets.rules';
import type { Channel, Outlet } from '../../lib/review/review-calls';
import type { Shown } from '../../lib/review/use-read';
import { PIECE } from './piece.texts';
import './piece.css';

/** Height before it is known, px. */
const FIRST_HEIGHT = 480;
/** Pictures that arrive late make it grow: looked at so often, ms. */
const LOOK_MS = 500;

/**
 * A channel's text as its readers will see it: the page that the posting renderer itself makes, in a frame in which nothing runs. It is
 * as high as its content, so that the page around it scrolls and keys stay with it.
 */
export function ChannelPreview({
  storyId,
  revision,
  channel,
  outlets,
  onShown,
}: {
  storyId: string;
  /** Number of the version. */
  revision: number;
  channel: Channel;
  /** Where it is to leave: the source below the text is each account's own. */
  outlets: readonly Outlet[];
  /** Told how its page comes: a stable function. */
  onShown?: (shown: Shown) => void;
}) {
  const t = useTexts(PIECE);
  const frame = useRef<HTMLIFrameElement>(null);
  const [height, setHeight] = useState(FIRST_HEIGHT);
  const [state, setState] = useState<Shown>('loading');
  const [tries, setTries] = useState(0);
  const accounts = outletsIn(outlets, channel);
  const [chosen, setChosen] = useState<string | null>(null);
  const account = accounts.find(({ id }) => id === chosen) ?? accounts[0];
  const address = previewAddress(storyId, channel, { revision, account: account?.id });
  useEffect(() => setState('loading'), [address]);
  useEffect(() => onShown?.(state), [state, onShown]);
  useEffect(() => {
    if (state !== 'shown') return;
    const timer = setInterval(() => setHeight((known) => heightOf(frame.current) ?? known), LOOK_MS);
    return () => clearInterval(timer);
  }, [state]);

  function loaded(): void {
    // A refusal, or the browser's own page for a lost connection, has no such part.
    const isThere = mainOf(frame.current) !== null;
    setState(isThere ? 'shown' : 'failed');
    if (isThere) setHeight((known) => heightOf(frame.current) ?? known);
  }

  return (
    <div className={`preview is-${channel}`} aria-busy={state === 'loading'}>
      {accounts.length > 1 && (
        <p className="preview-word">
          <label>
            {t('previewAccount')}{' '}
            <select value={account?.id} onChange={({ target }) => setChosen(target.value)}>
              {accounts.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </p>
      )}
      {state === 'loading' && (
        <p className="preview-word" role="status">
          {t('previewWait')}
        </p>
      )}
      {state === 'failed' && (
        <p className="preview-word" role="alert">
          {t('previewFailed')}{' '}
          <button
            type="button"
            className="text-button"
            onClick={() => {
              setState('loading');
              setTries(tries + 1);
            }}
          >
            {t('retry')}
          </button>
        </p>
      )}
      <iframe
        key={`${address} ${tries}`}
        ref={frame}
        title={t('previewOf', { channel: channelName(channel) })}
        src={address}
        // Its pictures are asked for with the session, so it keeps its origin; scripts never run in it.
        sandbox="allow-same-origin"
        style={{ height }}
        hidden={state === 'failed'}
        onLoad={loaded}
      />
    </div>
  );
}

function mainOf(frame: HTMLIFrameElement | null): Element | null {
  try {
    return frame?.contentDocument?.querySelector('main') ?? null;
  } catch {
    return null;
  }
}

function heightOf(frame: HTMLIFrameElement | null): number | null {
  const main = mainOf(frame);
  if (!main) return null;
  // The preview makes its page at least as high as its window: what it holds is what counts.
  const last = main.lastElementChild;
  const padding = 24;
  return last ? Math.ceil(last.getBoundingClientRect().bottom - main.getBoundingClientRect().top + padding) : null;
}
