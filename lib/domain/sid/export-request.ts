import { INSTRUMENTS } from "../instrument/registry";
import { parsePublicId } from "../public-id/public-id";

/** Why a village's people are taken out: chosen by the reader, kept in the audit. */
export const EXPORT_PURPOSES = ["update", "meeting", "check"] as const;
export type ExportPurpose = (typeof EXPORT_PURPOSES)[number];

export const EXPORT_BOOKS = ["sid-43", ...new Set(INSTRUMENTS.map(({ code }) => code))] as const;

export interface ExportRequest {
  /** `sid-43`, or the questionnaire whose answers are wanted. */
  readonly book: string;
  readonly purpose: ExportPurpose;
  /** Chosen families; null: all of the village. */
  readonly households: readonly string[] | null;
}

/** Families that an address may name. */
const MOST_CHOSEN = 200;

/** Reads what is asked for; null where the purpose or the book is missing or unknown, or a family's id is none. */
export function readExportRequest(query: URLSearchParams): ExportRequest | null {
  const purpose = EXPORT_PURPOSES.find((each) => each === query.get("keperluan"));
  const book = EXPORT_BOOKS.find((each) => each === query.get("buku"));
  const ids = query.getAll("keluarga").map((id) => parsePublicId(id)?.id);
  if (purpose === undefined || book === undefined || ids.length > MOST_CHOSEN) return null;
  const households = ids.flatMap((id) => id ?? []);
  return households.length < ids.length ? null : { book, purpose, households: ids.length === 0 ? null : households };
}
