import { Boundary } from 'mapping-generator-editor/parts';
import { lazy, Suspense, useEffect, type JSX } from 'react';
import { messageOf } from '../app/errors';
import { usePage } from './page';

const ShareDialog = lazy(() => import('./ShareDialog'));

/** In the place of a dialog that could not be fetched. */
function NotShared({ error }: { error: unknown }): null {
  const { documents, t } = usePage();
  useEffect(() => {
    documents.endSharing();
    documents.tellFault(t('notShared', { reason: messageOf(error) }));
  }, [documents, error, t]);
  return null;
}

/** The link that holds the text, while it is shown. */
export function Sharing(): JSX.Element | null {
  const { link } = usePage().state;
  if (link === null) return null;
  return (
    <Boundary instead={(error) => <NotShared error={error} />}>
      <Suspense>
        <ShareDialog link={link} />
      </Suspense>
    </Boundary>
  );
}
