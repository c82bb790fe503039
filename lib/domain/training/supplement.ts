import { holdsIdentityNumber } from "../nik/identity-number";

export const SUPPLEMENT_LENGTH = { min: 10, max: 3000 } as const;

/** What keeps a text from being a region's addition to a module. */
export type SupplementFault = "UNCHANGED" | "TOO_SHORT" | "TOO_LONG" | "HOLDS_IDENTIFIER";

/** The text as it is kept: no blanks at the ends of lines, one empty line between paragraphs. */
export function supplementText(typed: string): string {
  return typed
    .replaceAll(/[^\S\n]+$/gm, "")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}

/**
 * An empty text takes the addition away.
 * @param before what stands there; empty: nothing
 */
export function supplementFault(text: string, before: string): SupplementFault | null {
  if (text === before) return "UNCHANGED";
  if (text === "") return null;
  if (text.length < SUPPLEMENT_LENGTH.min) return "TOO_SHORT";
  if (text.length > SUPPLEMENT_LENGTH.max) return "TOO_LONG";
  return holdsIdentityNumber(text) ? "HOLDS_IDENTIFIER" : null;
}

export function paragraphsOf(text: string): readonly string[] {
  return text.split(/\n\n/).filter((paragraph) => paragraph !== "");
}

/** What a region adds to a module, as readers below it see it. */
export interface Supplement {
  readonly regionCode: string;
  readonly regionLabel: string;
  readonly version: number;
  readonly body: string;
  readonly writtenAt: Date;
  readonly writerName: string;
}
