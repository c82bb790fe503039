import type { GlassLevel } from "./glass";

export const GLASS_PATH = "/akses/darurat";
export const OWN_GLASS_PATH = "/akun/darurat";

type Zone = "Asia/Jakarta" | "Asia/Makassar" | "Asia/Jayapura";

/** Access in an emergency as its holder, its opener and those who were told read it. */
export interface GlassLine {
  readonly id: string;
  readonly holderName: string;
  readonly openedByName: string;
  readonly level: GlassLevel;
  readonly regionLabel: string;
  readonly zone: Zone;
  readonly reason: string;
  readonly validFrom: Date;
  /** When it ends, or did: its own end, or when it was closed. Exclusive. */
  readonly endsAt: Date;
  readonly isOpen: boolean;
  readonly wasClosed: boolean;
  /** Families shown by name meanwhile, in lists too. */
  readonly families: number;
  readonly isHolder: boolean;
  readonly canClose: boolean;
}
