import type { FocusRule } from '@yardstick/domain/content/assessment.ts';
import { textIn } from '@yardstick/domain/content/localised-text.ts';
import { Plus, X } from 'lucide-react';
import { useQuery } from 'urql';
import { graphql } from '../../generated/gql.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Select } from '../../ui/select.tsx';
import styles from './scoring.module.css';
import { competencyName, type ScoringPart } from './scoring-part.ts';

const Guides = graphql(`
  query FocusRules { guides(first: 100) { edges { node { id key title } } } }
`);
const anyRole = ' any';

/** Which guides answer a focus area: by competency, band and role. */
export function FocusRules({ assessment, update, framework, locales, isReadOnly }: ScoringPart) {
  const [{ data }] = useQuery({ query: Guides });
  const { focusRules, bands, competencies, roleProfiles } = assessment;
  const guides = data?.guides.edges.map(({ node }) => node) ?? [];
  const roles = [...new Set(roleProfiles.map(({ role }) => role))];
  const put = (rules: FocusRule[]) => update((current) => ({ ...current, focusRules: rules }));
  const change = (index: number, fields: Partial<FocusRule>) =>
    put(focusRules.map((rule, place) => (place === index ? { ...rule, ...fields } : rule)));
  const toggled = (keys: readonly string[], key: string) =>
    keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key];
  return (
    <section id="focusRules" className={styles.part} aria-labelledby="focus-rules">
      <h2 id="focus-rules">Focus rules</h2>
      <p className={styles.soft}>Who falls short in a competency is led to these guides.</p>
      {focusRules.map((rule, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rules have no key of their own, and no state here
        <fieldset key={index} className={styles.rule}>
          <legend className="sr-only">Rule {index + 1}</legend>
          <Select
            label="Competency"
            choices={competencies.map(({ competency }) => ({
              id: competency,
              label: competencyName(framework, competency, locales.main),
            }))}
            value={rule.competency}
            onChange={(competency) => change(index, { competency })}
            isDisabled={isReadOnly}
          />
          <Select
            label="Role"
            choices={[{ id: anyRole, label: 'Any' }, ...roles.map((role) => ({ id: role, label: role }))]}
            value={rule.role ?? anyRole}
            onChange={(role) => {
              const { role: _, ...others } = rule;
              put(
                focusRules.map((one, place) =>
                  place === index ? (role === anyRole ? others : { ...others, role }) : one,
                ),
              );
            }}
            isDisabled={isReadOnly}
          />
          <fieldset className={styles.checks} aria-label="Bands">
            {bands.map((band) => (
              <label key={band.key}>
                <input
                  type="checkbox"
                  checked={rule.bands.includes(band.key)}
                  disabled={isReadOnly || (rule.bands.length === 1 && rule.bands[0] === band.key)}
                  onChange={() => change(index, { bands: toggled(rule.bands, band.key) })}
                />
                {textIn(band.name, [locales.main]) || band.key}
              </label>
            ))}
          </fieldset>
          <fieldset className={styles.checks} aria-label="Guides">
            {rule.guides.map((key) => (
              <span key={key} className={styles.chosen}>
                {guides.find((guide) => guide.key === key)?.title ?? key}
                {!isReadOnly && rule.guides.length > 1 && (
                  <IconButton
                    label={`Take ${key} out`}
                    onPress={() => change(index, { guides: toggled(rule.guides, key) })}
                  >
                    <X size={14} aria-hidden />
                  </IconButton>
                )}
              </span>
            ))}
            {!isReadOnly && (
              <Select
                label="Add a guide"
                choices={guides
                  .filter(({ key }) => !rule.guides.includes(key))
                  .map(({ key, title }) => ({ id: key, label: title }))}
                value={null}
                onChange={(key) => change(index, { guides: [...rule.guides, key] })}
              />
            )}
          </fieldset>
          {!isReadOnly && (
            <IconButton
              label={`Remove rule ${index + 1}`}
              onPress={() => put(focusRules.filter((_, place) => place !== index))}
            >
              <X size={16} aria-hidden />
            </IconButton>
          )}
        </fieldset>
      ))}
      {!isReadOnly && guides[0] && (
        <div>
          <Button
            onPress={() =>
              put([
                ...focusRules,
                {
                  competency: competencies[0]?.competency ?? '',
                  bands: bands[0] ? [bands[0].key] : [],
                  guides: guides[0] ? [guides[0].key] : [],
                },
              ])
            }
          >
            <Plus size={16} aria-hidden /> Add a rule
          </Button>
        </div>
      )}
    </section>
  );
}
