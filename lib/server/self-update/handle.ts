import "server-only";
import { formatCheckToken } from "@/lib/domain/meeting/check-token";
import { readSelfUpdate } from "@/lib/domain/self-update/told";
import { addressOf } from "@/lib/server/auth/request-place";
import { readBody } from "@/lib/server/command/respond";
import { enterByLetter } from "./enter";
import { recordSelfUpdate } from "./record";
import { type CitizenSession, citizenCookie, citizenCookieName, readCitizenSession } from "./session";

const FORM_BYTES = 16_384;
const FORM = "application/x-www-form-urlencoded";

/**
 * Plain forms for browsers without script. A page of ours sent it: the origin, or what the browser itself says of the site, is ours; a request
 * that says neither is refused. The session's cookie is never sent from another site.
 */
export function fromOwnForm(request: Request): boolean {
  const { headers } = request;
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin") return false;
  const origin = headers.get("origin");
  if (origin !== null && (!URL.canParse(origin) || new URL(origin).host !== headers.get("host"))) return false;
  if (origin === null && site === null) return false;
  return (headers.get("content-type") ?? "").split(";")[0] === FORM;
}

type Fields = (name: string) => string;

/** Wraps every plain form of a citizen: own page, a small body, and an answer that leads on with a page of its own. */
export function citizenForm(handle: (request: Request, field: Fields) => Promise<Response>) {
  return async (request: Request): Promise<Response> => {
    if (!fromOwnForm(request)) return plain(403);
    const body = await readBody(request, FORM_BYTES);
    if (body === null) return plain(413);
    const fields = new URLSearchParams(Buffer.from(body).toString("utf8"));
    return handle(request, (name) => fields.get(name) ?? "");
  };
}

function plain(status: number): Response {
  return new Response("", { status, headers: { "Cache-Control": "private, no-store" } });
}

/** On to a page; without the form, so that going back sends nothing twice. */
function leadTo(path: string, cookie?: string): Response {
  const headers = new Headers({ Location: path, "Cache-Control": "private, no-store" });
  if (cookie !== undefined) headers.append("Set-Cookie", cookie);
  return new Response(null, { status: 303, headers });
}

/** The letter's code and two facts. */
export async function enter(request: Request, field: Fields): Promise<Response> {
  const address = addressOf({ "x-forwarded-for": request.headers.get("x-forwarded-for") ?? "" });
  const entry = {
    code: field("kode"),
    day: field("hari"),
    month: field("bulan"),
    year: field("tahun"),
    cardEnd: field("kk"),
  };
  const entered = await enterByLetter(entry, address, new Date());
  if (!entered.ok) return leadTo(`/mandiri?masalah=${entered.fault}`);
  return leadTo("/mandiri/keluarga", citizenCookie(entered.cookie));
}

/** What the family says. The session ends with its receipt: a borrowed phone shows nothing afterwards. */
export async function send(request: Request, field: Fields): Promise<Response> {
  const now = new Date();
  const session = sessionOf(request, now);
  if (session === null) return leadTo("/mandiri?masalah=waktu", citizenCookie(null));
  const input = readSelfUpdate(field("jenis"), field("cerita"));
  if (input === null) return leadTo("/mandiri/keluarga?masalah=isi");
  const recorded = await recordSelfUpdate(session, input, now);
  if (!recorded.ok) return leadTo(`/mandiri/keluarga?masalah=${recorded.fault === "period" ? "masa" : "isi"}`);
  return leadTo(`/mandiri/bukti/${formatCheckToken(recorded.receipt)}`, citizenCookie(null));
}

/** Out, on this device. */
export async function leave(): Promise<Response> {
  return leadTo("/mandiri", citizenCookie(null));
}

function sessionOf(request: Request, now: Date): CitizenSession | null {
  const cookie = (request.headers.get("cookie") ?? "")
    .split(";")
    .map((pair) => pair.trim().split("="))
    .find(([name]) => name === citizenCookieName());
  return readCitizenSession(cookie?.[1], now);
}
