import { makeVault, type VaultRow, type VaultStore } from "@/lib/client/field/vault";

/** Locks in memory. */
export class MemoryVaults implements VaultStore {
  private readonly rows = new Map<string, VaultRow>();

  readonly all = async () => [...this.rows.values()];
  readonly read = async (userId: string) => this.rows.get(userId) ?? null;
  write = async (row: VaultRow): Promise<void> => void this.rows.set(row.userId, row);
  update = async (userId: string, change: (row: VaultRow) => VaultRow): Promise<VaultRow | null> => {
    const held = this.rows.get(userId);
    if (held === undefined) return null;
    const row = change(held);
    this.rows.set(userId, row);
    return row;
  };
  readonly remove = async (userId: string) => void this.rows.delete(userId);

  /** The only lock. */
  row(): VaultRow {
    const [row] = this.rows.values();
    if (row === undefined) throw new Error("no lock");
    return row;
  }
}

const half = () => Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64");

/** A person's lock whose PIN is quickly tried. */
export async function lockedBy(
  pin: string,
  { now, ...given }: { readonly now: number; readonly share?: string; readonly deviceId?: string },
): Promise<MemoryVaults> {
  const vaults = new MemoryVaults();
  const { share = half(), deviceId = "device" } = given;
  const whose = { userId: "person", deviceId, label: "A (contoh)" };
  await makeVault(vaults, { ...whose, pin, halves: { share, recovery: half() }, now, iterations: 10 });
  return vaults;
}
