import * as z from "zod";
import { noticeSchema } from "../notice/notice";

const count = z.number().int().min(0);

/** How long a code confirms an address, how often it may be tried, and how often one may ask for another in a day. */
export const CODE_HOURS = 24;
export const CODE_TRIES = 5;
export const CODES_A_DAY = 5;

/** What a mail is about. Kinds, codes, days and counts: the text is made from these alone, when it is sent. */
export const mailSchema = z.discriminatedUnion("kind", [
  /** The code follows from the id, which is worth nothing without the key. */
  z.strictObject({ kind: z.literal("confirm"), pendingId: z.uuid() }),
  z.strictObject({ kind: z.literal("reminder"), lines: z.array(noticeSchema).min(1).max(20) }),
  z.strictObject({ kind: z.literal("digest"), lines: z.array(noticeSchema).length(1) }),
  z.strictObject({ kind: z.literal("delegation"), lines: z.array(noticeSchema).length(1) }),
  z.strictObject({ kind: z.literal("training"), lines: z.array(noticeSchema).length(1) }),
  z.strictObject({ kind: z.literal("access"), lines: z.array(noticeSchema).length(1) }),
  z.strictObject({ kind: z.literal("decision"), agreed: count, returned: count, rejected: count, applied: count }),
]);
export type MailFacts = z.infer<typeof mailSchema>;
export type MailKind = MailFacts["kind"];

const MINUTE_MS = 60_000;
/** Minutes until the next try, after the first, the second, ...; then the mail is given up. */
export const RETRY_MINUTES = [1, 5, 15, 60, 180, 360] as const;
export const MOST_TRIES = RETRY_MINUTES.length + 1;
/** Much longer than sending one mail may take. */
const LEASE_MINUTES = 5;

/** Until when a mail is its sender's alone; after that it is due again: whoever was sending it is gone. */
export function leaseEnd(now: Date): Date {
  return new Date(now.getTime() + LEASE_MINUTES * MINUTE_MS);
}

/**
 * When a mail is tried again after a failure; null: it is given up.
 * @param tries how often it was tried, this one included
 */
export function nextTry(tries: number, isPermanent: boolean, now: Date): Date | null {
  const minutes = isPermanent ? undefined : RETRY_MINUTES[tries - 1];
  return minutes === undefined ? null : new Date(now.getTime() + minutes * MINUTE_MS);
}

export const addressSchema = z.email().max(254);

/** The six digits of a code from a keyed hash. */
export function codeFrom(hash: Uint8Array): string {
  const [a = 0, b = 0, c = 0, d = 0] = hash;
  const number = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
  return String(number % 1_000_000).padStart(6, "0");
}

/** How an address stands on its owner's page. */
export interface MailSettings {
  readonly isConfigured: boolean;
  readonly address: string | null;
  readonly pending: { readonly address: string; readonly until: Date } | null;
  readonly wantsDigest: boolean;
}

/** A mail that could not be sent, as an administrator reads it: whose and what, never where to. */
export interface GivenUpMail {
  readonly id: string;
  readonly userName: string;
  readonly kind: MailKind;
  readonly at: Date;
  readonly fault: string;
}
