import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  findStoredAttempt,
  forgetAttempt,
  keepAttempt,
  NOTHING_UNSENT,
  type UnsentAnswers,
} from '../../storage/stored-attempts.ts';
import { AnswerKeeper, type SendOutcome } from './answer-keeper.ts';

const token = 'a token';
const saved: SendOutcome = { kind: 'saved' };
const unreachable: SendOutcome = { kind: 'unreachable' };

/** A server that answers when told to. */
class Server {
  readonly received: UnsentAnswers[] = [];
  readonly #waiting: ((outcome: SendOutcome) => void)[] = [];

  readonly send = (unsent: UnsentAnswers) => {
    this.received.push(unsent);
    return new Promise<SendOutcome>((resolve) => this.#waiting.push(resolve));
  };

  async answer(outcome: SendOutcome) {
    this.#waiting.shift()?.(outcome);
    await vi.advanceTimersByTimeAsync(0);
  }
}

let server: Server;
beforeEach(() => {
  vi.useFakeTimers();
  server = new Server();
  keepAttempt({
    token,
    assessment: 'an-assessment',
    title: 'An assessment',
    startedAt: '2026-11-01T00:00:00.000Z',
    expiresAt: '2026-12-01T00:00:00.000Z',
    submittedAt: null,
    unsent: NOTHING_UNSENT,
  });
});
afterEach(() => {
  forgetAttempt(token);
  vi.useRealTimers();
});

const aKeeper = () =>
  new AnswerKeeper({ token, saved: { answers: {}, segments: {} }, send: server.send, retryDelayMs: () => 1000 });
const choosing = (option: string) => ({ options: [option], skipped: false, durationMs: 1200 });
const stored = () => findStoredAttempt(token)?.unsent;

describe('keeping answers', () => {
  it('keeps an answer in the browser until the server has it', async () => {
    const keeper = aKeeper();
    keeper.answer('q1', choosing('a'));

    expect(keeper.state()).toMatchObject({ saving: 'saving', answers: { q1: { options: ['a'] } } });
    expect(stored()?.responses).toEqual({ q1: choosing('a') });

    await server.answer(saved);
    expect(keeper.state().saving).toBe('saved');
    expect(stored()).toEqual(NOTHING_UNSENT);
  });

  it('sends what was answered meanwhile together, once the first request is answered', async () => {
    const keeper = aKeeper();
    keeper.answer('q1', choosing('a'));
    keeper.answer('q2', choosing('b'));
    keeper.answerSegment('s1', 'x');
    expect(server.received).toHaveLength(1);

    await server.answer(saved);
    expect(server.received[1]).toEqual({ responses: { q2: choosing('b') }, segments: { s1: 'x' } });
    await server.answer(saved);
    expect(keeper.state().saving).toBe('saved');
  });

  it('does not lose a change of mind that was made while the first choice was under way', async () => {
    const keeper = aKeeper();
    keeper.answer('q1', choosing('a'));
    keeper.answer('q1', choosing('b'));

    await server.answer(saved);
    expect(server.received[1]?.responses).toEqual({ q1: choosing('b') });
  });

  it('tries again by itself when the server is out of reach, and loses nothing', async () => {
    const keeper = aKeeper();
    keeper.answer('q1', choosing('a'));
    await server.answer(unreachable);
    expect(keeper.state().saving).toBe('offline');

    await vi.advanceTimersByTimeAsync(1000);
    expect(server.received).toHaveLength(2);
    await server.answer(saved);
    expect(keeper.state().saving).toBe('saved');
  });

  it('sends at once when asked to, instead of waiting for the next try', async () => {
    const keeper = aKeeper();
    keeper.answer('q1', choosing('a'));
    await server.answer(unreachable);

    void keeper.flush();
    expect(server.received).toHaveLength(2);
    await server.answer(saved);
    await vi.advanceTimersByTimeAsync(5000);
    expect(server.received).toHaveLength(2);
  });

  it('goes on with what an earlier visit left unsent', async () => {
    aKeeper().answer('q1', choosing('a'));

    const later = new AnswerKeeper({
      token,
      saved: {
        answers: { q1: { options: ['old'], skipped: false }, q2: { options: ['b'], skipped: false } },
        segments: {},
      },
      send: server.send,
    });
    expect(later.state().answers).toMatchObject({ q1: { options: ['a'] }, q2: { options: ['b'] } });
    void later.flush();
    expect(server.received.at(-1)?.responses).toEqual({ q1: choosing('a') });
  });

  it('says what the server refused, and does not ask again by itself', async () => {
    const keeper = aKeeper();
    keeper.answer('q1', choosing('a'));
    await server.answer({ kind: 'refused', reason: 'AttemptExpired', message: 'It has expired.' });

    expect(keeper.state()).toMatchObject({ saving: 'refused', refusal: { reason: 'AttemptExpired' } });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.received).toHaveLength(1);
  });
});
