import type { Band } from '@yardstick/domain/content/assessment.ts';
import { textIn } from '@yardstick/domain/content/localised-text.ts';
import { Plus, X } from 'lucide-react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import { Button } from '../../ui/button.tsx';
import { formatNumber } from '../../ui/format.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { LocalisedField } from '../../ui/localised-field.tsx';
import styles from './scoring.module.css';
import type { ScoringPart } from './scoring-part.ts';

/** The bands on a ruler from 0 to 100: cuts are moved, so that bands can neither gap nor overlap. */
export function BandRuler({ assessment, update, locales, isReadOnly }: ScoringPart) {
  const bands = [...assessment.bands].sort((one, other) => one.from - other.from);
  const put = (next: Band[], group?: string) => update((current) => ({ ...current, bands: next }), group);
  const cuts = bands.slice(1).map(({ from }) => from);
  const endOf = (index: number) => bands[index + 1]?.from ?? 100;
  const change = (key: string, fields: Partial<Band>, group: string) =>
    put(
      bands.map((band) => (band.key === key ? { ...band, ...fields } : band)),
      `${group} ${key}`,
    );
  const remove = (index: number) => {
    const rest = bands.filter((_, place) => place !== index);
    put(rest.map((band, place) => (place === 0 ? { ...band, from: 0 } : band)));
  };
  const split = () => {
    const widest = bands.reduce((best, _, index) => (widthOf(index) > widthOf(best) ? index : best), 0);
    const from = Math.round(((bands[widest]?.from ?? 0) + endOf(widest)) / 2);
    put([...bands.slice(0, widest + 1), { key: freeKey(bands), name: {}, text: {}, from }, ...bands.slice(widest + 1)]);
  };
  const widthOf = (index: number) => endOf(index) - (bands[index]?.from ?? 0);
  const nameOf = (band: Band | undefined) => textIn(band?.name, [locales.main]) || band?.key || '';
  return (
    <section data-field="bands" className={styles.part} aria-labelledby="bands-title">
      <h2 id="bands-title">Bands</h2>
      <div className={styles.ruler}>
        <div className={styles.stack} aria-hidden>
          {bands.map((band, index) => (
            <span key={band.key} className={styles.slice} data-place={index % 6} style={{ flexGrow: widthOf(index) }}>
              {nameOf(band)}
            </span>
          ))}
        </div>
        {cuts.length > 0 && (
          <Slider
            aria-label="Cuts between bands"
            value={cuts}
            minValue={0}
            maxValue={100}
            step={1}
            isDisabled={isReadOnly}
            onChange={(next) =>
              put(
                bands.map((band, index) => ({ ...band, from: index === 0 ? 0 : (next[index - 1] ?? band.from) })),
                'cuts',
              )
            }
          >
            <SliderTrack className={styles.cuts ?? ''}>
              {cuts.map((_, index) => (
                <SliderThumb
                  // biome-ignore lint/suspicious/noArrayIndexKey: a thumb is its place
                  key={index}
                  index={index}
                  aria-label={`Where ${nameOf(bands[index + 1])} begins`}
                  className={styles.thumb ?? ''}
                />
              ))}
            </SliderTrack>
          </Slider>
        )}
        <div className={styles.ticks} aria-hidden>
          {[0, 25, 50, 75, 100].map((tick) => (
            <span key={tick}>{tick}</span>
          ))}
        </div>
      </div>
      {bands.map((band, index) => (
        <div key={band.key} className={styles.band} data-field={`bands.${index}`}>
          <p className={styles.range}>
            {formatNumber(band.from)} – {formatNumber(endOf(index))}
          </p>
          <div className={styles.bandTexts}>
            <LocalisedField
              label={`Name of ${band.key}`}
              value={band.name}
              onChange={(name) => change(band.key, { name }, 'band name')}
              locales={locales}
              isReadOnly={isReadOnly}
            />
            <LocalisedField
              label="What it says to the respondent"
              value={band.text}
              onChange={(text) => change(band.key, { text }, 'band text')}
              locales={locales}
              isMultiline
              rows={1}
              isReadOnly={isReadOnly}
            />
          </div>
          {!isReadOnly && (
            <IconButton
              label={`Remove band ${nameOf(band)}`}
              isDisabled={bands.length === 1}
              onPress={() => remove(index)}
            >
              <X size={16} aria-hidden />
            </IconButton>
          )}
        </div>
      ))}
      {!isReadOnly && (
        <div>
          <Button onPress={split} isDisabled={bands.length >= 20}>
            <Plus size={16} aria-hidden /> Split the widest band
          </Button>
        </div>
      )}
    </section>
  );
}

function freeKey(bands: readonly Band[]): string {
  let number = bands.length + 1;
  while (bands.some(({ key }) => key === `band-${number}`)) number += 1;
  return `band-${number}`;
}
