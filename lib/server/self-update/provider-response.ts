import "server-only";
import { addressOf } from "@/lib/server/auth/request-place";
import { config } from "@/lib/server/config/config";
import { enterByProvider, leadToProvider } from "./enter-provider";
import { citizenCookie } from "./session";

const PATH = "/mandiri/oidc";
const MINUTES = 10;

/** The way to the provider, with the errand's cookie: one that comes along when the provider leads back, which is from another site. */
export async function providerDoor(request: Request): Promise<Response> {
  const led = await leadToProvider(placeOf(request), new Date());
  return led.ok ? leadTo(led.to, [errandCookie(led.cookie)]) : leadTo(`/mandiri?masalah=${led.fault}`, []);
}

/**
 * The way back. The family's cookie goes to pages of ours alone, and what another site leads to is not that: a page in between leads on.
 */
export async function providerReturn(request: Request): Promise<Response> {
  const answer = new URL(request.url).searchParams;
  const entered = await enterByProvider(answer, errandOf(request), placeOf(request), new Date());
  return entered.ok
    ? leadTo("/mandiri/lanjut", [errandCookie(null), citizenCookie(entered.cookie)])
    : leadTo(`/mandiri?masalah=${entered.fault}`, [errandCookie(null)]);
}

function placeOf(request: Request): string {
  return addressOf({ "x-forwarded-for": request.headers.get("x-forwarded-for") ?? "" });
}

function isSecure(): boolean {
  return config().publicUrl.startsWith("https:");
}

function cookieName(): string {
  return isSecure() ? "__Secure-mutakhir-jalan" : "mutakhir-jalan";
}

function errandCookie(value: string | null): string {
  const age = value === null ? 0 : MINUTES * 60;
  return `${cookieName()}=${value ?? ""}; Path=${PATH}; HttpOnly; SameSite=Lax; Max-Age=${age}${isSecure() ? "; Secure" : ""}`;
}

function errandOf(request: Request): string | undefined {
  const pairs = (request.headers.get("cookie") ?? "").split(";").map((pair) => pair.trim().split("="));
  return pairs.find(([name]) => name === cookieName())?.[1];
}

function leadTo(to: string, cookies: readonly string[]): Response {
  const headers = new Headers({ Location: to, "Cache-Control": "private, no-store" });
  for (const cookie of cookies) headers.append("Set-Cookie", cookie);
  return new Response(null, { status: 303, headers });
}
