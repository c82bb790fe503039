import { normaliseName } from "../matching/person-name";
import { nameSimilarity } from "../matching/similarity";
import type { MatchNote } from "../office-file/file-view";
import { plainWords } from "../table/headings";
import type { PastRow } from "./list-file";
import { joinedWords, type PastWord, sameWord } from "./past-list";

/** Whose line it is, and by which number it was found. */
export interface PastLine extends PastWord {
  readonly householdId: string;
  readonly villageCode: string;
  /** Null: found by the card alone, so of nobody in particular. */
  readonly personUid: string | null;
  readonly matchedBy: "nik" | "kk";
}

/** What the register says of a row's numbers. */
export interface PastFound {
  readonly byNik: {
    readonly id: string;
    readonly villageCode: string;
    readonly uid: string;
    readonly name: string;
  } | null;
  readonly byKk: { readonly id: string; readonly villageCode: string } | null;
}

export interface PastMatch {
  readonly line: PastLine | null;
  readonly note: MatchNote | null;
}

/** Names less alike than this are two people. */
const LIKE = 0.8;

/**
 * A row's person by NIK, else its family by card. A NIK under quite another name is somebody else's or mistyped: the row is left out, and
 * not tried by its card. A family that lives elsewhere than the list says is taken, and told: it moved.
 * @param villageName name of a village of the regency by its code
 */
export function matchPast(row: PastRow, found: PastFound, villageName: (code: string) => string): PastMatch {
  const { byNik, byKk } = found;
  if (byNik !== null && row.name !== null && !isLike(row.name, byNik.name)) return { line: null, note: "NAME_DIFFERS" };
  const family = byNik ?? byKk;
  if (family === null) return { line: null, note: "NOT_MATCHED" };
  const { status, decile, programmes } = row;
  const line: PastLine = {
    householdId: family.id,
    villageCode: family.villageCode,
    personUid: byNik?.uid ?? null,
    matchedBy: byNik === null ? "kk" : "nik",
    ...{ status, decile, programmes },
  };
  return { line, note: livesThere(row.village, family.villageCode, villageName) ? null : "LIVES_ELSEWHERE" };
}

function isLike(said: string, ours: string): boolean {
  return nameSimilarity(normaliseName(said), normaliseName(ours)) >= LIKE;
}

/** A list that names no village says nothing of it. */
function livesThere(said: string | null, code: string, villageName: (code: string) => string): boolean {
  if (said === null) return true;
  const digits = said.replace(/[\s.]/g, "");
  if (/^\d+$/.test(digits)) return digits.length !== 10 || digits === code;
  return bareName(said) === bareName(villageName(code));
}

function bareName(text: string): string {
  return plainWords(text).replace(/^(desa|kelurahan|kel) /, "");
}

/** Where a line stands: one of a person, or one of a card, for each family. */
export function lineKey({ householdId, personUid }: Pick<PastLine, "householdId" | "personUid">): string {
  return `${householdId} ${personUid ?? ""}`;
}

/** Several rows of one card become one line. */
export function joinLines(lines: readonly PastLine[]): readonly PastLine[] {
  const joined = new Map<string, PastLine>();
  for (const line of lines) {
    const other = joined.get(lineKey(line));
    joined.set(lineKey(line), other === undefined ? line : { ...other, ...joinedWords(other, line) });
  }
  return [...joined.values()];
}

/** Lines that the register does not have as they are. */
export function newLines(lines: readonly PastLine[], recorded: ReadonlyMap<string, PastWord>): readonly PastLine[] {
  return lines.filter((line) => {
    const own = recorded.get(lineKey(line));
    return own === undefined || !sameWord(own, line);
  });
}
