import { useSyncExternalStore } from 'react';
import { readItem, removeItem, writeItem } from './browser-storage.ts';

/** An answer that the server has not acknowledged yet. */
export interface UnsentResponse {
  options: readonly string[];
  skipped: boolean;
  durationMs: number;
}

export interface UnsentAnswers {
  /** by placement id */
  responses: Readonly<Record<string, UnsentResponse>>;
  /** option id by segment id */
  segments: Readonly<Record<string, string>>;
}

/** What this browser knows of an attempt. The token is the only key to it. */
export interface StoredAttempt {
  token: string;
  /** slug */
  assessment: string;
  title: string;
  startedAt: string;
  expiresAt: string;
  submittedAt: string | null;
  unsent: UnsentAnswers;
}

export const NOTHING_UNSENT: UnsentAnswers = { responses: {}, segments: {} };

const KEY = 'yardstick.attempts';
const listeners = new Set<() => void>();
let cached: { text: string | null; attempts: readonly StoredAttempt[] } = { text: null, attempts: [] };

/** Oldest first. Read from storage each time, so that two pages of one browser agree. */
export function readStoredAttempts(): readonly StoredAttempt[] {
  const text = readItem(KEY);
  if (text !== cached.text) cached = { text, attempts: parseAttempts(text) };
  return cached.attempts;
}

function parseAttempts(text: string | null): readonly StoredAttempt[] {
  if (!text) return [];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.filter(isStoredAttempt) : [];
  } catch {
    return [];
  }
}

function isStoredAttempt(value: unknown): value is StoredAttempt {
  return typeof value === 'object' && value !== null && 'token' in value && 'assessment' in value && 'unsent' in value;
}

export function findStoredAttempt(token: string): StoredAttempt | undefined {
  return readStoredAttempts().find((attempt) => attempt.token === token);
}

/** The latest attempt of this assessment that can still be continued. */
export function findOpenAttempt(
  attempts: readonly StoredAttempt[],
  assessment: string,
  now: Date = new Date(),
): StoredAttempt | undefined {
  return attempts.findLast(
    (attempt) => attempt.assessment === assessment && !attempt.submittedAt && new Date(attempt.expiresAt) > now,
  );
}

/** The attempt that was submitted last, of one assessment or of any. */
export function findLatestSubmitted(
  attempts: readonly StoredAttempt[],
  assessment?: string,
): StoredAttempt | undefined {
  return attempts
    .filter((attempt) => attempt.submittedAt && (assessment === undefined || attempt.assessment === assessment))
    .reduce<StoredAttempt | undefined>(
      (latest, attempt) => (latest && (latest.submittedAt ?? '') > (attempt.submittedAt ?? '') ? latest : attempt),
      undefined,
    );
}

/** Adds an attempt; one of the same token is replaced, and becomes the latest. */
export function keepAttempt(attempt: StoredAttempt): void {
  writeAttempts([...readStoredAttempts().filter(({ token }) => token !== attempt.token), attempt]);
}

export function changeAttempt(token: string, change: (attempt: StoredAttempt) => Partial<StoredAttempt>): void {
  writeAttempts(
    readStoredAttempts().map((attempt) => (attempt.token === token ? { ...attempt, ...change(attempt) } : attempt)),
  );
}

export function forgetAttempt(token: string): void {
  writeAttempts(readStoredAttempts().filter((attempt) => attempt.token !== token));
}

function writeAttempts(attempts: readonly StoredAttempt[]) {
  if (attempts.length === 0) removeItem(KEY);
  else writeItem(KEY, JSON.stringify(attempts));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

export function useStoredAttempts(): readonly StoredAttempt[] {
  return useSyncExternalStore(subscribe, readStoredAttempts);
}
