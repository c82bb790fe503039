import { addressOf, one, type Query } from "../list/address";
import { GROUPS, type Group } from "./group";
import { isSnapshotId } from "./snapshot";

/** What the page of an area's dynamics shows; all of it stands in its address. */
export interface DynamicsChoice {
  /** The later snapshot; null: the newest that the area has. */
  readonly to: string | null;
  /** Compared with the same quarter of the year before, instead of the snapshot before. */
  readonly isYear: boolean;
  readonly group: Group;
}

const GROUP_WORDS = { all: "semua", women: "perempuan", elder: "lansia", disabled: "disabilitas" } as const;

/** Unknown or malformed choices read as the usual ones: an old address never breaks a page. */
export function readDynamicsChoice(query: Query): DynamicsChoice {
  const to = one(query, "potret");
  return {
    to: isSnapshotId(to) ? to : null,
    isYear: one(query, "banding") === "tahun",
    group: GROUPS.find((group) => GROUP_WORDS[group] === one(query, "kelompok")) ?? "all",
  };
}

/** Tables of the page that can be taken along. */
export const DYNAMICS_TABLES = ["matriks", "angka", "sebab", "pemicu", "bantuan"] as const;
export type DynamicsTable = (typeof DYNAMICS_TABLES)[number];

export function dynamicsHref(code: string, choice: Partial<DynamicsChoice> = {}, page = ""): string {
  return addressOf(`/dasbor/${code}/dinamika${page}`, {
    potret: choice.to ?? "",
    banding: choice.isYear === true ? "tahun" : "",
    kelompok: choice.group === undefined || choice.group === "all" ? "" : GROUP_WORDS[choice.group],
  });
}

/** Where a table of the page is had as a file. */
export function dynamicsFileHref(code: string, choice: DynamicsChoice, table: DynamicsTable): string {
  const href = dynamicsHref(code, choice, "/unduh");
  return `${href}${href.includes("?") ? "&" : "?"}tabel=${table}`;
}
