import { holdsIdentityNumber } from "../nik/identity-number";
import type { ContentFile } from "./content-metadata";
import type { Recipient } from "./delivery";

/** Minutes of hand-over (BAST) and agreement: Peraturan BPS 6/2025, articles 23 and 24. */
export const PAPER_KINDS = ["bast", "agreement"] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** How the files are handed over. */
export const HANDOVER_METHODS = ["upload", "meeting", "medium"] as const;
export type HandoverMethod = (typeof HANDOVER_METHODS)[number];

/** What an upload says it is for: the signed copy of a paper of a package. */
export const PAPER_COPY_USE = "delivery-copy";

/** Longest text of a field. */
export const MOST_PAPER_TEXT = 150;

export interface PaperParty {
  readonly institution: string;
  readonly name: string;
  readonly position: string;
}

/** What a person fills in; the rest of a paper comes from the record. */
export interface PaperFields {
  readonly letterNumber: string;
  /** YYYY-MM-DD */
  readonly madeOn: string;
  readonly place: string;
  readonly giver: PaperParty;
  readonly receiver: PaperParty;
  readonly method: HandoverMethod;
  /** Of an agreement: its last day. Null on minutes. */
  readonly validTo: string | null;
  /** Whether the receiver may pass the data on; who receives for supervision or matching may not (annex of the regulation). */
  readonly mayReshare: boolean;
}

/** What a paper says: the text that is hashed, printed and signed. */
export interface PaperContent {
  readonly kind: PaperKind;
  readonly fields: PaperFields;
  readonly regencyCode: string;
  readonly regencyName: string;
  /** "3/2026" */
  readonly packageNumber: string;
  readonly recipient: Recipient;
  /** When the package was frozen, ISO. */
  readonly madeAt: string;
  readonly proposals: number;
  readonly leftOut: number;
  readonly families: number;
  readonly people: number;
  /** Hex, of the list of checksums. */
  readonly dataSha256: string;
  readonly files: readonly ContentFile[];
}

export type PaperProblem = "IDENTITY_NUMBER" | "END_MISSING" | "END_BEFORE" | "NO_END";

/** What is wrong with the fields of a paper beyond their shape, with the field; empty: it may be issued. */
export function paperProblems(
  kind: PaperKind,
  fields: PaperFields,
): readonly { readonly path: string; readonly detail: PaperProblem }[] {
  const { letterNumber, place, giver, receiver, validTo, madeOn } = fields;
  const texts = { letterNumber, place, ...partyTexts("giver", giver), ...partyTexts("receiver", receiver) };
  const numbers = Object.entries(texts).flatMap(([path, words]) =>
    holdsIdentityNumber(words) ? [{ path, detail: "IDENTITY_NUMBER" as const }] : [],
  );
  const end = endProblem(kind, validTo, madeOn);
  return end === null ? numbers : [...numbers, { path: "validTo", detail: end }];
}

function partyTexts(side: string, { institution, name, position }: PaperFields["giver"]): Record<string, string> {
  return { [`${side}.institution`]: institution, [`${side}.name`]: name, [`${side}.position`]: position };
}

function endProblem(kind: PaperKind, validTo: string | null, madeOn: string): PaperProblem | null {
  if (kind === "bast") return validTo === null ? null : "NO_END";
  if (validTo === null) return "END_MISSING";
  return validTo < madeOn ? "END_BEFORE" : null;
}

/** A paper as it was issued, for its package's page. */
export interface PaperIssue {
  readonly id: string;
  readonly kind: PaperKind;
  readonly number: number;
  readonly letterNumber: string;
  /** Hex. */
  readonly sha256: string;
  readonly issuedAt: Date;
  readonly copies: readonly PaperCopy[];
}

export interface PaperCopy {
  readonly id: string;
  readonly number: number;
  readonly sha256: string;
  readonly keptAt: Date;
}
