import type { Severity } from 'mapping-generator';
import type { JSX } from 'react';
import { Icon, type IconName } from '../shell/icons';
import { useForm } from './context';
import type { DefinitionMark } from './props';
import type { FormText } from './texts';

// Shape and colour say the same thing, so that neither is needed alone; words say it to those who see neither.

const Said = ({ name, label }: { name: IconName; label: string }): JSX.Element => (
  <span className="form-mark" title={label}>
    <Icon name={name} />
    <span className="visually-hidden">{label}</span>
  </span>
);

const ofSeverity: Record<Severity, IconName> = {
  error: 'invalid',
  warning: 'warning',
  info: 'info',
};

export const Mark = ({ severity, label }: { severity: Severity; label: string }): JSX.Element => (
  <Said name={ofSeverity[severity]} label={label} />
);

const ofOutcome: Record<DefinitionMark['outcome'], [IconName, FormText]> = {
  valid: ['valid', 'outcomeValid'],
  checked: ['valid', 'outcomeChecked'],
  fails: ['warning', 'outcomeFails'],
  incomplete: ['unchecked', 'outcomeIncomplete'],
  invalid: ['invalid', 'outcomeInvalid'],
  unchecked: ['unchecked', 'outcomeUnchecked'],
};

export function OutcomeMark({ mark }: { mark: DefinitionMark | undefined }): JSX.Element {
  const { t } = useForm();
  const [name, text] = ofOutcome[mark?.outcome ?? 'unchecked'];
  const { problems = 0 } = mark ?? {};
  const counted = problems === 1 ? t('oneProblem') : t('problemCount', { count: problems });
  return <Said name={name} label={problems === 0 ? t(text) : `${t(text)}, ${counted}`} />;
}
