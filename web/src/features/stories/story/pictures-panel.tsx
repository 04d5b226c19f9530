import { useQuery } from '@tanstack/react-query';
import { PieceFiles } from '../../../components/piece/piece-files';
import { useTexts } from '../../../lib/language/use-texts';
import { attachmentsQuery, type Story } from '../api/story-queries';
import { STORY } from '../story.texts';
import { Panel } from '../../../components/panel';
import { picturesOf } from './reading/pictures.rules';

/** What is to be seen, with the words for who cannot see it, and what lies beside the text. */
export function PicturesPanel({ story }: { story: Story }) {
  const t = useTexts(STORY);
  const attachments = useQuery(attachmentsQuery(story.id));
  const { cover, body } = story.revision;
  const pictures = [
    ...(cover ? [{ sha256: cover.sha256, alt: t('cover', { alt: cover.alt }) }] : []),
    ...picturesOf(body),
  ];
  const files = attachments.data ?? [];
  return (
    <Panel title={t('pictures')}>
      {pictures.length === 0 && files.length === 0 && <p className="soft">{t('noPictures')}</p>}
      {pictures.length > 0 && (
        <ul className="story-pictures">
          {pictures.map(({ sha256, alt }, index) => (
            <li key={`${index} ${sha256}`}>
              <a href={`/api/media/${sha256}`} target="_blank" rel="noopener">
                <img src={`/api/media/${sha256}/thumbnail?side=320`} alt={alt} loading="lazy" />
              </a>
              <span aria-hidden>{alt}</span>
            </li>
          ))}
        </ul>
      )}
      <PieceFiles files={files} />
    </Panel>
  );
}
