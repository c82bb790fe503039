import { levelOf } from "../dashboard/area";
import type { DashboardArea } from "../dashboard/overview";
import { addressOf, isUuid, type Moment, momentText, one, type Query, readMoment } from "../list/address";
import type { DataReach } from "./data-reach";
import type { Role } from "./role";

export const WATCH_PATH = "/akses/otomatis";
export const EXCEPTIONS_PATH = "/akses/otomatis/perlu";
export const HOLDERS_PATH = "/akses/otomatis/siapa";

type Zone = "Asia/Jakarta" | "Asia/Makassar" | "Asia/Jayapura";

/** A person of a line; their page opens for those whom the reader manages wholly. */
export interface WatchedPerson {
  readonly userId: string;
  readonly name: string;
  readonly isManaged: boolean;
  readonly role: Role;
  readonly regionLabel: string;
  readonly zone: Zone;
}

/** Where a door stands by the clock, with its word in the address. */
export const DOOR_STATES = ["open", "coming", "closed"] as const;
export type DoorState = (typeof DOOR_STATES)[number];
const DOOR_WORDS = { open: "terbuka", coming: "akan-datang", closed: "tertutup" } as const satisfies Record<
  DoorState,
  string
>;

export interface DoorFilter {
  /** Null: all. */
  readonly state: DoorState | null;
  readonly after: Moment | null;
}

export function readDoorFilter(query: Query): DoorFilter {
  const word = one(query, "keadaan");
  return {
    state: DOOR_STATES.find((state) => DOOR_WORDS[state] === word) ?? null,
    after: readMoment(one(query, "sesudah")),
  };
}

export function doorHref({ state, after }: DoorFilter): string {
  return addressOf(WATCH_PATH, { keadaan: state === null ? "" : DOOR_WORDS[state], sesudah: momentText(after) });
}

/** A door that a training opened, opens or has opened. */
export interface DoorLine extends WatchedPerson {
  readonly id: string;
  readonly level: "provisional" | "full";
  readonly state: DoorState;
  readonly isSuspended: boolean;
  readonly validFrom: Date;
  /** Exclusive. */
  readonly validTo: Date;
  /** The training of the seat or of the pass; null for a pass without one. */
  readonly title: string | null;
}

export interface DoorPage {
  readonly lines: readonly DoorLine[];
  readonly counts: Readonly<Record<DoorState, number>>;
  /** Of a wide area when they were counted; null: now. */
  readonly countedAt: Date | null;
  readonly next: Moment | null;
}

/** What an administrator looks at: everything else runs by the clock. */
export const EXCEPTION_KINDS = [
  "below-profile",
  "no-paper",
  "many-villages",
  "not-invited",
  "certificate-ends",
  "unanswered",
  "unsigned",
  "without-training",
  "break-glass",
] as const;
export type ExceptionKind = (typeof EXCEPTION_KINDS)[number];
const EXCEPTION_WORDS = {
  "below-profile": "di-bawah-syarat",
  "no-paper": "tanpa-berkas-sk",
  "many-villages": "beberapa-desa",
  "not-invited": "belum-diundang",
  "certificate-ends": "sertifikat-berakhir",
  unanswered: "belum-menjawab",
  unsigned: "belum-tanda-tangan",
  "without-training": "tanpa-pelatihan",
  "break-glass": "akses-darurat",
} as const satisfies Record<ExceptionKind, string>;

/** A post may wait so long without an invitation, or without the paper of its decree. */
export const WAIT_DAYS = 14;
/** A certificate that ends so soon needs a seat. */
export const ENDING_DAYS = 30;

export interface ExceptionFilter {
  readonly kind: ExceptionKind;
  readonly after: Moment | null;
}

export function readExceptionFilter(query: Query): ExceptionFilter {
  const word = one(query, "jenis");
  return {
    kind: EXCEPTION_KINDS.find((kind) => EXCEPTION_WORDS[kind] === word) ?? EXCEPTION_KINDS[0],
    after: readMoment(one(query, "sesudah")),
  };
}

export function exceptionHref({ kind, after }: ExceptionFilter): string {
  return addressOf(EXCEPTIONS_PATH, { jenis: EXCEPTION_WORDS[kind], sesudah: momentText(after) });
}

/** Of access in an emergency. */
export interface GlassFacts {
  readonly openedByName: string;
  /** Exclusive; when it ended or will. */
  readonly endsAt: Date;
  readonly isOpen: boolean;
  /** Families shown by name meanwhile, in lists too. */
  readonly families: number;
  readonly auditHref: string;
}

export interface ExceptionLine extends WatchedPerson {
  readonly id: string;
  /** Since when, or for a certificate until when. */
  readonly at: Date;
  /** The reason somebody below the profile was named with; of a direct grant, why it was given. */
  readonly note: string | null;
  /** Villages inside the reader's area, and how many more. */
  readonly places: readonly string[];
  readonly elsewhere: number;
  readonly training: { readonly id: string; readonly title: string; readonly canOpen: boolean } | null;
  readonly glass: GlassFacts | null;
}

export interface ExceptionPage {
  readonly lines: readonly ExceptionLine[];
  readonly counts: Readonly<Record<ExceptionKind, number>>;
  /** Of a wide area when its lists were found; null: now. */
  readonly countedAt: Date | null;
  readonly next: Moment | null;
}

export interface HolderFilter {
  /** Null: the reader's own. */
  readonly area: string | null;
  /** The grant one has seen last. */
  readonly after: string | null;
}

export function readHolderFilter(query: Query): HolderFilter {
  const area = one(query, "wilayah");
  const after = one(query, "sesudah");
  return { area: levelOf(area) === null ? null : area, after: isUuid(after) ? after : null };
}

export function holderHref({ area, after }: HolderFilter, path = HOLDERS_PATH): string {
  return addressOf(path, { wilayah: area ?? "", sesudah: after ?? "" });
}

/** Somebody who can open data of an area. */
export interface HolderLine extends WatchedPerson {
  readonly id: string;
  readonly regionCode: string;
  readonly level: "provisional" | "full";
  readonly reach: DataReach;
  readonly validFrom: Date;
  readonly validTo: Date | null;
  readonly source: string;
}

export interface HolderPage {
  readonly area: DashboardArea;
  readonly lines: readonly HolderLine[];
  readonly total: number;
  /** Of a wide area when it was counted; null: now. */
  readonly countedAt: Date | null;
  readonly next: string | null;
}
