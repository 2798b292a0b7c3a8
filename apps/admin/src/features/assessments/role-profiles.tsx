import type { RoleProfile } from '@yardstick/domain/content/assessment.ts';
import { textIn } from '@yardstick/domain/content/localised-text.ts';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { keyFrom } from '../../document/new-document.ts';
import { Button } from '../../ui/button.tsx';
import { RadarChart } from '../../ui/charts/radar-chart.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { LocalisedField } from '../../ui/localised-field.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import styles from './scoring.module.css';
import { competencyName, type ScoringPart } from './scoring-part.ts';

const same = (one: RoleProfile, other: RoleProfile) => one.role === other.role && one.stage === other.stage;

/** What each role demands at each stage: a matrix of targets and weights, with the shape of one beside it. */
export function RoleProfiles({ assessment, update, framework, locales, isReadOnly }: ScoringPart) {
  const { roleProfiles, competencies } = assessment;
  const [shown, setShown] = useState(0);
  const [isAdding, setAdding] = useState(false);
  const keys = competencies.map(({ competency }) => competency);
  const put = (profile: RoleProfile, field: 'targets' | 'weights', competency: string, value: number) => {
    if (Number.isNaN(value)) return;
    update(
      (current) => ({
        ...current,
        roleProfiles: current.roleProfiles.map((one) =>
          same(one, profile) ? { ...one, [field]: { ...one[field], [competency]: value } } : one,
        ),
      }),
      `${field} ${profile.role} ${profile.stage} ${competency}`,
    );
  };
  const current = roleProfiles[shown] ?? roleProfiles[0];
  const rename = (profile: RoleProfile, texts: Pick<Partial<RoleProfile>, 'label' | 'basis'>, field: string) =>
    update(
      (now) => ({
        ...now,
        roleProfiles: now.roleProfiles.map((one) => (same(one, profile) ? withTexts(one, texts) : one)),
      }),
      `${field} ${profile.role} ${profile.stage}`,
    );
  const labelOf = (profile: RoleProfile) =>
    textIn(profile.label, [locales.main]) || `${profile.role}, ${profile.stage}`;
  return (
    <section data-field="roleProfiles" className={styles.part} aria-labelledby="role-profiles">
      <h2 id="role-profiles">Role profiles</h2>
      {roleProfiles.length === 0 && <p className={styles.soft}>None yet: results then show scores without targets.</p>}
      {roleProfiles.length > 0 && (
        <div className={styles.beside}>
          <div className="scroll">
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">Role and stage</th>
                  {keys.map((key) => (
                    <th key={key} scope="col">
                      {competencyName(framework, key, locales.main)}
                      <span className={styles.which}>target · weight</span>
                    </th>
                  ))}
                  <td />
                </tr>
              </thead>
              <tbody>
                {roleProfiles.map((profile, index) => (
                  <tr
                    key={`${profile.role} ${profile.stage}`}
                    data-field={`roleProfiles.${index}`}
                    className={index === shown ? styles.shown : undefined}
                  >
                    <th scope="row">
                      <Button look="quiet" onPress={() => setShown(index)} aria-pressed={index === shown}>
                        {labelOf(profile)}
                      </Button>
                    </th>
                    {keys.map((key) => (
                      <td key={key}>
                        <div className={styles.two}>
                          <NumberField
                            label={`Target of ${labelOf(profile)} in ${competencyName(framework, key, locales.main)}`}
                            isLabelHidden
                            value={profile.targets[key] ?? Number.NaN}
                            minValue={0}
                            maxValue={100}
                            isReadOnly={isReadOnly}
                            onChange={(value) => put(profile, 'targets', key, value)}
                          />
                          <NumberField
                            label={`Weight for ${labelOf(profile)} of ${competencyName(framework, key, locales.main)}`}
                            isLabelHidden
                            value={profile.weights[key] ?? 1}
                            minValue={0}
                            step={0.5}
                            isReadOnly={isReadOnly}
                            onChange={(value) => put(profile, 'weights', key, value)}
                          />
                        </div>
                      </td>
                    ))}
                    <td>
                      {!isReadOnly && (
                        <IconButton
                          label={`Remove ${labelOf(profile)}`}
                          onPress={() =>
                            update((current) => ({
                              ...current,
                              roleProfiles: current.roleProfiles.filter((one) => !same(one, profile)),
                            }))
                          }
                        >
                          <X size={16} aria-hidden />
                        </IconButton>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {current && (
            <div className={styles.detail}>
              <div className={styles.profile}>
                <LocalisedField
                  label="What respondents read"
                  value={current.label}
                  onChange={(label) => rename(current, { label }, 'label')}
                  locales={locales}
                  isReadOnly={isReadOnly}
                  field={`roleProfiles.${shown}.label`}
                />
                <LocalisedField
                  label="What the targets rest on (optional)"
                  value={current.basis}
                  onChange={(basis) => rename(current, { basis }, 'basis')}
                  locales={locales}
                  isMultiline
                  isReadOnly={isReadOnly}
                  field={`roleProfiles.${shown}.basis`}
                />
              </div>
              <RadarChart
                label={`Targets of ${labelOf(current)}`}
                axes={keys.map((key) => ({
                  name: competencyName(framework, key, locales.main),
                  value: null,
                  target: current.targets[key] ?? 0,
                }))}
                valueName="Score"
                targetName="Target"
              />
            </div>
          )}
        </div>
      )}
      {!isReadOnly && (
        <div>
          <Button onPress={() => setAdding(true)}>
            <Plus size={16} aria-hidden /> Add a role profile
          </Button>
        </div>
      )}
      {isAdding && (
        <NewProfile
          onClose={() => setAdding(false)}
          onAdd={(role, stage) => {
            const fresh: RoleProfile = {
              role: keyFrom(role),
              stage: keyFrom(stage),
              label: { [locales.main]: `${role}, ${stage}` },
              targets: Object.fromEntries(keys.map((key) => [key, 60])),
              weights: Object.fromEntries(keys.map((key) => [key, 1])),
            };
            if (!roleProfiles.some((one) => same(one, fresh)))
              update((current) => ({ ...current, roleProfiles: [...current.roleProfiles, fresh] }));
            setAdding(false);
          }}
        />
      )}
    </section>
  );
}

/** Without a basis where its last text is gone. */
function withTexts(profile: RoleProfile, texts: Pick<Partial<RoleProfile>, 'label' | 'basis'>): RoleProfile {
  const { basis, ...others } = { ...profile, ...texts };
  return basis && Object.keys(basis).length > 0 ? { ...others, basis } : others;
}

function NewProfile({ onAdd, onClose }: { onAdd: (role: string, stage: string) => void; onClose: () => void }) {
  const [role, setRole] = useState('');
  const [stage, setStage] = useState('');
  return (
    <Dialog title="Add a role profile" onClose={onClose}>
      <TextField label="Role" value={role} onChange={setRole} autoFocus />
      <TextField label="Stage" value={stage} onChange={setStage} />
      <DialogActions>
        <Button onPress={onClose}>Cancel</Button>
        <Button look="main" isDisabled={!keyFrom(role) || !keyFrom(stage)} onPress={() => onAdd(role, stage)}>
          Add
        </Button>
      </DialogActions>
    </Dialog>
  );
}
