import type { Severity } from 'mapping-generator';
import type { JSX } from 'react';
import { useForm } from './context';
import type { DefinitionMark } from './props';
import type { FormText } from './texts';

// Shape and colour say the same thing, so that neither is needed alone; words say it to those who see neither.
const shapes = {
  valid: 'M4.5 8.5l2.4 2.4 4.6-5.2',
  invalid: 'M5.4 5.4l5.2 5.2M10.6 5.4l-5.2 5.2',
  unchecked: 'M6.2 6.3a1.9 1.9 0 1 1 2.7 1.7c-.6.3-.9.6-.9 1.3M8 11.6v.1',
  warning: 'M8 4.6v4M8 11.2v.1',
  info: 'M8 7.4v3.8M8 4.8v.1',
} as const;

type Shape = keyof typeof shapes;

function Icon({ shape, label }: { shape: Shape; label: string }): JSX.Element {
  return (
    <svg className={`icon icon-${shape}`} viewBox="0 0 16 16" role="img" aria-label={label} focusable="false">
      {shape === 'warning' ? (
        <path className="icon-shape" d="M8 1.2 15.2 14.2H.8z" />
      ) : (
        <circle className="icon-shape" cx="8" cy="8" r="7.2" />
      )}
      <path className="icon-line" d={shapes[shape]} />
    </svg>
  );
}

const ofSeverity: Record<Severity, Shape> = { error: 'invalid', warning: 'warning', info: 'info' };

export const Mark = ({ severity, label }: { severity: Severity; label: string }): JSX.Element => (
  <Icon shape={ofSeverity[severity]} label={label} />
);

const ofOutcome: Record<DefinitionMark['outcome'], [Shape, FormText]> = {
  valid: ['valid', 'outcomeValid'],
  checked: ['valid', 'outcomeChecked'],
  fails: ['warning', 'outcomeFails'],
  incomplete: ['unchecked', 'outcomeIncomplete'],
  invalid: ['invalid', 'outcomeInvalid'],
  unchecked: ['unchecked', 'outcomeUnchecked'],
};

export function OutcomeMark({ mark }: { mark: DefinitionMark | undefined }): JSX.Element {
  const { t } = useForm();
  const [shape, text] = ofOutcome[mark?.outcome ?? 'unchecked'];
  const { problems = 0 } = mark ?? {};
  const counted = problems === 1 ? t('oneProblem') : t('problemCount', { count: problems });
  return <Icon shape={shape} label={problems === 0 ? t(text) : `${t(text)}, ${counted}`} />;
}
