import type { Item } from "@/lib/client/field/outbox";
import type { RecordLine } from "@/lib/client/field/record-line";

/** One record in the outbox, with whom it is about. */
export interface OutboxLine {
  readonly id: string;
  /** Empty where nothing was typed of it yet. */
  readonly headName: string;
  readonly what: RecordLine["what"];
  /** Null: typed and not queued. */
  readonly item: Item | null;
}

export interface OutboxGroups {
  readonly needsYou: readonly OutboxLine[];
  readonly onTheWay: readonly OutboxLine[];
  readonly typed: readonly OutboxLine[];
  readonly taken: readonly OutboxLine[];
}

/**
 * The outbox as its person reads it: what needs them, what is not sent, what is only just saved, and what the portal has. A record stands
 * in one group, the first that fits.
 */
export function groupLines(items: readonly Item[], records: readonly RecordLine[]): OutboxGroups {
  const recordOf = new Map(records.map((record) => [record.id, record]));
  const lines = items.map((item) => lineOf(item, recordOf.get(item.recordId)));
  const isTyped = ({ id, item }: OutboxLine) => item?.state === "taken" && recordOf.get(id)?.isTyped === true;
  const listed = new Set(items.map(({ recordId }) => recordId));
  const unqueued = records.filter((record) => record.isTyped && !listed.has(record.id));
  return {
    needsYou: lines.filter(({ item }) => item?.state === "needs-you"),
    onTheWay: lines.filter(({ item }) => item?.state === "sending" || item?.state === "waiting"),
    typed: [
      ...unqueued.map(({ id, headName, what }) => ({ id, headName, what, item: null })),
      ...lines.filter(isTyped).map((line) => ({ ...line, item: null })),
    ],
    taken: lines
      .filter((line) => line.item?.state === "taken" && !isTyped(line))
      .sort((a, b) => (b.item?.takenAt ?? 0) - (a.item?.takenAt ?? 0)),
  };
}

function lineOf(item: Item, record: RecordLine | undefined): OutboxLine {
  return { id: item.recordId, headName: record?.headName ?? "", what: record?.what ?? "proposal", item };
}

/** Where a record is filled in. */
export function formPath(id: string, what: RecordLine["what"]): string {
  return what === "check" ? `/cek/${id}` : `/isi/${id}`;
}
