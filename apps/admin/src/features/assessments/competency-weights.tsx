import { Plus, X } from 'lucide-react';
import { Label } from 'react-aria-components/Label';
import { Slider, SliderFill, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import { Button } from '../../ui/button.tsx';
import { formatShare } from '../../ui/format.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { wholePercents } from '../../ui/whole-percents.ts';
import { measure, stopMeasuring, unmeasuredOf } from './measured-competencies.ts';
import styles from './scoring.module.css';
import { competencyName, type ScoringPart, sharesOf } from './scoring-part.ts';

const usualMaximum = 10;

/** What is measured, and what each competency counts for in the overall: the shares are seen while a weight moves. */
export function CompetencyWeights({ assessment, update, framework, locales, isReadOnly }: ScoringPart) {
  const { competencies } = assessment;
  const unmeasured = unmeasuredOf(assessment, framework);
  const shares = sharesOf(competencies.map(({ weight }) => weight));
  const percents = wholePercents(shares);
  const maximum = Math.max(usualMaximum, ...competencies.map(({ weight }) => weight));
  const put = (competency: string, weight: number) => {
    if (Number.isNaN(weight)) return;
    update(
      (current) => ({
        ...current,
        competencies: current.competencies.map((one) => (one.competency === competency ? { ...one, weight } : one)),
      }),
      `weight ${competency}`,
    );
  };
  return (
    <section data-field="competencies" className={styles.part} aria-labelledby="weights">
      <h2 id="weights">Competency weights</h2>
      <div className={styles.stack} aria-hidden>
        {competencies.map(({ competency }, index) => (
          <span
            key={competency}
            className={styles.slice}
            data-place={index % 6}
            style={{ flexGrow: shares[index] ?? 0 }}
          >
            {(shares[index] ?? 0) > 0.07 && formatShare(percents[index] ?? 0)}
          </span>
        ))}
      </div>
      {competencies.map(({ competency, weight }, index) => {
        const name = competencyName(framework, competency, locales.main);
        return (
          <div key={competency} className={styles.weight} data-field={`competencies.${index}`}>
            <Slider
              className={styles.slider ?? ''}
              value={weight}
              onChange={(next) => put(competency, next)}
              minValue={0}
              maxValue={maximum}
              step={0.5}
              isDisabled={isReadOnly}
            >
              <Label className={styles.sliderLabel ?? ''}>
                <span className={styles.swatch} data-place={index % 6} aria-hidden /> {name}
              </Label>
              <SliderTrack className={styles.track ?? ''}>
                <SliderFill className={styles.fill ?? ''} />
                <SliderThumb className={styles.thumb ?? ''} />
              </SliderTrack>
            </Slider>
            <NumberField
              label={`Weight of ${name}`}
              isLabelHidden
              value={weight}
              minValue={0}
              maxValue={1_000_000}
              step={0.5}
              isReadOnly={isReadOnly}
              onChange={(next) => put(competency, next)}
            />
            <output className={styles.share}>{formatShare(percents[index] ?? 0)}</output>
            {!isReadOnly && (
              <IconButton
                label={`Do not measure ${name}`}
                isDisabled={competencies.length === 1}
                onPress={() => update((current) => stopMeasuring(current, competency))}
              >
                <X size={16} aria-hidden />
              </IconButton>
            )}
          </div>
        );
      })}
      {!isReadOnly && unmeasured.length > 0 && (
        <div className={styles.adding}>
          {unmeasured.map(({ key }) => (
            <Button key={key} onPress={() => update((current) => measure(current, framework, key))}>
              <Plus size={16} aria-hidden /> Measure {competencyName(framework, key, locales.main)}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}
