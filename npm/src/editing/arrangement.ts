import type { Edit } from '../types.js';
import { styleOf } from './layout.js';
import { nameOf, type Container, type Member, type Span } from './places.js';

/** What a stretch of the text becomes. */
export interface Change extends Span {
  text: string;
}

type Arranging = Extract<Edit, { remove: true } | { insert: unknown } | { moveTo: number }>;

/** A member that is new, or one that stands elsewhere afterwards. */
type Placed = { name: string; value: unknown } | Member;

const startOf = ({ from, key }: Member): number => key?.from ?? from;

const lies = ({ from, to }: Span, member: Member): boolean =>
  startOf(member) <= from && to <= member.to;

/** What becomes of the members of one object or array: which go, which come, and in which order they stand. */
export class Arrangement {
  readonly #text: string;
  readonly #container: Container;
  readonly #gone = new Set<Member>();
  readonly #moved = new Map<Member, number>();
  /** By the index of the member that they come in front of. */
  readonly #added: { before: number; name: string; value: unknown }[] = [];

  constructor(text: string, container: Container) {
    this.#text = text;
    this.#container = container;
  }

  /** Puts a value behind all others. */
  append(segment: string, value: unknown): void {
    this.#added.push({ before: this.#container.members.length, name: nameOf(segment), value });
  }

  /** False where there is nothing that could be arranged so. */
  arrange(edit: Arranging): boolean {
    const { members, isObject } = this.#container;
    const name = nameOf(edit.path.slice(edit.path.lastIndexOf('/') + 1));
    const named = members.filter((member) => member.name === name);
    if ('remove' in edit) {
      for (const member of named) this.#gone.add(member);
      return named.length > 0;
    }
    if (isObject) return false;
    if ('insert' in edit) return this.#insert(name, edit.insert);
    const [moved] = named;
    if (moved) this.#moved.set(moved, edit.moveTo);
    return moved !== undefined;
  }

  #insert(name: string, value: unknown): boolean {
    const { length } = this.#container.members;
    const before = name === '-' ? length : Number(name);
    if (!(before <= length)) return false;
    this.#added.push({ before, name, value });
    return true;
  }

  /** The changes of all, with those among `others` that lie in a member that is moved, which go with it. */
  changes(others: readonly Change[]): Change[] {
    const taken = [...this.#gone, ...this.#moved.keys()];
    const isFree = (change: Change): boolean => !taken.some((member) => lies(change, member));
    const write = (placed: Placed): string => this.#write(placed, others);
    const first = this.#container.members.find((member) => this.#stays(member));
    return [...others.filter(isFree), ...(first ? this.#around(first, write) : this.#anew(write))];
  }

  #stays(member: Member): boolean {
    return !this.#gone.has(member) && !this.#moved.has(member);
  }

  /** The members as they stand afterwards. */
  #order(): Placed[] {
    const { members } = this.#container;
    const order = [...members, undefined].flatMap((member, index): Placed[] => [
      ...this.#added.filter(({ before }) => before === index),
      ...(member && this.#stays(member) ? [member] : []),
    ]);
    const moves = [...this.#moved].filter(([member]) => !this.#gone.has(member));
    for (const [member, to] of moves.sort(([, a], [, b]) => a - b)) order.splice(to, 0, member);
    return order;
  }

  #write(placed: Placed, others: readonly Change[]): string {
    const { write, colon } = styleOf(this.#text, this.#container);
    if ('value' in placed) {
      const key = this.#container.isObject ? `${JSON.stringify(placed.name)}${colon}` : '';
      return `${key}${write(placed.value)}`;
    }
    const from = startOf(placed);
    let [text, done] = ['', from];
    for (const change of others.filter((other) => lies(other, placed)).sort(byPlace)) {
      text += this.#text.slice(done, change.from) + change.text;
      done = change.to;
    }
    return text + this.#text.slice(done, placed.to);
  }

  /** Where no member keeps its place. */
  #anew(write: (placed: Placed) => string): Change[] {
    const { from, to, members } = this.#container;
    const { separator, opening, closing } = styleOf(this.#text, this.#container);
    const inside = { from: from + 1, to: Math.max(from + 1, to - 1) };
    const text = this.#order().map(write).join(separator);
    const [first, last] = [members[0], members.at(-1)];
    if (text === '') return [{ ...inside, text }];
    if (first && last) return [{ from: startOf(first), to: last.to, text }];
    return [{ ...inside, text: `${opening}${text}${closing}` }];
  }

  /** Around those that stay, whose text is left alone. */
  #around(first: Member, write: (placed: Placed) => string): Change[] {
    const changes = this.#cuts();
    const separator = this.#separator();
    let behind: Member | undefined;
    for (const placed of this.#order()) {
      if ('from' in placed && this.#stays(placed)) behind = placed;
      else if (behind) changes.push(insertion(behind.to, separator + write(placed)));
      else changes.push(insertion(startOf(first), write(placed) + separator));
    }
    return changes;
  }

  /** As those that there are, so that what is moved looks like its neighbours. */
  #separator(): string {
    const [before, behind] = this.#container.members.slice(-2);
    if (!before || !behind) return styleOf(this.#text, this.#container).separator;
    return this.#text.slice(before.to, startOf(behind));
  }

  /** Each member that leaves its place goes with the comma behind it; at the end with the one in front. */
  #cuts(): Change[] {
    const { members } = this.#container;
    const changes: Change[] = [];
    let kept: Member | undefined;
    let from: number | null = null;
    for (const member of members) {
      const stays = this.#stays(member);
      if (!stays) from ??= startOf(member);
      else if (from !== null) changes.push({ from, to: startOf(member), text: '' });
      if (!stays) continue;
      kept = member;
      from = null;
    }
    const last = members.at(-1);
    if (from !== null && kept && last) changes.push({ from: kept.to, to: last.to, text: '' });
    return changes;
  }
}

const insertion = (at: number, text: string): Change => ({ from: at, to: at, text });

/** Of changes at one place, what is put in stands in front of what is taken out. */
export const byPlace = (a: Change, b: Change): number => a.from - b.from || a.to - b.to;
