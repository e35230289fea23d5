import type { MappingGenerator } from 'mapping-generator';
import { EngineClient, EngineRefusal } from '../engine/client';
import type { EngineRows } from '../engine/protocol';
import type { RunSql } from '../model/view-props';
import { deskOfEach } from '../workbench/desks';
import { messageOf } from '../workbench/errors';
import { Listeners } from '../workbench/listeners';
import type { Judged } from '../workbench/schemas';
import { collect, type Answers } from './collect';
import { definitionsOf, type Definitions } from './definitions';
import { graphIn, loadedGraph, type Graph } from './graph';
import { loadAll, Script, type Outcome } from './load';

export type Phase = 'asking' | 'opening' | 'loading';

/** What is loaded, and the text that it is of. */
export interface Loaded {
  text: string;
  version: string;
  outcomes: Outcome[];
  graph: Graph;
}

export type QueryAnswer =
  | { state: 'asking' | 'cancelled' }
  | { state: 'answered'; rows: EngineRows; graph: Graph | null }
  | { state: 'refused' | 'failed'; reason: string };

export interface TryState {
  working: { phase: Phase; done: number; total: number } | null;
  /** Why nothing was loaded: a fault of the structure, no definition, or what went wrong. */
  failure: { why: 'structure' | 'empty' | 'cancelled' } | { why: 'broken'; reason: string } | null;
  loaded: Loaded | null;
  query: QueryAnswer | null;
}

export interface TryContext {
  generator: MappingGenerator;
  run: RunSql;
  startEngine: () => Worker;
  /** Where the rows are in the file system of the engine. */
  folder?: string;
}

type Tell = (phase: Phase) => (done: number, total: number) => void;

/** Rows of a result that are shown. */
export const mostShown = 500;

/** Loads the first rows into the engine, and asks it. What it has loaded outlives the panel that shows it. */
export class TryDesk {
  state: TryState = { working: null, failure: null, loaded: null, query: null };
  readonly #listeners = new Listeners();
  readonly subscribe = this.#listeners.subscribe;
  #engine: EngineClient | null = null;
  #script = new Script();
  #keys: ReadonlyMap<string, string> = new Map();
  #running: AbortController | null = null;

  async load(judged: Judged, { generator, run, startEngine, folder }: TryContext): Promise<void> {
    if (this.state.working !== null) return;
    const definitions = definitionsOf(generator, judged, folder);
    if (definitions === null || definitions.nodes.length === 0) {
      this.#update({ failure: { why: definitions === null ? 'structure' : 'empty' } });
      return;
    }
    const running = new AbortController();
    this.#running = running;
    this.#end();
    const tell: Tell =
      (phase) =>
      (done, total): void => {
        if (this.#running === running) this.#update({ working: { phase, done, total } });
      };
    this.#update({ failure: null, loaded: null, query: null });
    try {
      const answers = await collect(definitions, {
        run,
        signal: running.signal,
        onProgress: tell('asking'),
      });
      const filled = await this.#fill(definitions, answers, startEngine, tell);
      if (this.#running === running)
        this.#update({
          working: null,
          loaded: { text: judged.checkedText ?? '', ...filled },
        });
    } catch (error) {
      if (this.#running === running)
        this.#update({ working: null, failure: { why: 'broken', reason: messageOf(error) } });
    }
  }

  /** Loads what the cluster answered into an engine that is empty. */
  async #fill(
    definitions: Definitions,
    answers: Answers,
    startEngine: () => Worker,
    tell: Tell,
  ): Promise<Omit<Loaded, 'text'>> {
    tell('opening')(0, 1);
    const { engine, version } = await this.#open(startEngine);
    this.#script = new Script();
    this.#keys = new Map(
      definitions.nodes.map(({ schema }) => [schema.label, schema.primary_key.name]),
    );
    const outcomes = await loadAll(definitions, answers, {
      engine,
      script: this.#script,
      onProgress: tell('loading'),
    });
    const graph = await loadedGraph(engine, outcomes, this.#keys);
    return { version, outcomes, graph };
  }

  cancel(): void {
    this.#running?.abort();
    this.#running = null;
    this.#end();
    this.#update({ working: null, failure: { why: 'cancelled' } });
  }

  /** Asks the engine in Cypher. */
  async query(statement: string, startEngine: () => Worker): Promise<void> {
    if (this.state.query?.state === 'asking') return;
    const asking: QueryAnswer = { state: 'asking' };
    this.#update({ query: asking });
    const end = (query: QueryAnswer): void => {
      if (this.state.query === asking) this.#update({ query });
    };
    try {
      const engine = this.#engine ?? (await this.#reopen(startEngine));
      const rows = await engine.ask({ kind: 'execute', statement, most: mostShown });
      end({ state: 'answered', rows, graph: graphIn(rows, this.#keys) });
    } catch (error) {
      end({
        state: error instanceof EngineRefusal ? 'refused' : 'failed',
        reason: messageOf(error),
      });
    }
  }

  /** The engine does one thing at a time and does not listen meanwhile: it is ended, and begun anew for the next question. */
  cancelQuery(): void {
    this.#update({ query: { state: 'cancelled' } });
    this.#end();
  }

  async #open(startEngine: () => Worker): Promise<{ engine: EngineClient; version: string }> {
    const engine = new EngineClient(startEngine());
    this.#engine = engine;
    return { engine, ...(await engine.ask({ kind: 'open' })) };
  }

  async #reopen(startEngine: () => Worker): Promise<EngineClient> {
    const { engine } = await this.#open(startEngine);
    await this.#script.again(engine);
    return engine;
  }

  #end(): void {
    this.#engine?.close();
    this.#engine = null;
  }

  #update(change: Partial<TryState>): void {
    this.state = { ...this.state, ...change };
    this.#listeners.tell();
  }
}

export const tryDeskOf = deskOfEach(() => new TryDesk());
