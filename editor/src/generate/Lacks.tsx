import type { JSX } from 'react';
import type { Lack } from './placed';
import { useGenerateTexts } from './texts';

/** Why the draft is not inserted; read out when it changes. */
export function Lacks({
  lacks,
  isTaken,
}: {
  lacks: readonly Lack[];
  isTaken: boolean;
}): JSX.Element {
  const t = useGenerateTexts();
  const reasons = lacks.map((lack) =>
    'message' in lack ? lack.message : t(lack.missing === 'columns' ? 'needsColumns' : 'needsEnds'),
  );
  const all = reasons.length === 0 && isTaken ? [t('needsName')] : reasons;
  return (
    <div id="generate-lacks" role="status">
      {all.map((reason) => (
        <p key={reason} className="draft-warning">
          {t('notYet', { reason })}
        </p>
      ))}
    </div>
  );
}
