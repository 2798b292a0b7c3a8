import { usualSettings } from '@yardstick/domain/simulating/simulation-settings.ts';
import { describe, expect, it } from 'vitest';
import { readSimulationWords } from './read-simulation-words.ts';

const now = new Date('2026-11-26T19:30:00Z');
const read = (line: string) => readSimulationWords(line.split(' '), now);

describe('what is typed after simulate', () => {
  it('is an assessment and what differs from the usual, up to today', () => {
    expect(read('tea')).toEqual({
      command: 'simulate',
      assessment: 'tea',
      attempts: 1000,
      settings: usualSettings,
      from: new Date('2025-11-26T00:00:00Z'),
      until: new Date('2026-11-26T00:00:00Z'),
    });
    expect(
      read('tea --attempts 5 --seed=-3 --months 2 --until 2026-03-01 --careless 0.2 --correlation 0.5,-0.4,0'),
    ).toEqual({
      command: 'simulate',
      assessment: 'tea',
      attempts: 5,
      settings: { ...usualSettings, seed: -3, shareCareless: 0.2, correlation: [0.5, -0.4, 0] },
      from: new Date('2026-01-01T00:00:00Z'),
      until: new Date('2026-03-01T00:00:00Z'),
    });
    expect(read('tea --correlation 0.2')).toMatchObject({ settings: { correlation: 0.2 } });
  });

  it('is the word erase and an assessment', () => {
    expect(read('erase tea')).toEqual({ command: 'erase', assessment: 'tea' });
    expect(read('erase --attempts 3')).toMatchObject({ command: 'simulate', assessment: 'erase' });
  });

  it.each([
    '--attempts 3',
    'tea other',
    'erase tea --attempts 3',
    'erase tea more',
    'tea --speed 3',
    'tea --seed',
    'tea --seed -3',
  ])('makes no sense: %s', (line) => {
    expect(read(line)).toBeNull();
  });

  it.each([
    'attempts 0',
    'attempts many',
    'attempts 1e3',
    'months 0.5',
    'until 2026-13-01',
    'careless 1.1',
    'seed 0.5',
  ])('names the option that cannot be: --%s', (option) => {
    expect(() => read(`tea --${option}`)).toThrow(`--${option.split(' ')[0]}: `);
  });

  it('names correlations that there are none of', () => {
    for (const given of ['0.5,2', 'high', ''])
      expect(() => read(`tea --correlation=${given}`)).toThrow('--correlation: ');
  });
});
