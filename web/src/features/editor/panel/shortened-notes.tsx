import { channelName } from '../../../lib/channel-names';
import { useTexts } from '../../../lib/language/use-texts';
import type { FormCheck } from '../api/editor-queries';
import { EDITOR } from '../editor.texts';
import { shortenedIn } from './shortened.rules';

/** Says of each text that a channel shortens by itself how it leaves, and leads to where other words are written. No fault. */
export function ShortenedNotes({
  forms,
  channels,
  onJump,
}: {
  forms: readonly FormCheck[];
  channels: readonly FormCheck['channel'][];
  onJump: (pointer: string) => void;
}) {
  const t = useTexts(EDITOR);
  const notes = channels.flatMap((channel) => shortenedIn(forms, channel).map((one) => ({ ...one, channel })));
  if (notes.length === 0) return null;
  return (
    <ul className="shortened">
      {notes.map(({ pointer, channel, what, now }) => (
        <li key={pointer}>
          <button type="button" onClick={() => onJump(pointer)}>
            {t('shortened', { channel: channelName(channel), what: t(`f_${what}`), now: briefly(now) })}
          </button>
        </li>
      ))}
    </ul>
  );
}

const LONGEST = 48;

/** The end is what matters: that is where something is missing. */
function briefly(text: string): string {
  const signs = [...text.replace('{link:publication}', '').trim()];
  return signs.length > LONGEST ? `…${signs.slice(-LONGEST).join('')}` : signs.join('');
}
