import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { askNewest } from './ask-newest.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const answerAfter = (ms: number) => (value: number) =>
  new Promise<number>((resolve) => setTimeout(() => resolve(value * 10), ms));

it('asks while a value keeps changing, one question at a time, and ends with the answer about the last value', async () => {
  const asked: number[] = [];
  const told: number[] = [];
  const asking = askNewest(
    (value: number) => {
      asked.push(value);
      return answerAfter(80)(value);
    },
    (answer) => told.push(answer),
  );
  for (let value = 1; value <= 50; value += 1) {
    asking.put(value);
    await vi.advanceTimersByTimeAsync(20);
  }
  await vi.advanceTimersByTimeAsync(1000);

  expect(told.at(-1)).toBe(500);
  expect(told).toEqual(asked.map((value) => value * 10));
  // 50 values in a second: neither one question each, nor silence until the end.
  expect(asked.length).toBeGreaterThan(3);
  expect(asked.length).toBeLessThan(8);
});

it('says whether a newer value waits already', async () => {
  const told: boolean[] = [];
  const asking = askNewest(answerAfter(80), (_answer, _value, isNewest) => told.push(isNewest));
  asking.put(1);
  await vi.advanceTimersByTimeAsync(120);
  asking.put(2);
  await vi.advanceTimersByTimeAsync(1000);
  expect(told).toEqual([false, true]);
});

it('tells nothing after it was stopped', async () => {
  const told: number[] = [];
  const asking = askNewest(answerAfter(10), (answer) => told.push(answer));
  asking.put(1);
  asking.stop();
  await vi.advanceTimersByTimeAsync(1000);
  expect(told).toEqual([]);
});
