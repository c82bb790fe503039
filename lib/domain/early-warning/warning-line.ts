import type { Programme, Standing, Vulnerable } from "./programme";

/** A family at a programme's limit, as the list shows it. */
export interface WarningLine {
  readonly publicId: string;
  readonly headName: string;
  readonly villageName: string;
  readonly place: string;
  readonly decile: number;
  /** In the snapshot before; null where it was in none. */
  readonly before: number | null;
  readonly snapshotId: string | null;
  readonly programmes: readonly { readonly programme: Programme; readonly standing: Standing }[];
  readonly who: readonly Vulnerable[];
}
