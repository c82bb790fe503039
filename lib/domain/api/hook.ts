import * as z from "zod";
import { instantSchema, regionCodeSchema, told } from "./schema";

/** What a hook tells: that there is something to read, or that somebody tries it. Nothing of any family ever. */
export const HOOK_KINDS = ["changes", "test"] as const;
export type HookKind = (typeof HOOK_KINDS)[number];

export const EVENT_TYPES = { changes: "changes.available", test: "hook.test" } as const satisfies Record<
  HookKind,
  string
>;

/** The body of an event, as its receiver may rely on it. */
export const hookEventSchema = z.strictObject({
  type: told(
    z.enum([EVENT_TYPES.changes, EVENT_TYPES.test]),
    "changes.available: ada perubahan baru, bacalah /changes dari penanda terakhir Anda. hook.test: percobaan.",
    "changes.available: something changed, read /changes from your last place on. hook.test: a try.",
  ),
  timestamp: told(instantSchema, "Kapan kabar ini dibuat.", "When this event was made."),
  data: z.strictObject({
    client: told(z.uuid(), "Nomor klien.", "Client id."),
    region: told(regionCodeSchema, "Wilayah klien.", "The client's region."),
  }),
});
export type HookEvent = z.infer<typeof hookEventSchema>;

/** As Standard Webhooks has it: 32 random bytes in base64 after the mark. */
export const HOOK_SECRET_SHAPE = /^whsec_[A-Za-z0-9+/]{43}=$/;

export const MOST_ADDRESS = 500;
export const HOOK_STATES = ["active", "stopped"] as const;
export type HookState = (typeof HOOK_STATES)[number];

export type AddressProblem = "NO_ADDRESS" | "TOO_LONG" | "NOT_HTTPS" | "CREDENTIALS" | "FRAGMENT" | "NUMBER";

/**
 * What is wrong with where events are to go, or null. Whether its name leads to a public machine is asked when something is sent.
 * @param privateHosts `host:port` that whoever runs the portal has named; those alone may be numbers, or spoken to without TLS
 */
export function addressProblem(text: string, privateHosts: ReadonlySet<string>): AddressProblem | null {
  if (text.length > MOST_ADDRESS) return "TOO_LONG";
  if (!URL.canParse(text)) return "NO_ADDRESS";
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") return "CREDENTIALS";
  if (url.hash !== "") return "FRAGMENT";
  if (isListed(url, privateHosts)) return null;
  if (url.protocol !== "https:") return "NOT_HTTPS";
  return isNumber(url.hostname) ? "NUMBER" : null;
}

const USUAL_PORT: Readonly<Record<string, string>> = { "https:": "443", "http:": "80" };

export function isListed(url: URL, privateHosts: ReadonlySet<string>): boolean {
  const port = url.port || USUAL_PORT[url.protocol];
  return port !== undefined && privateHosts.has(`${url.hostname}:${port}`);
}

/** An IP address; the parser of addresses has made one of every other way to write it (octal, one number). */
function isNumber(hostname: string): boolean {
  return hostname.startsWith("[") || /^\d+(?:\.\d+){3}$/.test(hostname);
}

const MINUTE_MS = 60_000;
/** Minutes until the next try, after the first, the second, ...: two and a half days in all; then the hook is stopped. */
export const HOOK_RETRY_MINUTES = [1, 5, 30, 120, 360, 720, 1440, 1440] as const;
export const MOST_HOOK_TRIES = HOOK_RETRY_MINUTES.length + 1;
/** Longer than one try may take. */
const LEASE_MINUTES = 2;

/** Until when an event is its sender's alone. */
export function hookLeaseEnd(now: Date): Date {
  return new Date(now.getTime() + LEASE_MINUTES * MINUTE_MS);
}

/**
 * When an event is tried again; null: given up.
 * @param tries how often it was tried, this one included
 */
export function nextHookTry(tries: number, now: Date): Date | null {
  const minutes = HOOK_RETRY_MINUTES[tries - 1];
  return minutes === undefined ? null : new Date(now.getTime() + minutes * MINUTE_MS);
}

export const HOOK_FAULTS = ["PRIVATE_ADDRESS", "NO_HOST", "UNREACHABLE", "TLS", "TIMEOUT", "STATUS", "GONE"] as const;
/** Why an event was not taken. `STATUS`: an answer that is no yes; `GONE`: 410, which asks to be left alone. */
export type HookFault = (typeof HOOK_FAULTS)[number];

/** What a receiver's status says; null: taken. A redirection is no yes: events go where two people can read that they go. */
export function faultOfStatus(status: number): HookFault | null {
  if (status >= 200 && status < 300) return null;
  return status === 410 ? "GONE" : "STATUS";
}

export interface HookTry {
  readonly id: string;
  readonly kind: HookKind;
  readonly madeAt: Date;
  readonly state: "waiting" | "sent" | "given-up";
  readonly tries: number;
  readonly nextAt: Date;
  readonly endedAt: Date | null;
  readonly status: number | null;
  readonly fault: HookFault | null;
}

/** A client's hook as its page shows it: never its secret. */
export interface ClientHook {
  readonly address: string;
  readonly state: HookState;
  readonly setBy: string;
  readonly setAt: Date;
}
