import { nameOf } from '../bytes.js';
import { MappingError, messageOf } from '../errors.js';
import { pack, unpack, type Packed, type Special } from './packing.js';
import { fromWire, toWire, type WireError } from './wire-errors.js';

/** A method by its name, or a function that was handed over by its number. */
type Target = string | number;

export type Message =
  | { type: 'call'; id: number; target: Target; packed: Packed }
  | { type: 'tell'; id: number; packed: Packed }
  | { type: 'done'; id: number; value: unknown }
  | { type: 'failed'; id: number; error: WireError }
  | { type: 'abort'; id: number; error: WireError };

/** What one side does for the other. */
export interface Side {
  /** Carries out a method. */
  serve(method: string, parameters: unknown[]): unknown;
  /** Names values that only this side has; functions and signals are named by the channel. */
  name(value: unknown): Special | undefined;
  /** What such a name stands for on this side. */
  make(special: Special): unknown;
}

/** A call that waits for its answer, and what it hands over until then. */
interface OpenCall {
  readonly id: number;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly signals: number[];
  readonly takeBack: (() => void)[];
}

type AnyFunction = (...parameters: unknown[]) => unknown;

/**
 * One end of the line between a host and its worker; both ends are alike. A call may hand over functions, which the other
 * side calls in return, and signals. A function whose name among the options begins with `on` is told and not waited for;
 * an error that it throws ends the call that it was handed over with.
 */
export class Channel {
  readonly #post: (message: Message) => void;
  readonly #side: Side;
  readonly #open = new Map<number, OpenCall>();
  readonly #lent = new Map<number, { run: AnyFunction; call: OpenCall }>();
  readonly #controllers = new Map<number, AbortController>();
  #count = 0;
  #closed: MappingError | undefined;

  constructor(post: (message: Message) => void, side: Side) {
    this.#post = post;
    this.#side = side;
  }

  /** Rejects with what the other side rejects with, and at once with the reason of a signal among the parameters. */
  call(target: Target, parameters: unknown[]): Promise<unknown> {
    if (this.#closed) return Promise.reject(this.#closed);
    return new Promise((resolve, reject) => {
      const id = (this.#count += 1);
      const call: OpenCall = { id, resolve, reject, signals: [], takeBack: [] };
      this.#open.set(id, call);
      try {
        const packed = pack(parameters, (value, member) => this.#name(value, member, call));
        this.#send({ type: 'call', id, target, packed });
      } catch (error) {
        this.#abandon(call, error);
      }
    });
  }

  receive(message: Message): void {
    const { id } = message;
    const call = this.#open.get(id);
    if (message.type === 'call') void this.#answer(message);
    else if (message.type === 'tell') this.#hear(message);
    else if (message.type === 'abort') this.#controllers.get(id)?.abort(fromWire(message.error));
    else if (call) {
      this.#end(call);
      if (message.type === 'done') call.resolve(message.value);
      else call.reject(fromWire(message.error));
    }
  }

  /** Ends all calls, and refuses those to come. */
  close(reason: MappingError): void {
    this.#closed ??= reason;
    for (const call of this.#open.values()) {
      this.#end(call);
      call.reject(this.#closed);
    }
  }

  #name(value: unknown, member: string | undefined, call: OpenCall): Special | undefined {
    if (typeof value === 'function') return this.#lend(value as AnyFunction, member, call);
    if (nameOf(value) === 'AbortSignal') return this.#follow(value as AbortSignal, call);
    return this.#side.name(value);
  }

  #lend(run: AnyFunction, member = '', call: OpenCall): Special {
    const id = (this.#count += 1);
    this.#lent.set(id, { run, call });
    call.takeBack.push(() => this.#lent.delete(id));
    return { kind: 'function', id, tells: /^on[A-Z]/.test(member) };
  }

  #follow(signal: AbortSignal, call: OpenCall): Special {
    signal.throwIfAborted();
    const id = (this.#count += 1);
    const leave = (): void => {
      this.#abandon(call, signal.reason);
    };
    signal.addEventListener('abort', leave);
    call.signals.push(id);
    call.takeBack.push(() => {
      signal.removeEventListener('abort', leave);
    });
    return { kind: 'signal', id };
  }

  #end(call: OpenCall): void {
    this.#open.delete(call.id);
    for (const takeBack of call.takeBack) takeBack();
  }

  /** Ends a call on this side; the other one is told to stop. */
  #abandon(call: OpenCall, error: unknown): void {
    this.#end(call);
    for (const id of call.signals) this.#post({ type: 'abort', id, error: toWire(error) });
    call.reject(error);
  }

  async #answer({ id, target, packed }: Message & { type: 'call' }): Promise<void> {
    const signals: number[] = [];
    try {
      const parameters = unpack(packed, (special) => {
        if (special.kind === 'signal') signals.push(special.id);
        return this.#make(special);
      });
      const value = await this.#run(target, parameters);
      this.#send({ type: 'done', id, value });
    } catch (error) {
      this.#post({ type: 'failed', id, error: toWire(error) });
    }
    for (const signal of signals) this.#controllers.delete(signal);
  }

  #run(target: Target, parameters: unknown[]): unknown {
    if (typeof target === 'string') return this.#side.serve(target, parameters);
    const lent = this.#lent.get(target);
    if (lent) return lent.run(...parameters);
    throw new MappingError(
      'disposed',
      'The call that this function was handed over with has ended',
    );
  }

  #hear({ id, packed }: Message & { type: 'tell' }): void {
    const lent = this.#lent.get(id);
    if (!lent) return;
    try {
      lent.run(...unpack(packed, (special) => this.#make(special)));
    } catch (error) {
      this.#abandon(lent.call, error);
    }
  }

  #make(special: Special): unknown {
    if (special.kind === 'signal') {
      const controller = new AbortController();
      this.#controllers.set(special.id, controller);
      return controller.signal;
    }
    if (special.kind !== 'function') return this.#side.make(special);
    const { id, tells } = special;
    if (!tells) return (...parameters: unknown[]) => this.call(id, parameters);
    return (...parameters: unknown[]): void => {
      this.#send({ type: 'tell', id, packed: pack(parameters, () => undefined) });
    };
  }

  /** @throws MappingError for what no message can carry */
  #send(message: Message): void {
    try {
      this.#post(message);
    } catch (cause) {
      const why = `What was handed over cannot be sent: ${messageOf(cause)}`;
      throw new MappingError('bad_argument', why, { cause });
    }
  }
}
