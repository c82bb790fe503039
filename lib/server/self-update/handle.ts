import "server-only";
import { type CheckToken, formatCheckToken } from "@/lib/domain/meeting/check-token";
import { readSelfUpdate } from "@/lib/domain/self-update/told";
import { addressOfRequest } from "@/lib/server/auth/request-place";
import { type Lead, sendingId } from "@/lib/server/command/plain-form";
import { cookieOf } from "./cookie";
import { enterByLetter } from "./enter";
import { recordSelfUpdate } from "./record";
import { CITIZEN_COOKIE, type CitizenSession, citizenCookie, endCitizenSession, findCitizenSession } from "./session";

/** What an address calls the reason that nothing was sent. */
export const PROBLEM = {
  period: "masa",
  busy: "diproses",
  gone: "isi",
  blank: "kosong",
  stale: "lain",
  shape: "bentuk",
} as const;

/** The letter's code and two facts. */
export async function enter(form: URLSearchParams, request: Request): Promise<Lead> {
  const field = (name: string) => form.get(name) ?? "";
  const address = addressOfRequest(request);
  const entry = {
    code: field("kode"),
    day: field("hari"),
    month: field("bulan"),
    year: field("tahun"),
    cardEnd: field("kk"),
  };
  const entered = await enterByLetter(entry, address, new Date());
  if (!entered.ok) return { to: `/mandiri?masalah=${entered.fault}` };
  return { to: "/mandiri/keluarga", cookie: citizenCookie(entered.cookie) };
}

/** What the family says. The session ends with its receipt: a borrowed phone shows nothing afterwards. */
export async function send(form: URLSearchParams, request: Request): Promise<Lead> {
  const now = new Date();
  const id = sendingId(form);
  const session = await sessionOf(request, now, id);
  if (session === null) return out();
  const input = readSelfUpdate(form.get("jenis") ?? "", form.get("cerita") ?? "");
  if (input === null) return { to: "/mandiri/keluarga?masalah=isi" };
  const recorded = await recordSelfUpdate(session, { ...input, id }, now);
  return recorded.ok ? toReceipt(recorded.receipt) : { to: `/mandiri/keluarga?masalah=${PROBLEM[recorded.fault]}` };
}

/** The proof, and out on this device. */
export function toReceipt(receipt: CheckToken): Lead {
  return { to: `/mandiri/bukti/${formatCheckToken(receipt)}`, cookie: citizenCookie(null) };
}

/** Out, wherever the cookie is. */
export async function leave(_form: URLSearchParams, request: Request): Promise<Lead> {
  const session = await sessionOf(request, new Date());
  if (session !== null) await endCitizenSession(session);
  return { to: "/mandiri", cookie: citizenCookie(null) };
}

/** Where a family whose time is over is led. */
export function out(): Lead {
  return { to: "/mandiri?masalah=waktu", cookie: citizenCookie(null) };
}

/** @param sendingId see {@link findCitizenSession} */
export async function sessionOf(
  request: Request,
  now: Date,
  sendingId: string | null = null,
): Promise<CitizenSession | null> {
  return findCitizenSession(cookieOf(request, CITIZEN_COOKIE), now, sendingId);
}
