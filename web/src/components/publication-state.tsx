import { spoken } from '../lib/language/spoken';
import type { components } from '../lib/api/schema';
import './publication-state.css';

export type PublicationState = components['schemas']['PublicationResponse']['state'];

/** A sign beside the word: colour is never the only one. */
const LOOKS: Record<PublicationState, [sign: string, look: 'plain' | 'going' | 'good' | 'doubt' | 'bad']> = {
  scheduled: ['○', 'plain'],
  claimed: ['▷', 'going'],
  sending: ['▶', 'going'],
  confirming: ['…', 'going'],
  sent: ['✓', 'good'],
  unconfirmed: ['?', 'doubt'],
  held: ['‖', 'doubt'],
  failed: ['✕', 'bad'],
  missed: ['!', 'bad'],
  cancelled: ['—', 'plain'],
  retracted: ['↓', 'plain'],
};

/** What has become of a publication, as a sign and a word. */
export function PublicationMark({ state, name }: { state: PublicationState; name: { zh: string; en: string } }) {
  const [sign, look] = LOOKS[state];
  return (
    <span className={`publication-state is-${look}`}>
      <span aria-hidden>{sign}</span>
      {spoken(name)}
    </span>
  );
}
