import {
  type BoxKind,
  type BoxRow,
  type Change,
  type FieldStore,
  type Held,
  type OperationRow,
  type PhotoRow,
  StoreGone,
} from "@/lib/client/field/field-store";
import type { Sealed } from "@/lib/client/seal/sealed-box";
import type { MemoryVaults } from "./memory-vaults";

/** What the process was killed for: nothing after this call happens. */
export class Killed extends Error {}

/** What lies on the disk; it outlives the windows that write to it. */
export class Disk {
  operations: readonly OperationRow[] = [];
  boxes: readonly BoxRow[] = [];
  photos: readonly PhotoRow[] = [];
  pictures: ReadonlyMap<string, Sealed> = new Map();
  nextSeq = 1;
  isGone = false;
}

const isAt = (kind: BoxKind, id: string) => (box: Pick<BoxRow, "kind" | "id">) => box.kind === kind && box.id === id;

/** A window's hold on the disk. `kill` lets it live for so many more calls: the last is either written whole or not at all. */
export class MemoryFieldStore implements FieldStore {
  private callsLeft = Number.POSITIVE_INFINITY;
  private isLastWritten = true;

  /** @param vaults where the locks lie, to be emptied with the rest */
  constructor(
    readonly disk: Disk,
    private readonly vaults?: MemoryVaults,
  ) {}

  killAfter(calls: number, isLastWritten: boolean): void {
    this.callsLeft = calls;
    this.isLastWritten = isLastWritten;
  }

  async operations() {
    this.live();
    return this.disk.operations;
  }

  async box(kind: BoxKind, id: string) {
    this.live();
    return this.disk.boxes.find(isAt(kind, id)) ?? null;
  }

  async boxes(kind: BoxKind) {
    this.live();
    return this.disk.boxes.filter((box) => box.kind === kind);
  }

  async photos() {
    this.live();
    return this.disk.photos;
  }

  async picture(id: string) {
    this.live();
    return this.disk.pictures.get(id) ?? null;
  }

  async claim(kind: BoxKind, id: string, owner: string) {
    this.live();
    const held = this.disk.boxes.find(isAt(kind, id));
    if (held === undefined) return null;
    this.disk.boxes = this.disk.boxes.map((box) => (box === held ? { ...box, owner } : box));
    return held;
  }

  async commit(change: Change): Promise<boolean> {
    const isLast = this.callsLeft <= 1;
    if (isLast && !this.isLastWritten) this.die();
    if (this.callsLeft <= 0) throw new Killed();
    this.callsLeft -= 1;
    const isDone = this.write(change);
    if (isLast) throw new Killed(); // on the disk, and nobody hears of it
    return isDone;
  }

  async wipe(mayGo: (held: Held) => boolean = () => true): Promise<boolean> {
    this.live();
    const { operations, boxes, photos } = this.disk;
    if (!mayGo({ operations, photos, records: boxes.filter(({ kind }) => kind === "record") })) return false;
    this.disk.operations = [];
    this.disk.boxes = [];
    this.disk.photos = [];
    this.disk.pictures = new Map();
    this.disk.isGone = true;
    for (const { userId } of (await this.vaults?.all()) ?? []) await this.vaults?.remove(userId);
    return true;
  }

  private write(change: Change): boolean {
    const { disk } = this;
    if (disk.isGone) throw new StoreGone();
    const { guard } = change;
    if (guard !== undefined) {
      if (disk.boxes.find(isAt(guard.kind, guard.id))?.owner !== guard.owner) return false;
    }
    const known = new Set(disk.operations.map(({ opId }) => opId));
    const added = (change.append ?? [])
      .filter(({ opId }) => !known.has(opId))
      .map((row) => {
        disk.nextSeq += 1;
        return { ...row, seq: disk.nextSeq };
      });
    const updated = new Map((change.update ?? []).map((row) => [row.seq, row]));
    disk.operations = [...disk.operations.map((row) => updated.get(row.seq) ?? row), ...added].filter(
      ({ seq }) => !(change.remove ?? []).includes(seq),
    );
    const boxes = change.boxes ?? [];
    const goneBoxes = [...boxes, ...(change.removeBoxes ?? [])];
    disk.boxes = [...disk.boxes.filter((box) => !goneBoxes.some(({ kind, id }) => isAt(kind, id)(box))), ...boxes];
    this.writePhotos(change);
    return true;
  }

  private writePhotos({ photos = [], newPhotos = [], removePhotos = [] }: Change): void {
    const { disk } = this;
    const left = disk.photos.filter(({ id }) => !removePhotos.includes(id));
    disk.photos = [
      ...left.map((row) => photos.find(({ id }) => id === row.id) ?? row),
      ...newPhotos.map(({ sealed: _apart, ...row }) => row),
    ];
    const pictures = [...disk.pictures].filter(([id]) => !removePhotos.includes(id));
    disk.pictures = new Map([...pictures, ...newPhotos.map(({ id, sealed }) => [id, sealed] as const)]);
  }

  private live(): void {
    if (this.callsLeft <= 0) throw new Killed();
  }

  private die(): never {
    this.callsLeft = 0;
    throw new Killed();
  }
}
