import type { JSX } from 'react';
import { useEditor } from './context';

interface ToComeProps {
  id?: string;
  className: string;
}

/** Stands where a view, a panel or a dialog is being fetched. */
export function ToCome(props: ToComeProps): JSX.Element {
  const { t } = useEditor();
  return (
    <p {...props} role="status">
      {t('loadingView')}
    </p>
  );
}
