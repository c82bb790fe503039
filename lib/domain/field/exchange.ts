import type { FieldOperation, OperationResult } from "./operation";

/** Carries `deviceId.secret`: the device's own pass, good for synchronising alone (see DECISIONS). */
export const DEVICE_HEADER = "x-mutakhir-device";

/** How long a device may go without contact before its share is withdrawn: sealed, not lost. */
export const OFFLINE_DAYS = 14;
/** Of one person, not revoked: a phone, a spare, a laptop, and what was forgotten somewhere. */
export const MOST_DEVICES = 10;
/** Wrong PINs before the device gives its share up. */
export const PIN_TRIES = 10;
/** Families on one device at most. */
export const TAKE_ALONG_MOST = 1_000;
/** Acknowledged operations stay on the device this long, for a server that was restored (OFFLINE rules 2 and 13). */
export const KEEP_DAYS = 30;
/** A clock that is off by more is told. */
export const SKEW_MS = 5 * 60_000;
/** Bytes of a photo that go in one request: six seconds at 50 kbit/s. */
export const CHUNK_BYTES = 32_768;

/** Asks for a place on this device. Needs a sign-in; everything after needs the device's pass alone. */
export interface EnrolRequest {
  readonly do: "enrol";
  /** Made by the device, kept for good. */
  readonly deviceId: string;
  /** What its owner calls it; never a family's name. */
  readonly label: string;
  /** Whose device it is to be, where a lock of theirs stands already: refused under any other sign-in. */
  readonly owner?: string | undefined;
}

/**
 * Asks for a new pass for a device that is this person's already: its share was withdrawn, its time ran out, its PIN is
 * forgotten. Needs a sign-in. The halves are the same as before, so what lies on the device opens.
 */
export interface RenewRequest {
  readonly do: "renew";
  readonly deviceId: string;
  /** Whose lock it is. Then NOT_FOUND says which of two it is: `somebody-else` is signed in, or the portal has no `unknown-device` of theirs. */
  readonly owner?: string | undefined;
}

/** The device has removed what this person had on it. Authenticated by the pass of the revoked device. */
export interface WipedRequest {
  readonly do: "wiped";
  /** Photos that went with it and never reached the portal. */
  readonly photos: number;
}

/** How much of each photo has arrived. */
export interface UploadsRequest {
  readonly do: "uploads";
  /** At most 100. */
  readonly ids: readonly string[];
}

/** What became of one piece of a photo. */
export interface PieceAnswer {
  /** Bytes that are there from the beginning without a gap. */
  readonly bytes: number;
  /** It is stored as a photo. */
  readonly whole: boolean;
}

export interface UploadsAnswer {
  /** Of an unknown one 0 bytes. */
  readonly uploads: Readonly<Record<string, PieceAnswer>>;
}

/** What a sign-in gives a device: at the first time, and again after the share was withdrawn or has run out. */
export interface Enrolment {
  readonly deviceId: string;
  /** Kept on the device under the PIN. */
  readonly secret: string;
  /** 32 bytes, base64: half of the key to what lies on the device, and the key of receipts and orders. */
  readonly share: string;
  /** 32 bytes, base64, never kept on the device: opens what lies there when the PIN is forgotten. */
  readonly recovery: string;
  /** Public key (P-256, JWK) that a hand-over file is encrypted to. */
  readonly handoverKey: JsonWebKey;
  readonly epoch: string;
  readonly now: number;
  readonly userId: string;
  readonly displayName: string;
  readonly grantId: string;
  /** "Operator Desa - Labuhan Lalar", for choosing an account on a shared phone. */
  readonly placeLabel: string;
}

/** What a device has that the portal has not. */
export interface Waiting {
  /** Operations. */
  readonly count: number;
  /** Since when the oldest waits, photos among it; device clock. */
  readonly since: number | null;
  /** Photos, which may wait alone; absent from earlier builds. */
  readonly photos?: number;
}

/** Says how the device is, sends what waits, asks what became of earlier operations. */
export interface ExchangeRequest {
  readonly do: "exchange";
  readonly epoch: string | null;
  /** Device clock in milliseconds, at sending. */
  readonly sentAt: number;
  readonly waiting: Waiting;
  readonly version: string;
  /** Operations whose fate the device does not know: sent, and no answer came. */
  readonly ask: readonly string[];
  /** The last mark that this device heard; null before the first exchange. */
  readonly mark: string | null;
  /** Up to when it has heard what others did with its families, server clock; absent where it does not ask this time. */
  readonly since?: number | null;
  readonly operations: readonly FieldOperation[];
}

/** What a person may do now with what lies on the device: their grant as of this request, so that the clock of trainings reaches it. */
export interface FieldMay {
  readonly maySubmit: boolean;
  readonly mayRegister: boolean;
  readonly mayMove: boolean;
}

export interface ExchangeAnswer {
  /** Null for a device that was taken away. */
  readonly may: FieldMay | null;
  readonly epoch: string;
  readonly now: number;
  readonly results: readonly OperationResult[];
  /** Of what was asked: the result, or null where the server has never seen it. */
  readonly known: Readonly<Record<string, OperationResult | null>>;
  /** Made for this answer and remembered with the device's last sixteen. */
  readonly mark: string;
  /**
   * The device named a mark that this server never gave it: the server was set back to a moment before, whatever its epoch says. (That
   * single operations are known proves nothing: a delayed request may have brought them again.)
   */
  readonly isSetBack: boolean;
  readonly order: WipeOrder | null;
  /**
   * Families that somebody else did something with, each as {@link stirText} summed up; absent where it was not asked. Of a family that it does
   * not hold a device learns nothing by it.
   */
  readonly stirred?: readonly string[];
}

/** What is summed up (SHA-256) of a family for {@link ExchangeAnswer.stirred}, under the answer's mark. */
export function stirText(mark: string, householdId: string): string {
  return `stirred|${mark}|${householdId}`;
}

/** Of the sum in hex: enough for a thousand families not to be taken for another. */
export const STIR_LETTERS = 16;

/**
 * Asked from a locked screen, where the pass is sealed with everything else: whether the device may go on. It says under the share which one
 * it is, and hears nothing of anybody's data. Counts as no contact.
 */
export interface KnockRequest {
  readonly do: "knock";
  readonly deviceId: string;
  /** Device clock. */
  readonly at: number;
  /** It has removed what this person had on it, by order. */
  readonly isWiped: boolean;
  /** Over {@link knockText} under the device's share, base64url. */
  readonly mac: string;
}

export function knockText({ deviceId, at, isWiped }: Omit<KnockRequest, "do" | "mac">): string {
  return `knock|${deviceId}|${at}|${isWiped ? "wiped" : "here"}`;
}

/** `open`: as before. `sealed`: only a sign-in opens it. `called-back`: it was revoked, and the order says so. */
export type KnockAnswer =
  | { readonly state: "open" | "sealed"; readonly order: null }
  | { readonly state: "called-back"; readonly order: WipeOrder };

/** The device was revoked: it removes what this person has on it. MAC over `wipe|deviceId|at` under the share. */
export interface WipeOrder {
  readonly kind: "wipe";
  readonly at: number;
  readonly mac: string;
}

/** What the person chose to take along. */
export type Selection =
  | {
      readonly by: "rt";
      readonly places: readonly {
        readonly rw: string | null;
        readonly rt: string | null;
        readonly dusun: string | null;
      }[];
    }
  | { readonly by: "families"; readonly ids: readonly string[] }
  /** What was given to this person to visit. */
  | { readonly by: "assignment" };

/** What there is to take along, before choosing. Counts alone. */
export interface ChoicesRequest {
  readonly do: "choices";
}

export interface Choices {
  readonly places: readonly {
    readonly dusun: string | null;
    readonly rw: string | null;
    readonly rt: string | null;
    readonly families: number;
    /** Of these, with no proposal in this period yet. */
    readonly untouched: number;
  }[];
  readonly assigned: number;
  /** Bytes that one family takes on the device, by the village's average. */
  readonly bytesEach: number;
}

/** Asks for a page of the village's families to choose from one by one. */
export interface ListRequest {
  readonly do: "list";
  /** A name, NIK or card number; empty for all. */
  readonly words: string;
  /** `next` of the page before; null for the first. */
  readonly after: string | null;
}

/** Longest words that a list is searched by. */
export const LIST_WORDS = 100;

export interface VillageList {
  readonly families: readonly {
    readonly id: string;
    readonly headName: string;
    readonly dusun: string | null;
    readonly rw: string | null;
    readonly rt: string | null;
  }[];
  /** Null on the last page. */
  readonly next: string | null;
  /** More were found than are told: more words narrow it. */
  readonly isCut: boolean;
}
