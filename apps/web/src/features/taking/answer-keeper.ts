import {
  changeAttempt,
  findStoredAttempt,
  NOTHING_UNSENT,
  type UnsentAnswers,
  type UnsentResponse,
} from '../../storage/stored-attempts.ts';

export interface Answer {
  options: readonly string[];
  skipped: boolean;
}

export type SendOutcome =
  | { kind: 'saved' }
  | { kind: 'unreachable' }
  | { kind: 'refused'; reason: string; message: string };

export interface KeeperState {
  /** by placement id: what the server has, under what was answered here since */
  answers: Readonly<Record<string, Answer>>;
  /** option id by segment id */
  segments: Readonly<Record<string, string>>;
  saving: 'saved' | 'saving' | 'offline' | 'refused';
  /** typename and message of the refusal */
  refusal?: { reason: string; message: string };
}

interface KeeperOptions {
  token: string;
  /** what the server had when the page was opened */
  saved: { answers: Readonly<Record<string, Answer>>; segments: Readonly<Record<string, string>> };
  send: (unsent: UnsentAnswers) => Promise<SendOutcome>;
  /** 1, 2, 3 … → milliseconds until the next try */
  retryDelayMs?: (failures: number) => number;
}

/**
 * Keeps every answer in the browser until the server has acknowledged it. One request is under way at a time; what is
 * answered meanwhile goes with the next one. When the server is out of reach it tries again, less and less often.
 */
export class AnswerKeeper {
  readonly #token: string;
  readonly #send: KeeperOptions['send'];
  readonly #retryDelayMs: (failures: number) => number;
  readonly #listeners = new Set<() => void>();
  #state: KeeperState;
  #flushing: Promise<void> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;

  constructor({
    token,
    saved,
    send,
    retryDelayMs = (failures) => Math.min(30_000, 500 * 2 ** failures),
  }: KeeperOptions) {
    this.#token = token;
    this.#send = send;
    this.#retryDelayMs = retryDelayMs;
    const unsent = this.#unsent();
    this.#state = {
      answers: { ...saved.answers, ...unsent.responses },
      segments: { ...saved.segments, ...unsent.segments },
      saving: isEmpty(unsent) ? 'saved' : 'saving',
    };
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = () => this.#state;

  answer(placement: string, response: UnsentResponse): void {
    const { options, skipped } = response;
    this.#keep({ responses: { [placement]: response }, segments: {} });
    this.#become({ answers: { ...this.#state.answers, [placement]: { options, skipped } }, saving: 'saving' });
    void this.flush();
  }

  answerSegment(segment: string, option: string): void {
    this.#keep({ responses: {}, segments: { [segment]: option } });
    this.#become({ segments: { ...this.#state.segments, [segment]: option }, saving: 'saving' });
    void this.flush();
  }

  /** Sends what is unsent, now. Resolves when all is saved or the server cannot be had; `state()` says which. */
  flush(): Promise<void> {
    clearTimeout(this.#retry);
    this.#flushing ??= this.#sendUntilEmpty().finally(() => {
      this.#flushing = undefined;
    });
    return this.#flushing;
  }

  /** Stops trying again. What is unsent stays in the browser. */
  stop(): void {
    clearTimeout(this.#retry);
  }

  async #sendUntilEmpty() {
    for (;;) {
      const unsent = this.#unsent();
      if (isEmpty(unsent)) return this.#become({ saving: 'saved' });
      const outcome = await this.#send(unsent);
      if (outcome.kind === 'refused') return this.#become({ saving: 'refused', refusal: outcome });
      if (outcome.kind === 'unreachable') {
        this.#failures++;
        this.#retry = setTimeout(() => void this.flush(), this.#retryDelayMs(this.#failures));
        return this.#become({ saving: 'offline' });
      }
      this.#failures = 0;
      changeAttempt(this.#token, ({ unsent: kept }) => ({ unsent: without(kept, unsent) }));
    }
  }

  #unsent() {
    return findStoredAttempt(this.#token)?.unsent ?? NOTHING_UNSENT;
  }

  #keep(more: UnsentAnswers) {
    changeAttempt(this.#token, ({ unsent }) => ({
      unsent: {
        responses: { ...unsent.responses, ...more.responses },
        segments: { ...unsent.segments, ...more.segments },
      },
    }));
  }

  #become(change: Partial<KeeperState>) {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

function isEmpty({ responses, segments }: UnsentAnswers) {
  return Object.keys(responses).length === 0 && Object.keys(segments).length === 0;
}

/** What has been sent goes, unless it was answered anew while it was under way. */
function without(kept: UnsentAnswers, sent: UnsentAnswers): UnsentAnswers {
  const rest = <T>(from: Readonly<Record<string, T>>, gone: Readonly<Record<string, T>>) =>
    Object.fromEntries(
      Object.entries(from).filter(([id, value]) => JSON.stringify(value) !== JSON.stringify(gone[id])),
    );
  return { responses: rest(kept.responses, sent.responses), segments: rest(kept.segments, sent.segments) };
}
