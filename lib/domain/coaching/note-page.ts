import { isRegionCode } from "../access/scope";
import { addressOf, momentText, one, type Query, readMoment } from "../list/address";
import type { NoteState } from "./note";

export const NOTE_PATH = "/mutu/catatan";

export interface NoteCursor {
  readonly at: number;
  readonly id: string;
}

/** What the list of notes shows, as its address says it. Whatever is not understood is not applied. */
export interface NoteFilter {
  readonly about: "question" | "person" | null;
  readonly isStanding: boolean;
  readonly area: string | null;
  /** A question to begin a note at: `household.floorMaterial`. */
  readonly question: string | null;
  readonly after: NoteCursor | null;
}

export function readNoteFilter(query: Query): NoteFilter {
  const text = (key: string) => one(query, key);
  const area = text("wilayah");
  const question = text("isian");
  return {
    about: text("tentang") === "isian" ? "question" : text("tentang") === "petugas" ? "person" : null,
    isStanding: text("semua") !== "1",
    area: isRegionCode(area) ? area : null,
    question: /^(household|member|civil)\.[A-Za-z0-9]{1,60}$/.test(question) ? question : null,
    after: readMoment(text("sesudah")),
  };
}

export function noteHref(filter: NoteFilter, change: Partial<NoteFilter> = {}, path = NOTE_PATH): string {
  const next = { ...filter, question: null, after: null, ...change };
  const parts = {
    tentang: next.about === null ? "" : next.about === "question" ? "isian" : "petugas",
    semua: next.isStanding ? "" : "1",
    wilayah: next.area ?? "",
    isian: next.question ?? "",
    sesudah: momentText(next.after),
  };
  return addressOf(path, parts);
}

export interface NoteLine {
  readonly regencyCode: string;
  readonly id: string;
  readonly areaLabel: string;
  /** Label of the question; null: to a person. */
  readonly question: string | null;
  readonly person: string | null;
  readonly text: string;
  readonly until: string;
  readonly by: string;
  readonly at: Date;
  readonly state: NoteState;
  /** How many people have had it before their eyes, and how many of them have said so. */
  readonly seen: number;
  readonly read: number;
}

export interface NoteList {
  readonly lines: readonly NoteLine[];
  readonly next: NoteCursor | null;
}
