import { spoken } from '../lib/language/spoken';
import type { components } from '../lib/api/schema';
import { StateTag, type Tone } from './state-tag';

type PublicationState = components['schemas']['PublicationResponse']['state'];

const LOOKS: Record<PublicationState, [sign: string, tone: Tone]> = {
  scheduled: ['○', 'plain'],
  claimed: ['▷', 'going'],
  sending: ['▶', 'going'],
  confirming: ['…', 'going'],
  sent: ['✓', 'good'],
  unconfirmed: ['?', 'wait'],
  held: ['‖', 'wait'],
  failed: ['✕', 'bad'],
  missed: ['!', 'bad'],
  cancelled: ['—', 'plain'],
  retracted: ['↓', 'plain'],
};

const GONE: [sign: string, tone: Tone] = ['⚠', 'bad'];

/** What has become of a publication. @param isGone it was sent, and is there no more: `name` says so */
export function PublicationMark({
  state,
  name,
  isGone = false,
}: {
  state: PublicationState;
  name: { zh: string; en: string };
  isGone?: boolean;
}) {
  const [sign, tone] = isGone ? GONE : LOOKS[state];
  return (
    <StateTag tone={tone} sign={sign}>
      {spoken(name)}
    </StateTag>
  );
}
