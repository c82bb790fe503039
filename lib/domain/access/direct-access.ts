import { ROLE_SCOPE_MODE, type Role } from "./role";

export const DIRECT_ACCESS_PATH = "/akun/akses-langsung";
/** How far back the list of what one was told goes, in days. */
export const DIRECT_DAYS = 90;

const OPENS_FOR_OTHERS: readonly Role[] = ["administrator", "trainer"];

/** Roles that open families' data when they are given: by reading them, or by opening them for others. Their owners are told. */
export function opensData(role: Role): boolean {
  return ROLE_SCOPE_MODE[role] !== "aggregate" || OPENS_FOR_OTHERS.includes(role);
}

type Zone = "Asia/Jakarta" | "Asia/Makassar" | "Asia/Jayapura";

/** A duty that was opened without training, or an account whose password could be chosen anew, as an owner of the data reads it. */
export interface DirectLine {
  readonly id: string;
  readonly kind: "access" | "code";
  readonly holderName: string;
  readonly role: Role;
  readonly regionLabel: string;
  readonly zone: Zone;
  readonly at: Date;
  /** Who gave it, until when (null: open) and why; null for a code. */
  readonly given: { readonly by: string; readonly until: Date | null; readonly reason: string } | null;
  readonly isOpen: boolean;
}
