import type { FocusRule } from '@yardstick/domain/content/assessment.ts';
import { textIn } from '@yardstick/domain/content/localised-text.ts';
import { X } from 'lucide-react';
import { ChosenDocuments } from '../../document/chosen-documents.tsx';
import { DocumentPicker } from '../../document/document-picker.tsx';
import { useTitles } from '../../document/use-titles.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './focus-rules.module.css';
import scoringStyles from './scoring.module.css';
import { competencyName, type ScoringPart } from './scoring-part.ts';

const anyRole = ' any';

/** Which guides answer a focus area: for each competency, by role and band. */
export function FocusRules({ assessment, update, framework, locales, isReadOnly }: ScoringPart) {
  const { focusRules, bands, competencies, roleProfiles, orientation } = assessment;
  const titleOf = useTitles(
    'GUIDE',
    focusRules.flatMap(({ guides }) => guides),
  );
  // A role is named by the end of the orientation that has its key.
  const ends = orientation ? [orientation.positive, orientation.negative] : [];
  const roles = [...new Set(roleProfiles.map(({ role }) => role))].map((key) => ({
    key,
    name: textIn(ends.find((end) => end.key === key)?.name, [locales.main]) || key,
  }));
  const put = (rules: FocusRule[]) => update((current) => ({ ...current, focusRules: rules }));
  const known = new Set(competencies.map(({ competency }) => competency));
  const groups = [
    ...competencies.map(({ competency }) => competency),
    ...new Set(focusRules.map(({ competency }) => competency).filter((competency) => !known.has(competency))),
  ];
  return (
    <section data-field="focusRules" className={scoringStyles.part} aria-labelledby="focus-rules">
      <h2 id="focus-rules">Focus rules</h2>
      <p className={scoringStyles.soft}>Who falls short in a competency is led to these guides.</p>
      {groups.map((competency) => {
        const name = competencyName(framework, competency, locales.main);
        return (
          <div key={competency} className={styles.group}>
            <h3 className={styles.name}>{name}</h3>
            {focusRules.map(
              (rule, index) =>
                rule.competency === competency && (
                  <Rule
                    // biome-ignore lint/suspicious/noArrayIndexKey: rules have no key of their own, and no state here
                    key={index}
                    rule={rule}
                    index={index}
                    roles={roles}
                    bands={bands.map(({ key, name: texts }) => ({ key, name: textIn(texts, [locales.main]) || key }))}
                    titleOf={titleOf}
                    isReadOnly={isReadOnly}
                    onChange={(next) => put(focusRules.map((one, place) => (place === index ? next : one)))}
                    onRemove={() => put(focusRules.filter((_, place) => place !== index))}
                  />
                ),
            )}
            {!isReadOnly && known.has(competency) && (
              <div className={styles.add}>
                <DocumentPicker
                  kind="GUIDE"
                  label={`Add a rule for ${name}: its first guide`}
                  isLabelHidden
                  placeholder="Add a rule: find its first guide …"
                  without={[]}
                  onPick={({ key }) =>
                    put([...focusRules, { competency, bands: bands.map((band) => band.key), guides: [key] }])
                  }
                />
              </div>
            )}
          </div>
        );
      })}
    </section>
  );
}

interface RuleProps {
  rule: FocusRule;
  index: number;
  roles: readonly { key: string; name: string }[];
  bands: readonly { key: string; name: string }[];
  titleOf: (key: string) => string;
  isReadOnly: boolean;
  onChange: (rule: FocusRule) => void;
  onRemove: () => void;
}

function Rule({ rule, index, roles, bands, titleOf, isReadOnly, onChange, onRemove }: RuleProps) {
  const toggled = (keys: readonly string[], key: string) =>
    keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key];
  const setRole = (role: string) => {
    const { role: _, ...others } = rule;
    onChange(role === anyRole ? others : { ...others, role });
  };
  // What is gone from the assessment can be taken out of the rule.
  const goneRole = rule.role && !roles.some(({ key }) => key === rule.role) ? rule.role : null;
  const goneBands = rule.bands.filter((key) => !bands.some((band) => band.key === key));
  return (
    <fieldset className={styles.rule} data-field={`focusRules.${index}`}>
      <legend className="sr-only">Rule {index + 1}</legend>
      <Select
        label="Role"
        isLabelHidden
        choices={[
          { id: anyRole, label: 'Any role' },
          ...roles.map(({ key, name }) => ({ id: key, label: name })),
          ...(goneRole ? [{ id: goneRole, label: `${goneRole} (gone)` }] : []),
        ]}
        value={rule.role ?? anyRole}
        onChange={setRole}
        isDisabled={isReadOnly}
      />
      <fieldset className={styles.checks} aria-label="In the bands">
        {[...bands, ...goneBands.map((key) => ({ key, name: `${key} (gone)` }))].map(({ key, name }) => (
          <label key={key}>
            <input
              type="checkbox"
              checked={rule.bands.includes(key)}
              disabled={isReadOnly || (rule.bands.length === 1 && rule.bands[0] === key)}
              onChange={() => onChange({ ...rule, bands: toggled(rule.bands, key) })}
            />
            {name}
          </label>
        ))}
      </fieldset>
      {!isReadOnly && (
        <span className={styles.remove}>
          <IconButton label={`Remove rule ${index + 1}`} onPress={onRemove}>
            <X size={16} aria-hidden />
          </IconButton>
        </span>
      )}
      <div className={styles.guides}>
        <ChosenDocuments
          kind="GUIDE"
          label="Guides to read"
          keys={rule.guides}
          titleOf={titleOf}
          mayBeEmpty={false}
          isReadOnly={isReadOnly}
          onChange={(guides) => onChange({ ...rule, guides })}
        />
      </div>
    </fieldset>
  );
}
