/** Where a page of a queue begins: the sort key of its neighbour. Heaviest first, then longest waiting, then id. */
export interface QueueCursor {
  readonly weight: number;
  /** Milliseconds since the epoch, as `state_since` is stored. */
  readonly since: number;
  readonly id: string;
}

const SHAPE = /^(\d{1,5})\.(\d{1,15})\.([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

export function formatCursor(cursor: QueueCursor): string {
  return `${cursor.weight}.${cursor.since}.${cursor.id}`;
}

/** Null for anything not exactly in the form `formatCursor` writes. */
export function parseCursor(text: string): QueueCursor | null {
  const [, weight, since, id] = SHAPE.exec(text) ?? [];
  if (weight === undefined || since === undefined || id === undefined) return null;
  // What smallint and timestamptz cannot hold came from no page of ours.
  if (Number(weight) > 32_767 || Number(since) > 8_640_000_000_000) return null;
  return { weight: Number(weight), since: Number(since), id };
}

/** The order of a queue; the database's index says the same. */
export function compareInQueue(a: QueueCursor, b: QueueCursor): number {
  return b.weight - a.weight || a.since - b.since || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}
