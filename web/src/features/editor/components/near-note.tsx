import { useQuery } from '@tanstack/react-query';
import { NearDuplicates } from '../../../components/piece/near-duplicates';
import { nearQuery } from '../api/editor-queries';

/** What the text as it was saved last has in common with others. Whoever writes is not troubled where nobody can say. */
export function NearNote({ storyId }: { storyId: string }) {
  const { data = [] } = useQuery(nearQuery(storyId));
  return <NearDuplicates found={data} />;
}
